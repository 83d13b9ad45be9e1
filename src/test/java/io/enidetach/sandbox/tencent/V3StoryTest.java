package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class V3StoryTest extends CloudCase {
    private static final String ENI = "eni-m6dyj72l";
    private static final String SERVER = "ins-xx44545f";

    private JsonNode call(String action, String body) {
        V3Client client = new V3Client(cloud.uri(), clock, action, body);
        return json((action.equals("DescribeInstances") ? client.service("cvm") : client).post())
                .get("Response");
    }

    private JsonNode order(String action, String eni, String instance, String token) {
        String tail = token.isEmpty() ? "" : ",\"ClientToken\":\"" + token + "\"";
        return call(action, "{\"NetworkInterfaceId\":\"" + eni + "\",\"InstanceId\":\"" + instance + "\"" + tail + "}");
    }

    private JsonNode detach(String token) {
        return order("DetachNetworkInterface", ENI, SERVER, token);
    }

    private String error(JsonNode response) {
        return response.at("/Error/Code").asText();
    }

    private JsonNode eni() {
        return call("DescribeNetworkInterfaces", "{\"NetworkInterfaceIds\":[\"" + ENI + "\"]}")
                .at("/NetworkInterfaceSet/0");
    }

    private String status(String task) {
        return call("DescribeVpcTaskResult", "{\"TaskId\":\"" + task + "\"}")
                .get("Status")
                .asText();
    }

    @Test
    void the_request_id_of_a_detach_is_its_task() {
        assertThat(eni().get("NetworkInterfaceState").asText()).isEqualTo("INUSE");
        String task = detach("").get("RequestId").asText();
        assertThat(status(task)).isEqualTo("RUNNING");
        assertThat(eni().get("State").asText()).isEqualTo("DETACHING");
        assertThat(eni().at("/Attachment/InstanceId").asText()).isEqualTo(SERVER);

        clock.advance(Duration.ofSeconds(2));

        assertThat(status(task)).isEqualTo("SUCCESS");
        assertThat(eni().get("State").asText()).isEqualTo("AVAILABLE");
        assertThat(eni().get("NetworkInterfaceState").asText()).isEqualTo("AVAILABLE");
        assertThat(eni().get("Attachment").isNull()).isTrue();
        assertThat(error(detach(""))).isEqualTo("UnsupportedOperation.AttachmentNotFound");
    }

    @Test
    void a_client_token_carries_out_one_request_once() {
        String first = detach("token-1").get("RequestId").asText();
        assertThat(error(detach("token-1"))).isEqualTo("UnsupportedOperation.IdempotentProcessing");
        assertThat(error(order("DetachNetworkInterface", "eni-b4ckup01", SERVER, "token-1")))
                .isEqualTo("UnsupportedOperation.IdempotentParameterMismatch");
        assertThat(error(detach("token-2"))).isEqualTo("UnsupportedOperation.InvalidState");
        clock.advance(Duration.ofSeconds(2));
        assertThat(detach("token-1").get("RequestId").asText()).isEqualTo(first);
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
        assertThat(error(detach("x".repeat(65)))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_refused_request_does_not_use_its_token_up() {
        assertThat(error(order("AttachNetworkInterface", ENI, SERVER, "token-3")))
                .isEqualTo("UnsupportedOperation.AttachmentAlreadyExists");
        model.detachNow(ENI);
        assertThat(error(order("AttachNetworkInterface", ENI, SERVER, "token-3")))
                .isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(model.serverOf(ENI)).contains(SERVER);
    }

    @Test
    void orders_that_do_not_fit_are_refused_with_documented_codes() {
        assertThat(error(order("DetachNetworkInterface", "eni-00000000", SERVER, "")))
                .isEqualTo("ResourceNotFound");
        assertThat(error(order("DetachNetworkInterface", ENI, "ins-00000000", "")))
                .isEqualTo("ResourceNotFound");
        assertThat(error(order("DetachNetworkInterface", "eni-pr1mary1", SERVER, "")))
                .isEqualTo("UnsupportedOperation");
        assertThat(error(order("DetachNetworkInterface", "eni-short", SERVER, "")))
                .isEqualTo("InvalidParameterValue.Malformed");
        assertThat(error(order("AttachNetworkInterface", "eni-fr33fr33", "ins-d3v00001", "")))
                .isEqualTo("UnsupportedOperation.VpcMismatch");
        model.serverState(SERVER, ServerState.REBOOTING);
        assertThat(error(order("AttachNetworkInterface", "eni-fr33fr33", SERVER, "")))
                .isEqualTo("UnsupportedOperation.ResourceIsInvalidState");
        model.serverState(SERVER, ServerState.RUNNING);
        model.attachNow("eni-st4ndby1", SERVER);
        assertThat(error(order("AttachNetworkInterface", "eni-fr33fr33", SERVER, "")))
                .isEqualTo("LimitExceeded");
        assertThat(error(call("DescribeVpcTaskResult", "{\"TaskId\":\"f23d1450-ed00-4442-98d4-be409e625e6c\"}")))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void faults_change_how_a_task_ends() {
        cloud.faults().set(FaultRule.of(Fault.TASK_FAILS).times(1));
        String task = detach("").get("RequestId").asText();
        cloud.faults().clear();
        clock.advance(Duration.ofSeconds(2));
        assertThat(status(task)).isEqualTo("FAILED");
        assertThat(model.serverOf(ENI)).contains(SERVER);
    }

    @Test
    void a_detach_may_be_accepted_without_any_id() {
        cloud.faults().set(FaultRule.of(Fault.ACCEPTED_WITHOUT_TASK).times(1));
        assertThat(detach("")).isEmpty();
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void filters_are_anded_and_their_values_ored() {
        String body = "{\"Filters\":[{\"Name\":\"vpc-id\",\"Values\":[\"vpc-7t9nf3pu\"]},"
                + "{\"Name\":\"attachment.instance-id\",\"Values\":[\"ins-xx44545f\",\"ins-st0pped1\"]},"
                + "{\"Name\":\"is-primary\",\"Values\":[\"FALSE\"]}]}";
        assertThat(call("DescribeNetworkInterfaces", body).get("TotalCount").asInt())
                .isEqualTo(3);
        String tag = "{\"Filters\":[{\"Name\":\"tag:env\",\"Values\":[\"prod\"]}]}";
        assertThat(call("DescribeNetworkInterfaces", tag)
                        .at("/NetworkInterfaceSet/0/NetworkInterfaceId")
                        .asText())
                .isEqualTo(ENI);
        assertThat(error(call("DescribeNetworkInterfaces", "{\"NetworkInterfaceIds\":[\"eni-00000000\"]}")))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void vpcs_have_tags_and_servers_have_modern_ids() {
        JsonNode vpcs = call("DescribeVpcs", "{\"VpcIds\":[\"vpc-7t9nf3pu\"],\"Offset\":\"0\",\"Limit\":\"1\"}");
        assertThat(vpcs.at("/VpcSet/0/TagSet/0").toString()).isEqualTo("{\"Key\":\"env\",\"Value\":\"prod\"}");
        JsonNode server = call("DescribeInstances", "{\"InstanceIds\":[\"ins-str4nge1\"]}")
                .at("/InstanceSet/0");
        assertThat(server.get("InstanceState").asText()).isEqualTo("SERVICE_LIVE_MIGRATE");
        assertThat(server.at("/VirtualPrivateCloud/VpcId").asText()).isEqualTo("vpc-d3v00001");
        JsonNode limit = call("DescribeNetworkInterfaceLimit", "{\"InstanceId\":\"ins-xx44545f\"}");
        assertThat(limit.get("EniQuantity").asInt()).isEqualTo(4);
    }

    @Test
    void an_eip_stays_on_its_interface() {
        String body = "{\"Filters\":[{\"Name\":\"network-interface-id\",\"Values\":[\"" + ENI + "\"]}]}";
        assertThat(call("DescribeAddresses", body)
                        .at("/AddressSet/0/AddressStatus")
                        .asText())
                .isEqualTo("BIND");
        model.detachNow(ENI);
        JsonNode address = call("DescribeAddresses", body).at("/AddressSet/0");
        assertThat(address.get("AddressStatus").asText()).isEqualTo("BIND_ENI");
        assertThat(address.get("InstanceId").isNull()).isTrue();
    }

    @Test
    void the_old_host_answers_versioned_calls_in_the_new_shape() {
        V2Client versioned = new V2Client(
                cloud.uri(),
                clock,
                "DescribeInstances",
                "Version",
                "2017-03-12",
                "InstanceIds.0",
                SERVER,
                "RequestClient",
                "SDK_JAVA_2.0.7");
        JsonNode answer = json(versioned.multipart()).get("Response");
        assertThat(answer.at("/InstanceSet/0/InstanceId").asText())
                .as(answer.toString())
                .isEqualTo(SERVER);
        assertThat(error(json(versioned
                                .with("Nonce", "99887766554433")
                                .key("another")
                                .post())
                        .get("Response")))
                .isEqualTo("InvalidParameter.SignatureFailure");
    }
}
