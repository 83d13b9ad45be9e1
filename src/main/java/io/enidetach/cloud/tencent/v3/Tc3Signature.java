package io.enidetach.cloud.tencent.v3;

import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The signature TC3-HMAC-SHA256 of API 3.0 (reference tencent-vpc-api.md, 3.3). */
final class Tc3Signature {
    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String HASH = "HmacSHA256";

    /**
     * What is signed.
     *
     * @param query the encoded text after {@code ?}, empty for a POST
     * @param headers those that are signed, exactly as they are sent; at least {@code content-type} and {@code host}
     * @param payload the body, empty for a GET
     */
    record Sheet(String method, String query, Map<String, String> headers, String payload) {}

    private Tc3Signature() {}

    /** The Authorization header. */
    static String authorization(Sheet sheet, String service, Instant at, Credentials credentials) {
        SortedMap<String, String> headers = new TreeMap<>();
        sheet.headers()
                .forEach((name, value) -> headers.put(lower(name), lower(value).strip()));
        String date = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        String scope = date + "/" + service + "/tc3_request";
        String names = String.join(";", headers.keySet());
        String text = String.join(
                "\n", ALGORITHM, Long.toString(at.getEpochSecond()), scope, hash(canonical(sheet, headers, names)));
        byte[] day = hmac(("TC3" + credentials.key().value()).getBytes(StandardCharsets.UTF_8), date);
        byte[] key = hmac(hmac(day, service), "tc3_request");
        return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(
                        ALGORITHM,
                        credentials.id().value(),
                        scope,
                        names,
                        HexFormat.of().formatHex(hmac(key, text)));
    }

    private static String canonical(Sheet sheet, SortedMap<String, String> headers, String names) {
        String lines = headers.entrySet().stream()
                .map(x -> x.getKey() + ":" + x.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", sheet.method(), "/", sheet.query(), lines, names, hash(sheet.payload()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static byte[] hmac(byte[] key, String text) {
        return Hmac.of(HASH, key, text);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this Java", e);
        }
    }
}
