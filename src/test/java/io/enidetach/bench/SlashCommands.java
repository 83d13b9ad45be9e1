package io.enidetach.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed slash commands as bytes on the wire, each with a trigger of its own. One for each thread. */
final class SlashCommands {
    private static final AtomicLong NUMBER = new AtomicLong();
    private final Mac mac;
    private final Sender sender;
    private final LongFunction<String> text;

    /** Who types where, in which workspace. */
    record Sender(String team, String app, String user, String channel, String signingSecret) {}

    /** @param text what is typed, by the number of the command */
    SlashCommands(Sender sender, LongFunction<String> text) {
        this.sender = sender;
        this.text = text;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sender.signingSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] next() {
        long number = NUMBER.incrementAndGet();
        Map<String, String> fields = Map.of(
                "token", "unused",
                "team_id", sender.team(),
                "api_app_id", sender.app(),
                "channel_id", sender.channel(),
                "user_id", sender.user(),
                "command", "/eni-detach",
                "text", text.apply(number),
                "trigger_id", "1." + number + ".bench" + ProcessHandle.current().pid(),
                // Nobody listens on the discard port, so that private answers cost the bot one refused connection.
                "response_url", "http://127.0.0.1:9/commands/" + number);
        String body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        long now = Instant.now().getEpochSecond();
        byte[] hash = mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.UTF_8));
        String request = "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "X-Slack-Request-Timestamp: " + now + "\r\n"
                + "X-Slack-Signature: v0=" + HexFormat.of().formatHex(hash) + "\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        return request.getBytes(StandardCharsets.UTF_8);
    }
}
