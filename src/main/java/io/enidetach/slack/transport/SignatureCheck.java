package io.enidetach.slack.transport;

import io.enidetach.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Slack's request signature over the raw bytes (reference slack-platform.md, c): constant time, past and future alike. */
final class SignatureCheck {
    static final String SIGNATURE_HEADER = "X-Slack-Signature";
    static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    private final SecretKeySpec key;
    private final Clock clock;

    // A secret cannot be empty: anybody could sign with that, and Bolt would put a constant in its place.
    SignatureCheck(Secret signingSecret, Clock clock) {
        this.key = new SecretKeySpec(signingSecret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** What a signature proves. */
    enum Proof {
        /** Slack sent these bytes just now. */
        GENUINE,
        /** Slack sent these bytes at another time: somebody may have recorded them. */
        OLD,
        /** Nothing. */
        NONE
    }

    /** What the one signature and the one timestamp given prove of these bytes. */
    Proof proof(List<String> timestamps, List<String> signatures, byte[] body) {
        if (timestamps.size() != 1
                || signatures.size() != 1
                || !SECONDS.matcher(timestamps.get(0)).matches()) {
            return Proof.NONE;
        }
        boolean signed = MessageDigest.isEqual(
                signature(timestamps.get(0), body).getBytes(StandardCharsets.US_ASCII),
                signatures.get(0).getBytes(StandardCharsets.UTF_8));
        if (!signed) {
            return Proof.NONE;
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(timestamps.get(0));
        return Math.abs(age) <= WINDOW.toSeconds() ? Proof.GENUINE : Proof.OLD;
    }

    private String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }
}
