package io.enidetach.cloud.tencent.v2;

import io.enidetach.cloud.tencent.wire.Hmac;
import io.enidetach.cloud.tencent.wire.SignatureMethod;
import io.enidetach.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The signature of API 2.0 (reference tencent-vpc-api.md, 1.4): every parameter but the signature, sorted, raw. */
final class QcloudSignature {

    private QcloudSignature() {}

    /**
     * The signature in base64, not URL-encoded.
     *
     * @param method {@code GET} or {@code POST}
     * @param host the Host header that is sent, with its port where it has one
     */
    static String of(String method, String host, String path, Map<String, String> parameters, Secret key) {
        boolean sha256 = SignatureMethod.HMAC_SHA256.wireName().equals(parameters.get("SignatureMethod"));
        SignatureMethod hash = sha256 ? SignatureMethod.HMAC_SHA256 : SignatureMethod.HMAC_SHA1;
        byte[] signature = Hmac.of(
                hash.wireName(),
                key.value().getBytes(StandardCharsets.UTF_8),
                stringToSign(method, host, path, parameters));
        return Base64.getEncoder().encodeToString(signature);
    }

    static String stringToSign(String method, String host, String path, Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(x -> x.getKey().replace('_', '.') + "=" + x.getValue())
                        .collect(Collectors.joining("&", method + host + path + "?", ""));
    }
}
