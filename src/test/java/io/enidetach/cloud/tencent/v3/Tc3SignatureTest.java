package io.enidetach.cloud.tencent.v3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.tencent.Vectors;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.secret.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Tc3SignatureTest {

    static Stream<Arguments> vectors() {
        return Vectors.named("v3-").map(x -> Arguments.of(x.path("name").asText(), x));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void every_vector_is_reproduced(String name, JsonNode vector) {
        Map<String, String> headers = new HashMap<>();
        vector.path("signedHeaderValues")
                .properties()
                .forEach(x -> headers.put(x.getKey(), x.getValue().asText()));
        var sheet = new Tc3Signature.Sheet(
                vector.path("method").asText(),
                vector.path("query").asText(),
                headers,
                vector.path("payload").asText());
        var credentials = new Credentials(
                new Secret(vector.path("secretId").asText()),
                new Secret(vector.path("secretKey").asText()),
                Optional.empty());

        assertThat(Tc3Signature.authorization(
                        sheet,
                        vector.path("service").asText(),
                        Instant.ofEpochSecond(vector.path("timestamp").asLong()),
                        credentials))
                .isEqualTo(vector.path("authorization").asText());
    }
}
