package io.enidetach.sandbox.tencent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An Authorization header of TC3-HMAC-SHA256, and what it should be for a request. */
record V3Signature(String secretId, String date, String service, String signedHeaders, String signature) {
    private static final Pattern SHAPE =
            Pattern.compile("TC3-HMAC-SHA256\\s+Credential=([^/,\\s]+)/(\\d{4}-\\d\\d-\\d\\d)"
                    + "/([a-z0-9]+)/tc3_request,\\s*SignedHeaders=([a-z0-9;-]+),\\s*Signature=([0-9a-f]{64})");

    static Optional<V3Signature> parse(String authorization) {
        Matcher parts = SHAPE.matcher(authorization);
        return parts.matches()
                ? Optional.of(
                        new V3Signature(parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5)))
                : Optional.empty();
    }

    /** Content type and host have to be signed; the names have to be in order. */
    boolean coversEnough() {
        List<String> names = names();
        return names.contains("content-type")
                && names.contains("host")
                && names.equals(names.stream().sorted().collect(Collectors.toList()));
    }

    boolean fits(Incoming in, String timestamp, String secretKey) {
        String expected = sign(textToSign(timestamp, canonical(in)), secretKey);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** Exactly the bytes received: the raw query of a GET, the body of a POST, header values as they came. */
    String canonical(Incoming in) {
        boolean get = in.method().equals("GET");
        String headers = names().stream()
                .map(name -> name + ":" + in.header(name).trim().toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining());
        String query = get ? in.query() : "";
        return String.join(
                "\n", in.method(), "/", query, headers, signedHeaders, sha256(get ? new byte[0] : in.body()));
    }

    String textToSign(String timestamp, String canonicalRequest) {
        String scope = date + "/" + service + "/tc3_request";
        String hash = sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8));
        return String.join("\n", "TC3-HMAC-SHA256", timestamp, scope, hash);
    }

    String sign(String text, String secretKey) {
        byte[] key = ("TC3" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, service, "tc3_request")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private List<String> names() {
        return Arrays.asList(signedHeaders.split(";"));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
