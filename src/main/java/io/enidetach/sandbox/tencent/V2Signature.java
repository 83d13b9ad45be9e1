package io.enidetach.sandbox.tencent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of API 2.0: HMAC over method, host, path and the raw sorted parameters. */
final class V2Signature {
    private V2Signature() {}

    /** Whether {@code params}' Signature is the right one; host is the Host header as received, port included. */
    static boolean fits(Incoming in, Map<String, String> params, String secretKey) {
        String expected = sign(text(in.method(), in.header("host"), in.path(), params), params, secretKey);
        byte[] given = params.getOrDefault("Signature", "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given);
    }

    static String text(String method, String host, String path, Map<String, String> params) {
        // Sorted by the names as sent; only then "_" becomes ".", as the official clients do it.
        return new TreeMap<>(params)
                .entrySet().stream()
                        .filter(pair -> !pair.getKey().equals("Signature"))
                        .map(pair -> pair.getKey().replace('_', '.') + "=" + pair.getValue())
                        .collect(Collectors.joining("&", method + host + path + "?", ""));
    }

    static String sign(String text, Map<String, String> params, String secretKey) {
        // Anything else, or nothing, means SHA-1.
        String algorithm = "HmacSHA256".equals(params.get("SignatureMethod")) ? "HmacSHA256" : "HmacSHA1";
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
