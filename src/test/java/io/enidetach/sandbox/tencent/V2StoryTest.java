package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class V2StoryTest extends CloudCase {
    private static final String ENI = "eni-m6dyj72l";
    private static final String SERVER = "ins-xx44545f";

    private JsonNode call(String action, String... params) {
        return json(new V2Client(cloud.uri(), clock, action, params).post());
    }

    private JsonNode detach(String vpc, String eni, String instance) {
        return call("DetachNetworkInterface", "vpcId", vpc, "networkInterfaceId", eni, "instanceId", instance);
    }

    private JsonNode attach(String vpc, String eni, String instance) {
        return call("AttachNetworkInterface", "vpcId", vpc, "networkInterfaceId", eni, "instanceId", instance);
    }

    private JsonNode detach() {
        return detach("vpc-7t9nf3pu", ENI, SERVER);
    }

    private int status(int task) {
        return call("DescribeVpcTaskResult", "taskId", Integer.toString(task))
                .at("/data/status")
                .asInt(-1);
    }

    private static String word(JsonNode answer) {
        assertThat(answer.get("code").asInt()).isNotZero();
        return answer.get("codeDesc").asText();
    }

    @Test
    void a_detach_takes_effect_when_its_task_ends() {
        JsonNode accepted = detach();
        assertThat(accepted.get("code").isNumber()).isTrue();
        assertThat(accepted.get("codeDesc").asText()).isEqualTo("Success");
        int task = accepted.at("/data/taskId").asInt();
        assertThat(status(task)).isEqualTo(2);
        assertThat(model.serverOf(ENI)).contains(SERVER);

        clock.advance(Duration.ofSeconds(2));

        assertThat(status(task)).isZero();
        assertThat(model.serverOf(ENI)).isEmpty();
        JsonNode eni =
                call("DescribeNetworkInterfaces", "networkInterfaceId", ENI).at("/data/data/0");
        assertThat(eni.at("/instanceSet/instanceId").asText("?")).isEmpty();
        assertThat(eni.at("/privateIpAddressesSet/0/wanIp").asText()).isEqualTo("203.0.113.7");
        assertThat(word(detach())).isEqualTo("InvalidNetworkInterface.NotAttached");
    }

    @Test
    void the_older_shape_tells_the_same_story() {
        cloud.answerIn(V2Shape.OLDER);
        JsonNode accepted = detach();
        assertThat(accepted.get("code").isTextual()).isTrue();
        assertThat(accepted.get("code").asText()).isEqualTo("0");
        assertThat(accepted.has("codeDesc")).isFalse();
        assertThat(status(accepted.get("taskId").asInt())).isEqualTo(2);
        JsonNode list = call("DescribeNetworkInterfaces", "networkInterfaceId", ENI);
        assertThat(list.get("totalCount").asInt()).isEqualTo(1);
        assertThat(list.at("/data/0/instanceSet/0/instanceId").asText()).isEqualTo(SERVER);
        clock.advance(Duration.ofSeconds(2));
        assertThat(call("DescribeNetworkInterfaces", "networkInterfaceId", ENI).at("/data/0/instanceSet"))
                .isEmpty();
    }

    @Test
    void an_interface_is_locked_while_a_task_runs_on_it() {
        detach();
        JsonNode second = detach();
        assertThat(word(second)).isEqualTo("ActionLocked");
        assertThat(second.get("code").asInt()).isEqualTo(9005);
        assertThat(word(attach("vpc-7t9nf3pu", ENI, SERVER))).isEqualTo("ActionLocked");
        assertThat(detach("vpc-7t9nf3pu", "eni-b4ckup01", SERVER).get("code").asInt())
                .isZero();
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void a_detach_that_does_not_agree_with_the_cloud_is_refused_with_the_documented_word() {
        assertThat(word(detach("vpc-00000000", ENI, SERVER))).isEqualTo("InvalidVpc.NotFound");
        assertThat(word(detach("vpc-d3v00001", ENI, SERVER))).isEqualTo("InvalidNetworkInterface.NotFound");
        assertThat(word(detach("vpc-7t9nf3pu", "eni-00000000", SERVER))).isEqualTo("InvalidNetworkInterface.NotFound");
        assertThat(word(detach("vpc-7t9nf3pu", ENI, "ins-00000000"))).isEqualTo("InvalidInstance.NotFound");
        assertThat(word(detach("vpc-7t9nf3pu", ENI, "ins-st0pped1"))).isEqualTo("InvalidNetworkInterface.NotAttached");
        assertThat(word(detach("vpc-7t9nf3pu", "eni-fr33fr33", SERVER)))
                .isEqualTo("InvalidNetworkInterface.NotAttached");
        assertThat(detach("vpc-7t9nf3pu", "eni-pr1mary1", SERVER).get("code").asInt())
                .isEqualTo(5100);
        assertThat(detach("vpc-7t9nf3pu", "ENI-M6DYJ72L", SERVER).get("code").asInt())
                .isEqualTo(4000);
        assertThat(word(call("DetachNetworkInterface", "vpcId", "vpc-7t9nf3pu", "networkInterfaceId", ENI)))
                .isEqualTo("MissingParameter");
        assertThat(model.acceptedDetaches(ENI)).isZero();
    }

    @Test
    void another_region_does_not_know_the_interface() {
        JsonNode answer = call("DescribeNetworkInterfaces", "Region", "sh", "networkInterfaceId", ENI);
        assertThat(word(answer)).isEqualTo("InvalidNetworkInterface.NotFound");
    }

    @Test
    void a_free_interface_can_be_attached_and_an_attached_one_cannot() {
        assertThat(word(attach("vpc-7t9nf3pu", ENI, SERVER))).isEqualTo("InvalidNetworkInterface.AlreadyAssociated");
        attach("vpc-7t9nf3pu", "eni-fr33fr33", "ins-st0pped1");
        clock.advance(Duration.ofSeconds(2));
        assertThat(model.serverOf("eni-fr33fr33")).contains("ins-st0pped1");
        assertThat(model.attachedSince("eni-fr33fr33")).contains(clock.instant());
    }

    @Test
    void lists_are_paged_and_no_page_is_larger_than_fifty() {
        JsonNode page = call("DescribeNetworkInterfaces", "vpcId", "vpc-7t9nf3pu", "offset", "2", "limit", "3");
        assertThat(page.at("/data/totalNum").asInt()).isEqualTo(6);
        assertThat(page.at("/data/data")).hasSize(3);
        assertThat(call("DescribeNetworkInterfaces", "limit", "51").get("code").asInt())
                .isEqualTo(4000);
        assertThat(call("DescribeNetworkInterfaces", "instanceId", "ins-d3v00001")
                        .at("/data/totalNum")
                        .asInt())
                .isEqualTo(3);
        assertThat(call("DescribeNetworkInterfaces", "eniName", "backup")
                        .at("/data/data/0/networkInterfaceId")
                        .asText())
                .isEqualTo("eni-b4ckup01");
    }

    @Test
    void vpcs_and_servers_carry_legacy_and_modern_ids() {
        JsonNode vpc = call("DescribeVpcEx", "vpcId", "gz_vpc_245");
        assertThat(vpc.at("/data/0/unVpcId").asText()).isEqualTo("vpc-7t9nf3pu");
        assertThat(vpc.at("/data/0/vpcId").asText()).isEqualTo("gz_vpc_245");
        JsonNode server =
                call("DescribeInstances", "instanceIds.0", "ins-st0pped1").at("/instanceSet/0");
        assertThat(server.get("unInstanceId").asText()).isEqualTo("ins-st0pped1");
        assertThat(server.get("instanceId").asText()).matches("qcvm[0-9a-f]{32}");
        assertThat(server.get("status").asInt()).isEqualTo(4);
        assertThat(server.get("vpcId").asInt()).isEqualTo(245);
    }

    @Test
    void an_eip_is_bound_until_its_interface_is_detached() {
        assertThat(eip().get("status").asInt()).isEqualTo(2);
        detach();
        clock.advance(Duration.ofSeconds(62));
        assertThat(eip().get("status").asInt()).isEqualTo(4);
        assertThat(eip().get("freeSecond").asInt()).isEqualTo(60);
    }

    private JsonNode eip() {
        JsonNode eip = call("DescribeEip", "networkInterfaceIds.0", ENI).at("/data/eipSet/0");
        assertThat(eip.get("eipId").asText()).isEqualTo("eip-dgd545ef");
        return eip;
    }

    @Test
    void listeners_hear_of_calls_and_changes() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger changes = new AtomicInteger();
        cloud.calls().onCall(call -> calls.incrementAndGet());
        model.onChange(changes::incrementAndGet);
        detach();
        assertThat(calls).hasValue(1);
        assertThat(changes).hasValue(1);
        assertThat(model.nextChange()).contains(clock.instant().plusSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(model.toJson().at("/tasks/0/state").asText()).isEqualTo("SUCCESS");
        assertThat(changes).hasValue(2);
        assertThat(model.toJson().get("vpcs")).hasSize(3);
    }
}
