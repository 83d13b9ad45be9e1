package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.qcloud.Common.Request;
import com.qcloud.Common.Sign;
import io.enidetach.sandbox.FieldThief;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tencent's own Java SDK for API 2.0 signs and sends; the simulated cloud has to take it for granted. Only the step between
 * is ours, since the SDK as a whole insists on https: its {@code send} is {@code sign} and {@code sendRequest} in a row.
 */
final class OfficialV2ClientTest extends CloudCase {
    private static final String PATH = "/v2/index.php";
    private static final String ENI = "eni-m6dyj72l";
    private static final String VPC = "vpc-7t9nf3pu";

    private final AtomicInteger nonces = new AtomicInteger(1);

    OfficialV2ClientTest() {
        model.useClock(Clock.systemUTC());
    }

    /** The parameters as {@code Request.send} completes them. */
    private TreeMap<String, Object> params(String action, String... own) {
        TreeMap<String, Object> params = new TreeMap<>();
        params.put("Action", action);
        params.put("Region", "ap-guangzhou");
        params.put("SecretId", KEY.secretId());
        params.put("Nonce", Integer.toString(nonces.getAndIncrement()));
        params.put("Timestamp", Long.toString(Clock.systemUTC().instant().getEpochSecond()));
        params.put("RequestClient", "SDK_JAVA_2.0.7");
        for (int i = 0; i < own.length; i += 2) {
            params.put(own[i], own[i + 1]);
        }
        return params;
    }

    private static void sign(TreeMap<String, Object> params, String key, String method, URI where) {
        params.remove("Signature");
        String text = Sign.makeSignPlainText(params, method, where.getAuthority(), PATH);
        try {
            Object hash = params.getOrDefault("SignatureMethod", "HmacSHA1");
            params.put("Signature", Sign.sign(text, key, hash.toString()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode send(URI where, String method, TreeMap<String, Object> params) {
        sign(params, KEY.secretKey(), method, where);
        return parse(Request.sendRequest(where + PATH, params, method, null));
    }

    private JsonNode post(String action, String... own) {
        return send(cloud.uri(), "POST", params(action, own));
    }

    /** A detach from the first look to the last; a POST of this SDK is a multipart form. */
    private void story(URI where, String method) {
        JsonNode seen = send(where, method, params("DescribeNetworkInterfaces", "networkInterfaceId", ENI));
        assertThat(seen.get("code").asInt()).isZero();
        JsonNode eni = seen.at("/data/data/0");
        assertThat(eni.get("primary").asBoolean()).isFalse();
        assertThat(eni.at("/instanceSet/instanceId").asText()).isEqualTo("ins-xx44545f");

        JsonNode accepted = send(where, method, detach());
        assertThat(accepted.get("code").asInt()).as(accepted.toString()).isZero();
        String task = Integer.toString(accepted.at("/data").required("taskId").asInt());
        JsonNode running = send(where, method, params("DescribeVpcTaskResult", "taskId", task));
        assertThat(running.at("/data").required("status").asInt()).isEqualTo(2);

        model.useClock(Clock.offset(model.clock(), Duration.ofSeconds(5)));
        JsonNode done = send(where, method, params("DescribeVpcTaskResult", "taskId", task));
        assertThat(done.at("/data").required("status").asInt()).isZero();
        assertThat(model.serverOf(ENI)).isEmpty();
    }

    private TreeMap<String, Object> detach() {
        return params("DetachNetworkInterface", "vpcId", VPC, "networkInterfaceId", ENI, "instanceId", "ins-xx44545f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void the_sdk_detaches_follows_the_task_and_reads_back(String method) {
        story(cloud.uri(), method);
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/code", "/data/taskId", "/data/status", "/data/data/0/primary", "/data/data/0/instanceSet"})
    void the_story_fails_when_a_field_that_a_client_needs_is_missing(String field) {
        try (FieldThief thief = new FieldThief(cloud.uri(), field)) {
            assertThatThrownBy(() -> story(thief.uri(), "POST"))
                    .isInstanceOfAny(AssertionError.class, NullPointerException.class, IllegalArgumentException.class);
            assertThat(thief.taken()).as("the field was there").isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HmacSHA256", "HmacSHA1"})
    void the_address_that_the_sdk_signs_for_a_browser_is_good_but_for_its_https(String hash) {
        String url = signedUrl(hash);
        // The SDK does not encode the signature: with a plus in it the address is broken, and no fault of the cloud's.
        while (url.contains("+")) url = signedUrl(hash);
        JsonNode answer = json(HttpRequest.newBuilder(URI.create(url.replace("https://", "http://")))
                .build());
        assertThat(answer.get("code").asInt()).as(answer.toString()).isZero();
        assertThat(answer.toString()).contains(VPC);
    }

    private String signedUrl(String hash) {
        return Request.generateUrl(
                params("DescribeVpcEx", "vpcId", VPC, "SignatureMethod", hash),
                KEY.secretId(),
                KEY.secretKey(),
                "GET",
                cloud.uri().getAuthority(),
                PATH);
    }

    @ParameterizedTest
    @EnumSource(V2Shape.class)
    void both_shapes_of_answers_tell_the_task(V2Shape shape) {
        cloud.answerIn(shape);
        JsonNode answer = send(cloud.uri(), "POST", detach());
        assertThat(answer.get("code").asText()).isEqualTo("0");
        assertThat(answer.findValue("taskId").asInt()).isPositive();
    }

    @Test
    void text_beyond_ascii_is_signed_as_the_sdk_signs_it() {
        JsonNode answer = post("DescribeNetworkInterfaces", "eniName", "备份 & 100% + shop_db");
        assertThat(answer.get("code").asInt()).as(answer.toString()).isZero();
    }

    @Test
    void a_wrong_key_is_4100_and_an_unknown_one_4104() {
        TreeMap<String, Object> params = detach();
        sign(params, "another", "POST", cloud.uri());
        assertThat(parse(Request.sendRequest(cloud.uri() + PATH, params, "POST", null))
                        .get("code")
                        .asInt())
                .isEqualTo(4100);
        params.put("SecretId", "AKIDUNKNOWN");
        assertThat(send(cloud.uri(), "POST", params).get("code").asInt()).isEqualTo(4104);
        assertThat(model.acceptedDetaches(ENI)).isZero();
    }

    @Test
    void what_was_sent_once_is_not_taken_a_second_time() {
        TreeMap<String, Object> params = params("DescribeVpcEx");
        assertThat(send(cloud.uri(), "GET", params).get("code").asInt()).isZero();

        JsonNode again = send(cloud.uri(), "GET", params);
        assertThat(again.get("code").asInt()).isEqualTo(4500);
        assertThat(again.get("codeDesc").asText()).isEqualTo("InvalidRequest.ReplayAttack");
    }

    @Test
    void a_timestamp_more_than_five_minutes_off_is_4500() {
        model.useClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(330)));
        assertThat(post("DescribeVpcEx").get("code").asInt()).isEqualTo(4500);
        model.useClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-330)));
        assertThat(post("DescribeVpcEx").get("code").asInt()).isEqualTo(4500);
        model.useClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(200)));
        assertThat(post("DescribeVpcEx").get("code").asInt()).isZero();
    }

    @Test
    void an_unknown_action_is_6100() {
        assertThat(post("DetachEverything").get("code").asInt()).isEqualTo(6100);
    }
}
