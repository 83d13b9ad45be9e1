package io.enidetach.slack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names one delivery of a payload (contract, 8), hashed so that no trigger is stored anywhere. */
final class DeliveryKey {
    private DeliveryKey() {}

    static String command(String triggerId) {
        return hashed("cmd:" + triggerId);
    }

    static String click(String channel, String ts, String user, String actionId, String actionTs) {
        return hashed(String.join(":", "click", channel, ts, user, actionId, actionTs));
    }

    static String form(String viewId) {
        return hashed("view:" + viewId);
    }

    private static String hashed(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
