package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class V2StrictnessTest extends CloudCase {

    private V2Client list() {
        return new V2Client(cloud.uri(), clock, "DescribeNetworkInterfaces", "eniName", "shop db+/é😀");
    }

    private V2Client at(Duration offset) {
        long second = clock.instant().plus(offset).getEpochSecond();
        return list().with("Timestamp", Long.toString(second));
    }

    private int code(HttpRequest request) {
        return json(request).get("code").asInt();
    }

    @Test
    void a_well_signed_call_passes_as_get_form_and_multipart_with_either_hash() {
        assertThat(code(list().get())).isZero();
        assertThat(code(list().post())).isZero();
        assertThat(code(list().multipart())).isZero();
        assertThat(code(list().without("SignatureMethod").post())).isZero();
        assertThat(code(list().with("SignatureMethod", "hmacsha256").post())).isZero();
    }

    @Test
    void a_wrong_key_is_4100_and_an_unknown_one_4104() {
        assertThat(code(list().key("another").post())).isEqualTo(4100);
        assertThat(code(list().with("SecretId", "AKIDNOBODY").post())).isEqualTo(4104);
    }

    @Test
    void the_clock_may_be_five_minutes_off_and_not_a_second_more() {
        assertThat(code(at(Duration.ofSeconds(300)).post())).isZero();
        assertThat(code(at(Duration.ofSeconds(-300)).post())).isZero();
        assertThat(code(at(Duration.ofSeconds(301)).post())).isEqualTo(4500);
        assertThat(code(at(Duration.ofSeconds(-301)).post())).isEqualTo(4500);
        assertThat(code(list().with("Timestamp", "9999999999999999999").post())).isEqualTo(4500);
    }

    @Test
    void a_nonce_works_once() {
        V2Client call = list();
        assertThat(code(call.post())).isZero();
        JsonNode second = json(call.post());
        assertThat(second.get("code").asInt()).isEqualTo(4500);
        assertThat(second.get("codeDesc").asText()).isEqualTo("InvalidRequest.ReplayAttack");
        assertThat(code(call.with("Nonce", "777777777777").post())).isZero();
    }

    @Test
    void a_nonce_is_not_used_up_by_a_forged_call() {
        V2Client call = list().with("Nonce", "4711471147114711");
        assertThat(code(call.key("another").post())).isEqualTo(4100);
        assertThat(code(call.key(KEY.secretKey()).post())).isZero();
    }

    @Test
    void an_unknown_action_is_6100() {
        assertThat(code(new V2Client(cloud.uri(), clock, "DetachEverything").post()))
                .isEqualTo(6100);
    }

    @Test
    void missing_common_parameters_are_4000_and_named() {
        for (String name : new String[] {"Action", "Region", "Timestamp", "Nonce", "SecretId"}) {
            JsonNode answer = json(list().without(name).post());
            assertThat(answer.get("code").asInt()).as(name).isEqualTo(4000);
            assertThat(answer.get("message").asText()).contains(name);
        }
        assertThat(code(list().with("Region", "ap-nowhere").post())).isEqualTo(4000);
        assertThat(code(list().with("Nonce", "-5").post())).isEqualTo(4000);
    }

    @Test
    void temporary_credentials_need_their_token() {
        Credentials temporary = new Credentials(KEY.secretId(), KEY.secretKey(), Optional.of("sts+/=token"));
        try (CloudServer other = CloudServer.start(model, temporary, 0)) {
            V2Client without = new V2Client(other.uri(), clock, "DescribeVpcEx");
            assertThat(code(without.post())).isEqualTo(4105);
            V2Client right = new V2Client(other.uri(), clock, "DescribeVpcEx", "Token", "sts+/=token");
            assertThat(code(right.post())).isZero();
        }
        assertThat(code(list().with("Token", "uncalled-for").post())).isEqualTo(4105);
    }

    @Test
    void a_short_region_is_the_modern_one() {
        JsonNode answer = json(new V2Client(cloud.uri(), clock, "DescribeVpcEx", "Region", "sh").post());
        assertThat(answer.get("totalCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/data/0/unVpcId").asText()).isEqualTo("vpc-sh4ngha1");
    }

    @Test
    void another_path_is_not_found() {
        HttpRequest request =
                HttpRequest.newBuilder(cloud.uri().resolve("/v3/index.php")).build();
        assertThat(send(request).statusCode()).isEqualTo(404);
    }

    @Test
    void calls_are_written_down_without_secrets() {
        V2Client call = new V2Client(cloud.uri(), clock, "DescribeVpcEx", "vpcId", "vpc-7t9nf3pu");
        json(call.post());
        json(call.key("another").post());
        assertThat(cloud.calls().count("DescribeVpcEx")).isEqualTo(2);
        Call refused = cloud.calls().all().get(1);
        assertThat(refused.outcome()).startsWith("4100");
        assertThat(refused.operation()).isEqualTo(new Call.Operation("v2", "DescribeVpcEx", "ap-guangzhou"));
        assertThat(refused.parameters()).containsOnlyKeys("vpcId");
        assertThat(refused.toString()).doesNotContain(KEY.secretId(), call.params.get("Signature"));
    }
}
