package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class V3StrictnessTest extends CloudCase {

    private V3Client call(String action, String body) {
        return new V3Client(cloud.uri(), clock, action, body);
    }

    private V3Client list() {
        return call("DescribeNetworkInterfaces", "{\"Filters\":[{\"Name\":\"tag:环境\",\"Values\":[\"é😀\"]}]}");
    }

    /** The error code, or "ok". Every answer has a request ID. */
    private String code(HttpRequest request) {
        JsonNode response = json(request).get("Response");
        assertThat(response.get("RequestId").asText()).hasSize(36);
        return response.at("/Error/Code").asText("ok").replaceAll("^$", "ok");
    }

    @Test
    void a_well_signed_call_passes_as_post_and_get() {
        assertThat(code(list().post())).isEqualTo("ok");
        String query = "Filters.0.Name=vpc-id&Filters.0.Values.0=vpc-7t9nf3pu&Limit=1";
        JsonNode answer = json(call("DescribeNetworkInterfaces", query).get());
        assertThat(answer.at("/Response/TotalCount").asInt()).isEqualTo(6);
        assertThat(answer.at("/Response/NetworkInterfaceSet")).hasSize(1);
    }

    @Test
    void wrong_keys_and_spoilt_requests_get_the_documented_codes() {
        assertThat(code(list().key(KEY.secretId(), "another").post())).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(code(list().key("AKIDNOBODY", "any").post())).isEqualTo("AuthFailure.SecretIdNotFound");
        assertThat(code(list().postOther("{}"))).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(code(list().without("X-TC-Action").post())).isEqualTo("MissingParameter");
        assertThat(code(list().without("X-TC-Region").post())).isEqualTo("MissingParameter");
        assertThat(code(list().header("X-TC-Region", "gz").post())).isEqualTo("UnsupportedRegion");
        assertThat(code(list().header("X-TC-Version", "2016-01-01").post())).isEqualTo("NoSuchVersion");
        HttpRequest unsigned = HttpRequest.newBuilder(cloud.uri().resolve("/"))
                .header("Content-Type", "application/json")
                .header("X-TC-Action", "DescribeVpcs")
                .header("X-TC-Timestamp", Long.toString(clock.instant().getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(code(unsigned)).isEqualTo("AuthFailure.InvalidAuthorization");
    }

    @Test
    void the_clock_may_be_five_minutes_off_and_not_a_second_more() {
        assertThat(code(list().at(clock.instant().plusSeconds(300)).post())).isEqualTo("ok");
        assertThat(code(list().at(clock.instant().minusSeconds(300)).post())).isEqualTo("ok");
        assertThat(code(list().at(clock.instant().plusSeconds(301)).post())).isEqualTo("AuthFailure.SignatureExpire");
        assertThat(code(list().at(clock.instant().minusSeconds(301)).post())).isEqualTo("AuthFailure.SignatureExpire");
        cloud.faults().set(FaultRule.of(Fault.CLOCK_SKEW).lasting(Duration.ofMinutes(6)));
        assertThat(code(list().post())).isEqualTo("AuthFailure.SignatureExpire");
    }

    @Test
    void an_action_is_looked_up_on_the_product_of_the_credential_scope() {
        assertThat(code(call("DetachEverything", "{}").post())).isEqualTo("InvalidAction");
        assertThat(code(call("DescribeInstances", "{}").post())).isEqualTo("InvalidAction");
        assertThat(code(call("DescribeInstances", "{}").service("cvm").post())).isEqualTo("ok");
    }

    @Test
    void parameters_are_checked_against_their_declarations() {
        assertThat(code(call("DescribeVpcs", "{\"Limit\":\"10\"}").post())).isEqualTo("ok");
        assertThat(code(call("DescribeVpcs", "{\"Limit\":10}").post())).isEqualTo("InvalidParameter");
        assertThat(code(call("DescribeNetworkInterfaces", "{\"Limit\":\"10\"}").post()))
                .isEqualTo("InvalidParameter");
        assertThat(code(call("DescribeNetworkInterfaces", "{\"Limit\":101}").post()))
                .isEqualTo("InvalidParameterValue");
        assertThat(code(call("DescribeVpcs", "{\"VpcId\":\"vpc-7t9nf3pu\"}").post()))
                .isEqualTo("UnknownParameter");
        assertThat(code(call("DescribeVpcs", "{\"VpcIds\":[\"vpc-7T9NF3PU\"]}").post()))
                .isEqualTo("InvalidParameterValue.Malformed");
        assertThat(code(call("DescribeVpcs", "[]").post())).isEqualTo("InvalidParameter");
        assertThat(code(call("DescribeVpcs", "{").post())).isEqualTo("InvalidParameter");
        String both = "{\"NetworkInterfaceIds\":[\"eni-m6dyj72l\"],"
                + "\"Filters\":[{\"Name\":\"vpc-id\",\"Values\":[\"vpc-7t9nf3pu\"]}]}";
        assertThat(code(call("DescribeNetworkInterfaces", both).post())).isEqualTo("InvalidParameter.Coexist");
        String unknown = "{\"Filters\":[{\"Name\":\"colour\",\"Values\":[\"red\"]}]}";
        assertThat(code(call("DescribeNetworkInterfaces", unknown).post())).startsWith("InvalidParameter.Filter");
    }

    @Test
    void temporary_credentials_need_their_token() {
        Credentials temporary = new Credentials(KEY.secretId(), KEY.secretKey(), Optional.of("sts-token"));
        try (CloudServer other = CloudServer.start(model, temporary, 0)) {
            V3Client bare = new V3Client(other.uri(), clock, "DescribeVpcs", "{}");
            assertThat(code(bare.post())).isEqualTo("AuthFailure.TokenFailure");
            assertThat(code(bare.header("X-TC-Token", "sts-token").post())).isEqualTo("ok");
        }
    }

    @Test
    void faults_speak_version_three() {
        cloud.faults().set(FaultRule.of(Fault.ERROR_CODE).argument("InternalError.ModuleError"));
        assertThat(code(list().post())).isEqualTo("InternalError.ModuleError");
        cloud.faults().set(FaultRule.of(Fault.ERROR_CODE).argument("4400"));
        assertThat(code(list().post())).isEqualTo("RequestLimitExceeded");
        cloud.faults().clear();
        cloud.faults().set(FaultRule.of(Fault.THROTTLE_ABOVE).argument("1"));
        assertThat(code(list().post())).isEqualTo("ok");
        assertThat(code(list().post())).isEqualTo("RequestLimitExceeded");
    }

    @Test
    void calls_are_written_down_with_their_parameters() {
        json(call("DescribeVpcs", "{\"VpcIds\":[\"vpc-7t9nf3pu\"],\"Limit\":\"5\"}")
                .post());
        Call call = cloud.calls().all().get(0);
        assertThat(call.operation()).isEqualTo(new Call.Operation("v3", "DescribeVpcs", "ap-guangzhou"));
        assertThat(call.parameters()).containsEntry("Limit", "5").containsEntry("VpcIds", "[\"vpc-7t9nf3pu\"]");
        assertThat(call.outcome()).isEqualTo("ok");
        assertThat(call.toString()).doesNotContain(KEY.secretId());
    }
}
