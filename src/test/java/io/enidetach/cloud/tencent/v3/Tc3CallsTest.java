package io.enidetach.cloud.tencent.v3;

import static io.enidetach.cloud.tencent.Fixture.ASK;
import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static io.enidetach.cloud.tencent.Fixture.SERVER;
import static io.enidetach.cloud.tencent.Fixture.VPC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.enidetach.cloud.tencent.Fixture;
import io.enidetach.cloud.tencent.ScriptedCloud;
import io.enidetach.cloud.tencent.TencentCloud;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.request.Region;
import io.enidetach.secret.Secret;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Tc3CallsTest {
    private final ScriptedCloud scripted = new ScriptedCloud(Generation.V3);

    @AfterEach
    void close() {
        scripted.close();
    }

    private RecordedRequest heardAfter(Runnable call) {
        scripted.says("{\"Response\":{}}");
        call.run();
        return scripted.heard();
    }

    private static Map<?, ?> json(RecordedRequest request) throws Exception {
        return new JsonMapper().readValue(request.getBody().utf8(), Map.class);
    }

    @Test
    void a_detach_is_a_signed_json_post() throws Exception {
        RecordedRequest request = heardAfter(() -> scripted.cloud().writer().detach(ASK));

        assertThat(request.getRequestLine()).isEqualTo("POST / HTTP/1.1");
        assertThat(request.getHeaders().get("Host")).isEqualTo("127.0.0.1:" + scripted.port());
        assertThat(request.getHeaders().get("X-TC-Action")).isEqualTo("DetachNetworkInterface");
        assertThat(request.getHeaders().get("X-TC-Version")).isEqualTo("2017-03-12");
        assertThat(request.getHeaders().get("X-TC-Region")).isEqualTo("ap-guangzhou");
        assertThat(request.getHeaders().get("X-TC-Timestamp")).isEqualTo("1731000000");
        assertThat(request.getHeaders().get("X-TC-Token")).isNull();
        assertThat(json(request))
                .isEqualTo(Map.of(
                        "NetworkInterfaceId", ENI.value(), "InstanceId", SERVER.value(), "ClientToken", ASK.token()));
        assertThat(request.getHeaders().get("Authorization")).isEqualTo(independentAuthorization(request));
    }

    /** From what arrived, in the plainest way: nothing of the signer is used. */
    private static String independentAuthorization(RecordedRequest request) throws Exception {
        String canonical = "POST\n/\n\ncontent-type:" + request.getHeaders().get("Content-Type") + "\nhost:"
                + request.getHeaders().get("Host") + "\nx-tc-action:"
                + request.getHeaders().get("X-TC-Action").toLowerCase(Locale.ROOT)
                + "\n\ncontent-type;host;x-tc-action\n"
                + sha256(request.getBody().toByteArray());
        String scope = "2024-11-07/vpc/tc3_request";
        String text = "TC3-HMAC-SHA256\n1731000000\n" + scope + "\n" + sha256(canonical.getBytes(UTF_8));
        byte[] key = hmac(hmac(hmac(("TC3" + Fixture.KEY).getBytes(UTF_8), "2024-11-07"), "vpc"), "tc3_request");
        return "TC3-HMAC-SHA256 Credential=" + Fixture.KEY_ID + "/" + scope
                + ", SignedHeaders=content-type;host;x-tc-action, Signature="
                + HexFormat.of().formatHex(hmac(key, text));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "any"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    @Test
    void a_token_travels_as_a_header() {
        var settings = Fixture.settings(
                Generation.V3, scripted.port(), Fixture.wide(), Optional.of(new Secret(Fixture.TOKEN)));
        scripted.says("{\"Response\":{}}");
        try (TencentCloud cloud = Fixture.open(settings)) {
            cloud.writer().attach(ASK);
        }
        RecordedRequest request = scripted.heard();

        assertThat(request.getHeaders().get("X-TC-Token")).isEqualTo(Fixture.TOKEN);
        assertThat(request.getHeaders().get("X-TC-Action")).isEqualTo("AttachNetworkInterface");
    }

    @Test
    void each_look_sends_its_own_parameters() throws Exception {
        var reader = scripted.cloud().reader();

        assertThat(json(heardAfter(() -> reader.eni(GUANGZHOU, ENI))))
                .isEqualTo(Map.of("NetworkInterfaceIds", List.of(ENI.value())));
        assertThat(json(heardAfter(() -> reader.vpc(GUANGZHOU, VPC))))
                .isEqualTo(Map.of("VpcIds", List.of(VPC.value())));
        RecordedRequest server = heardAfter(() -> reader.server(GUANGZHOU, SERVER));
        assertThat(json(server)).isEqualTo(Map.of("InstanceIds", List.of(SERVER.value())));
        assertThat(server.getHeaders().get("Authorization")).contains("/cvm/tc3_request,");
        assertThat(json(heardAfter(() -> reader.task(GUANGZHOU, "f23d1450")))).isEqualTo(Map.of("TaskId", "f23d1450"));
    }

    @ParameterizedTest
    @CsvSource({
        "ap-guangzhou, https://vpc.tencentcloudapi.com/",
        "ap-shanghai-fsi, https://vpc.ap-shanghai-fsi.tencentcloudapi.com/",
        "shjr, https://vpc.ap-shanghai-fsi.tencentcloudapi.com/"
    })
    void finance_regions_have_their_own_host(String region, String url) {
        assertThat(Tc3Calls.url(Endpoint.of(Generation.V3), "vpc", new Region(region)))
                .hasToString(url);
    }

    @Test
    void an_endpoint_that_was_set_is_kept_in_every_region() {
        assertThat(Tc3Calls.url(new Endpoint("http://127.0.0.1:8080"), "vpc", new Region("ap-shanghai-fsi")))
                .hasToString("http://127.0.0.1:8080/");
    }
}
