package io.enidetach.cloud.tencent.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of UTF-8 text. */
public final class Hmac {

    private Hmac() {}

    /** @param algorithm {@code HmacSHA256} or {@code HmacSHA1}, which every Java has */
    public static byte[] of(String algorithm, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + algorithm + " in this Java", e);
        }
    }
}
