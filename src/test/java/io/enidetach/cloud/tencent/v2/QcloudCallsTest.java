package io.enidetach.cloud.tencent.v2;

import static io.enidetach.cloud.tencent.Fixture.ASK;
import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static io.enidetach.cloud.tencent.Fixture.SERVER;
import static io.enidetach.cloud.tencent.Fixture.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.tencent.Fixture;
import io.enidetach.cloud.tencent.ScriptedCloud;
import io.enidetach.cloud.tencent.TencentCloud;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.secret.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QcloudCallsTest {
    private final ScriptedCloud scripted = new ScriptedCloud(Generation.V2);

    @AfterEach
    void close() {
        scripted.close();
    }

    private RecordedRequest heardAfter(Runnable call) {
        scripted.says("{\"code\":0}");
        call.run();
        return scripted.heard();
    }

    private static Map<String, String> own(RecordedRequest request) {
        Map<String, String> form = ScriptedCloud.form(request);
        form.keySet().removeIf(name -> Character.isUpperCase(name.charAt(0)));
        return form;
    }

    @Test
    void a_detach_is_a_form_post_with_everything_that_must_be_signed() throws Exception {
        RecordedRequest request = heardAfter(() -> scripted.cloud().writer().detach(ASK));
        String host = "127.0.0.1:" + scripted.port();
        Map<String, String> form = ScriptedCloud.form(request);

        assertThat(request.getRequestLine()).isEqualTo("POST /v2/index.php HTTP/1.1");
        assertThat(request.getHeaders().get("Host")).isEqualTo(host);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(form)
                .containsEntry("Action", "DetachNetworkInterface")
                .containsEntry("Region", "ap-guangzhou")
                .containsEntry("Timestamp", "1731000000")
                .containsEntry("SecretId", Fixture.KEY_ID)
                .containsEntry("SignatureMethod", "HmacSHA256")
                .doesNotContainKey("Token");
        assertThat(form.get("Signature")).isEqualTo(independentSignature(form, host));
        assertThat(own(request))
                .isEqualTo(
                        Map.of("vpcId", VPC.value(), "networkInterfaceId", ENI.value(), "instanceId", SERVER.value()));
    }

    private static String independentSignature(Map<String, String> form, String host) throws Exception {
        String text = new TreeMap<>(form)
                .entrySet().stream()
                        .filter(x -> !x.getKey().equals("Signature"))
                        .map(x -> x.getKey() + "=" + x.getValue())
                        .collect(Collectors.joining("&"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Fixture.KEY.getBytes("UTF-8"), "any"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(("POST" + host + "/v2/index.php?" + text).getBytes("UTF-8")));
    }

    @Test
    void a_token_is_sent_and_signed() throws Exception {
        var settings = Fixture.settings(
                Generation.V2, scripted.port(), Fixture.wide(), Optional.of(new Secret(Fixture.TOKEN)));
        scripted.says("{\"code\":0}");
        try (TencentCloud cloud = Fixture.open(settings)) {
            cloud.writer().attach(ASK);
        }
        Map<String, String> form = ScriptedCloud.form(scripted.heard());

        assertThat(form).containsEntry("Token", Fixture.TOKEN).containsEntry("Action", "AttachNetworkInterface");
        assertThat(form.get("Signature")).isEqualTo(independentSignature(form, "127.0.0.1:" + scripted.port()));
    }

    @Test
    void each_look_sends_its_own_parameters() {
        var reader = scripted.cloud().reader();

        assertThat(own(heardAfter(() -> reader.eni(GUANGZHOU, ENI))))
                .isEqualTo(Map.of("networkInterfaceId", ENI.value(), "limit", "50"));
        assertThat(own(heardAfter(() -> reader.vpc(GUANGZHOU, VPC))))
                .isEqualTo(Map.of("vpcId", VPC.value(), "limit", "50"));
        assertThat(own(heardAfter(() -> reader.server(GUANGZHOU, SERVER))))
                .isEqualTo(Map.of("instanceIds.0", SERVER.value(), "limit", "50"));
        assertThat(own(heardAfter(() -> reader.task(GUANGZHOU, "16284")))).isEqualTo(Map.of("taskId", "16284"));
    }

    @Test
    void no_nonce_is_used_twice() {
        var unit = new Nonces(new Random(1));
        var nonces = IntStream.range(0, 10_000).map(i -> unit.next()).boxed().toList();

        assertThat(nonces).doesNotHaveDuplicates().allSatisfy(x -> assertThat(x).isPositive());
    }

    @Test
    void nonces_begin_elsewhere_in_each_process_and_never_turn_negative() {
        assertThat(new Nonces(new Random(1)).next()).isNotEqualTo(new Nonces(new Random(2)).next());

        var unit = new Nonces(new Random() {
            private static final long serialVersionUID = 1;

            @Override
            public int nextInt(int from, int to) {
                return to - 1;
            }
        });
        assertThat(unit.next()).isEqualTo(Integer.MAX_VALUE);
        assertThat(unit.next()).isEqualTo(1);
    }
}
