package io.enidetach.cloud.tencent.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.tencent.Vectors;
import io.enidetach.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QcloudSignatureTest {

    static Stream<Arguments> vectors() {
        return Vectors.named("v2-").map(x -> Arguments.of(x.path("name").asText(), x));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void every_vector_is_reproduced(String name, JsonNode vector) {
        Map<String, String> parameters = new HashMap<>();
        vector.path("params")
                .properties()
                .forEach(x -> parameters.put(x.getKey(), x.getValue().asText()));
        String method = vector.path("method").asText();
        String host = vector.path("host").asText();
        String path = vector.path("path").asText();

        assertThat(QcloudSignature.stringToSign(method, host, path, parameters))
                .isEqualTo(vector.path("stringToSign").asText());
        assertThat(QcloudSignature.of(
                        method,
                        host,
                        path,
                        parameters,
                        new Secret(vector.path("secretKey").asText())))
                .isEqualTo(vector.path("signature").asText());
    }

    @Test
    void there_are_vectors_for_both_methods_and_both_hashes() {
        assertThat(Vectors.named("v2-")
                        .map(x ->
                                x.path("method").asText() + x.path("algorithm").asText()))
                .contains("GETHmacSHA1", "GETHmacSHA256", "POSTHmacSHA1", "POSTHmacSHA256");
    }
}
