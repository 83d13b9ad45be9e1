package io.enidetach.sandbox.tencent;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs v3 requests on its own, written from the signature page. Every field may be spoilt by a test. */
final class V3Client {
    private static final String JSON_TYPE = "application/json; charset=utf-8";

    private final URI cloud;
    private final Map<String, String> headers = new TreeMap<>();
    private final String body;
    private Instant at;
    private String service = "vpc";
    private String key = CloudCase.KEY.secretKey();
    private String secretId = CloudCase.KEY.secretId();

    V3Client(URI cloud, Clock clock, String action, String body) {
        this.cloud = cloud;
        this.body = body;
        at = clock.instant();
        headers.put("X-TC-Action", action);
        headers.put("X-TC-Version", "2017-03-12");
        headers.put("X-TC-Region", "ap-guangzhou");
    }

    V3Client header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    V3Client without(String name) {
        headers.remove(name);
        return this;
    }

    V3Client key(String id, String secret) {
        secretId = id;
        key = secret;
        return this;
    }

    V3Client at(Instant other) {
        at = other;
        return this;
    }

    V3Client service(String other) {
        service = other;
        return this;
    }

    HttpRequest post() {
        return signed("POST", JSON_TYPE, "", body)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** The body text is taken as the query. */
    HttpRequest get() {
        return signed("GET", "application/x-www-form-urlencoded", body, "").build();
    }

    /** Signed for one body, sent with another. */
    HttpRequest postOther(String otherBody) {
        return signed("POST", JSON_TYPE, "", body)
                .POST(HttpRequest.BodyPublishers.ofString(otherBody))
                .build();
    }

    private HttpRequest.Builder signed(String method, String type, String query, String payload) {
        String timestamp = Long.toString(at.getEpochSecond());
        String date = at.atZone(ZoneOffset.UTC).toLocalDate().toString();
        String canonical = method + "\n/\n" + query + "\ncontent-type:" + type + "\nhost:" + cloud.getAuthority()
                + "\n\ncontent-type;host\n" + sha256(payload);
        String scope = date + "/" + service + "/tc3_request";
        String text = "TC3-HMAC-SHA256\n" + timestamp + "\n" + scope + "\n" + sha256(canonical);
        byte[] derived = hmac(("TC3" + key).getBytes(StandardCharsets.UTF_8), date);
        derived = hmac(hmac(derived, service), "tc3_request");
        HttpRequest.Builder request = HttpRequest.newBuilder(cloud.resolve(query.isEmpty() ? "/" : "/?" + query))
                .header("Content-Type", type)
                .header("X-TC-Timestamp", timestamp)
                .header(
                        "Authorization",
                        "TC3-HMAC-SHA256 Credential=" + secretId + "/" + scope
                                + ", SignedHeaders=content-type;host, Signature="
                                + HexFormat.of().formatHex(hmac(derived, text)));
        headers.forEach(request::header);
        return request;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
