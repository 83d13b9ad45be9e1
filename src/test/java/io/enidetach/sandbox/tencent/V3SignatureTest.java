package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class V3SignatureTest {
    private static final String HEX = "0123456789abcdef".repeat(4);

    @TestFactory
    Stream<DynamicTest> every_published_and_computed_vector_comes_out() throws IOException {
        return V2SignatureTest.vectors("v3")
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> comesOut(vector)));
    }

    private static void comesOut(JsonNode vector) {
        V3Signature signature =
                V3Signature.parse(vector.get("authorization").asText()).orElseThrow();
        Incoming in = incoming(vector);
        String canonical = signature.canonical(in);
        assertThat(canonical).isEqualTo(vector.get("canonicalRequest").asText());
        String timestamp = vector.get("timestamp").asText();
        String text = signature.textToSign(timestamp, canonical);
        assertThat(text).isEqualTo(vector.get("stringToSign").asText());
        String key = vector.get("secretKey").asText();
        assertThat(signature.sign(text, key)).isEqualTo(vector.get("signature").asText());
        assertThat(signature.coversEnough()).isTrue();
        assertThat(signature.fits(in, timestamp, key)).isTrue();
        assertThat(signature.fits(in, timestamp, key + "x")).isFalse();
    }

    private static Incoming incoming(JsonNode vector) {
        Map<String, String> headers = new HashMap<>();
        vector.get("signedHeaderValues")
                .properties()
                .forEach(pair -> headers.put(pair.getKey(), pair.getValue().asText()));
        return new Incoming(
                vector.get("method").asText(),
                "/",
                vector.get("query").asText(),
                headers,
                vector.get("payload").asText().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void host_and_content_type_must_be_signed_in_order() {
        assertThat(of("content-type;host").coversEnough()).isTrue();
        assertThat(of("content-type;host;x-tc-action").coversEnough()).isTrue();
        assertThat(of("host").coversEnough()).isFalse();
        assertThat(of("host;content-type").coversEnough()).isFalse();
    }

    private static V3Signature of(String signedHeaders) {
        return V3Signature.parse("TC3-HMAC-SHA256 Credential=AKID/2024-11-07/vpc/tc3_request, SignedHeaders="
                        + signedHeaders + ", Signature=" + HEX)
                .orElseThrow();
    }

    @Test
    void another_scheme_or_a_broken_header_is_not_taken() {
        assertThat(V3Signature.parse("")).isEmpty();
        assertThat(V3Signature.parse("Bearer x")).isEmpty();
        assertThat(V3Signature.parse(
                        "TC3-HMAC-SHA256 Credential=AKID/2024-11-07/vpc, SignedHeaders=host, Signature=" + HEX))
                .isEmpty();
    }
}
