package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The vectors as whole requests, at their time and with their keys: whatever the answer, it is not about the signature. */
final class VectorsAtTheEndpointTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Struck NO_FAULTS = new Struck(List.of());
    private static final String COMPLAINT =
            "(?s).*(Auth|Signature|SecretId|TokenCheck|TokenFailure|Replay|MissingParameter|NoSuchVersion).*";

    @TestFactory
    Stream<DynamicTest> v2_lets_every_vector_in() throws IOException {
        return V2SignatureTest.vectors("v2")
                .filter(vector -> vector.get("path").asText().equals(V2Api.PATH))
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> v2(vector)));
    }

    @TestFactory
    Stream<DynamicTest> v3_lets_every_vector_in() throws IOException {
        return V2SignatureTest.vectors("v3")
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asText(), () -> v3(vector)));
    }

    private static void v2(JsonNode vector) {
        Map<String, String> params = JSON.convertValue(vector.get("params"), new TypeReference<>() {});
        params.put("Signature", vector.get("signature").asText());
        boolean get = vector.get("method").asText().equals("GET");
        String form = params.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Incoming in = new Incoming(
                vector.get("method").asText(),
                V2Api.PATH,
                get ? form : "ignored=yes",
                Map.of("host", vector.get("host").asText(), "content-type", "application/x-www-form-urlencoded"),
                (get ? "" : form).getBytes(StandardCharsets.UTF_8));
        Credentials key = new Credentials(
                params.get("SecretId"), vector.get("secretKey").asText(), Optional.ofNullable(params.get("Token")));
        Api api = new V2Api(cloudAt(params.get("Timestamp")), key, new ClientTokens(), () -> V2Shape.NEWER);
        assertThat(api.read(in).answer(NO_FAULTS).outcome()).doesNotMatch(COMPLAINT);
        assertThat(api.read(in).answer(NO_FAULTS).outcome()).contains("Replay");
    }

    private static void v3(JsonNode vector) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "x-tc-action",
                "DescribeVpcTaskResult",
                "x-tc-version",
                "2017-03-12",
                "x-tc-region",
                vector.get("host").asText().contains("fsi") ? "ap-shanghai-fsi" : "ap-guangzhou",
                "x-tc-timestamp",
                vector.get("timestamp").asText(),
                "x-tc-token",
                vector.path("token").asText(""),
                "authorization",
                vector.get("authorization").asText()));
        vector.get("signedHeaderValues")
                .properties()
                .forEach(pair -> headers.put(pair.getKey(), pair.getValue().asText()));
        Incoming in = new Incoming(
                vector.get("method").asText(),
                "/",
                vector.get("query").asText(),
                headers,
                vector.get("payload").asText().getBytes(StandardCharsets.UTF_8));
        Credentials key = new Credentials(
                vector.get("secretId").asText(),
                vector.get("secretKey").asText(),
                Optional.ofNullable(vector.get("token")).map(JsonNode::asText));
        Api api = new V3Api(cloudAt(vector.get("timestamp").asText()), key, new ClientTokens());
        assertThat(api.read(in).answer(NO_FAULTS).outcome()).doesNotMatch(COMPLAINT);
        headers.put("host", "cvm2.tencentcloudapi.com");
        assertThat(api.read(in).answer(NO_FAULTS).outcome()).isEqualTo("AuthFailure.SignatureFailure");
    }

    private static CloudModel cloudAt(String unixSeconds) {
        return CloudModel.demo(Clock.fixed(Instant.ofEpochSecond(Long.parseLong(unixSeconds)), ZoneOffset.UTC));
    }
}
