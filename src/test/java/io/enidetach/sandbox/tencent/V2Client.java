package io.enidetach.sandbox.tencent;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs v2 requests on its own, written from the signature page. Every field may be spoilt by a test. */
final class V2Client {
    private static final AtomicLong NONCES = new AtomicLong(1);

    final Map<String, String> params = new TreeMap<>();
    private final URI cloud;
    private String key = CloudCase.KEY.secretKey();

    V2Client(URI cloud, Clock clock, String action, String... own) {
        this.cloud = cloud;
        params.put("Action", action);
        params.put("Region", "ap-guangzhou");
        params.put("Timestamp", Long.toString(clock.instant().getEpochSecond()));
        params.put("Nonce", Long.toString(NONCES.getAndIncrement()));
        params.put("SecretId", CloudCase.KEY.secretId());
        params.put("SignatureMethod", "HmacSHA256");
        for (int i = 0; i < own.length; i += 2) {
            params.put(own[i], own[i + 1]);
        }
    }

    V2Client with(String name, String value) {
        params.put(name, value);
        return this;
    }

    V2Client without(String name) {
        params.remove(name);
        return this;
    }

    V2Client key(String other) {
        key = other;
        return this;
    }

    HttpRequest post() {
        sign("POST");
        return HttpRequest.newBuilder(cloud.resolve("/v2/index.php?ignored=yes"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded()))
                .build();
    }

    HttpRequest get() {
        sign("GET");
        return HttpRequest.newBuilder(cloud.resolve("/v2/index.php?" + encoded()))
                .build();
    }

    HttpRequest multipart() {
        sign("POST");
        String parts = params.entrySet().stream()
                .map(pair -> "--XxX\r\nContent-Disposition: form-data; name=\"" + pair.getKey() + "\"\r\n\r\n"
                        + pair.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--XxX--\r\n"));
        return HttpRequest.newBuilder(cloud.resolve("/v2/index.php"))
                .header("Content-Type", "multipart/form-data; boundary=XxX")
                .POST(HttpRequest.BodyPublishers.ofString(parts))
                .build();
    }

    private String encoded() {
        return params.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void sign(String method) {
        params.remove("Signature");
        String text = method + cloud.getAuthority() + "/v2/index.php?"
                + params.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("&"));
        String name = params.getOrDefault("SignatureMethod", "").equals("HmacSHA256") ? "HmacSHA256" : "HmacSHA1";
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
            byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            params.put("Signature", Base64.getEncoder().encodeToString(signature));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
