package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class V2SignatureTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> every_published_and_computed_vector_comes_out() throws IOException {
        return vectors("v2")
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> comesOut(vector)));
    }

    static Stream<JsonNode> vectors(String api) throws IOException {
        try (InputStream file = V2SignatureTest.class.getResourceAsStream("/signature-vectors.json")) {
            JsonNode all = JSON.readTree(file).get("vectors");
            assertThat(all).hasSize(26);
            return StreamSupport.stream(all.spliterator(), false)
                    .filter(vector -> vector.get("api").asText().equals(api));
        }
    }

    private static void comesOut(JsonNode vector) {
        Map<String, String> params = JSON.convertValue(vector.get("params"), new TypeReference<>() {});
        String text = V2Signature.text(
                vector.get("method").asText(),
                vector.get("host").asText(),
                vector.get("path").asText(),
                params);
        assertThat(text).isEqualTo(vector.get("stringToSign").asText());
        assertThat(V2Signature.sign(text, params, vector.get("secretKey").asText()))
                .isEqualTo(vector.get("signature").asText());
    }
}
