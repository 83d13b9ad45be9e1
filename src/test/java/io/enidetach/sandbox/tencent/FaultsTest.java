package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultsTest extends CloudCase {
    private static final String DETACH = "DetachNetworkInterface";
    private static final String ENI = "eni-m6dyj72l";
    private static final String SERVER = "ins-xx44545f";

    private HttpRequest detach() {
        return new V2Client(
                        cloud.uri(),
                        clock,
                        DETACH,
                        "vpcId",
                        "vpc-7t9nf3pu",
                        "networkInterfaceId",
                        ENI,
                        "instanceId",
                        SERVER)
                .post();
    }

    private void fault(FaultRule rule) {
        cloud.faults().set(rule.on(DETACH));
    }

    private void fault(Fault fault) {
        fault(FaultRule.of(fault));
    }

    private int taskStatus() {
        int number = json(detach()).at("/data/taskId").asInt();
        clock.advance(Duration.ofHours(1));
        return json(new V2Client(cloud.uri(), clock, "DescribeVpcTaskResult", "taskId", Integer.toString(number))
                        .post())
                .at("/data/status")
                .asInt();
    }

    @Test
    void delay_does_the_work_at_once_and_answers_later() {
        fault(FaultRule.of(Fault.DELAY).lasting(Duration.ofMillis(200)));
        long start = System.nanoTime();
        assertThat(json(detach()).get("code").asInt()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void hang_never_answers() {
        fault(Fault.HANG);
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(detach(), HttpResponse.BodyHandlers.ofString());
        awaitCalls(1);
        assertThat(answer).isNotDone();
        assertThat(cloud.calls().all().get(0).httpStatus()).isZero();
        assertThat(model.acceptedDetaches(ENI)).isZero();
    }

    @Test
    void hang_with_a_duration_ends_in_a_reset() {
        fault(FaultRule.of(Fault.HANG).lasting(Duration.ofMillis(50)).afterEffect());
        assertThatThrownBy(() -> send(detach())).isInstanceOf(UncheckedIOException.class);
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void reset_before_the_effect_leaves_everything_as_it_was() {
        fault(Fault.RESET_BEFORE_EFFECT);
        assertThatThrownBy(() -> send(detach())).isInstanceOf(UncheckedIOException.class);
        assertThat(model.acceptedDetaches(ENI)).isZero();
        assertThat(cloud.calls().count(DETACH)).isEqualTo(1);
    }

    @Test
    void reset_after_the_effect_hides_that_it_happened() {
        fault(Fault.RESET_AFTER_EFFECT);
        assertThatThrownBy(() -> send(detach())).isInstanceOf(UncheckedIOException.class);
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
        assertThat(cloud.calls().all().get(0).outcome()).isEqualTo("0, then reset");
    }

    @Test
    void a_gateway_error_may_come_with_retry_after_and_with_or_without_the_effect() {
        fault(Fault.HTTP_5XX);
        assertThat(send(detach()).statusCode()).isEqualTo(503);
        assertThat(model.acceptedDetaches(ENI)).isZero();
        fault(FaultRule.of(Fault.HTTP_5XX).argument("502 retry-after=0").afterEffect());
        HttpResponse<String> answer = send(detach());
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Retry-After")).contains("0");
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void request_timeout_is_status_408() {
        fault(Fault.HTTP_408);
        assertThat(send(detach()).statusCode()).isEqualTo(408);
        assertThat(model.acceptedDetaches(ENI)).isZero();
    }

    @Test
    void a_page_or_nothing_comes_instead_of_json() {
        fault(Fault.HTML_INSTEAD_OF_JSON);
        assertThat(send(detach()).body()).startsWith("<html>");
        cloud.faults().clear();
        fault(Fault.EMPTY_BODY);
        HttpResponse<String> empty = send(detach());
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(model.acceptedDetaches(ENI)).isZero();
    }

    @Test
    void any_error_code_can_be_set_by_number_word_or_both() {
        assertError("4400", 4400, "InvalidRequest.LimitExceeded");
        assertError("ActionLocked", 9005, "ActionLocked");
        assertError("5100/ServiceUnavailable", 5100, "ServiceUnavailable");
        assertError("29257", 29257, "");
        assertError("9005/", 9005, "");
        assertThat(model.acceptedDetaches(ENI)).isZero();
    }

    private void assertError(String argument, int code, String word) {
        fault(FaultRule.of(Fault.ERROR_CODE).argument(argument));
        JsonNode answer = json(detach());
        assertThat(answer.get("code").asInt()).isEqualTo(code);
        assertThat(answer.get("codeDesc").asText()).isEqualTo(word);
    }

    @Test
    void a_failed_task_changes_nothing_and_unlocks() {
        fault(FaultRule.of(Fault.TASK_FAILS).times(1));
        assertThat(taskStatus()).isEqualTo(1);
        assertThat(model.serverOf(ENI)).contains(SERVER);
        assertThat(taskStatus()).isZero();
    }

    @Test
    void a_task_without_end_keeps_the_lock() {
        fault(FaultRule.of(Fault.TASK_NEVER_ENDS).times(1));
        assertThat(taskStatus()).isEqualTo(2);
        assertThat(json(detach()).get("codeDesc").asText()).isEqualTo("ActionLocked");
        assertThat(model.nextChange()).isEmpty();
    }

    @Test
    void a_successful_task_may_leave_the_interface_attached() {
        fault(Fault.SUCCESS_BUT_STILL_ATTACHED);
        assertThat(taskStatus()).isZero();
        assertThat(model.serverOf(ENI)).contains(SERVER);
    }

    @Test
    void the_effect_may_lag_behind_the_task() {
        fault(FaultRule.of(Fault.SUCCESS_BUT_STILL_ATTACHED).lasting(Duration.ofSeconds(5)));
        json(detach());
        Instant asked = clock.instant();
        clock.advance(Duration.ofSeconds(2));
        assertThat(model.toJson().at("/tasks/0/state").asText()).isEqualTo("SUCCESS");
        assertThat(model.serverOf(ENI)).contains(SERVER);
        assertThat(model.nextChange()).contains(asked.plusSeconds(7));
        clock.advance(Duration.ofSeconds(5));
        assertThat(model.serverOf(ENI)).isEmpty();
    }

    @Test
    void the_interface_moves_right_before_the_call() {
        fault(Fault.ENI_MOVED_MEANWHILE);
        assertThat(json(detach()).get("codeDesc").asText()).isEqualTo("InvalidNetworkInterface.NotAttached");
        assertThat(model.serverOf(ENI)).contains("ins-st0pped1");
    }

    @Test
    void a_move_may_end_on_the_same_server_with_another_attach_time() {
        Instant before = model.attachedSince(ENI).orElseThrow();
        fault(FaultRule.of(Fault.ENI_MOVED_MEANWHILE).argument(SERVER));
        assertThat(json(detach()).get("code").asInt()).isZero();
        assertThat(model.attachedSince(ENI))
                .hasValueSatisfying(since -> assertThat(since).isAfter(before));
    }

    @Test
    void calls_above_the_throttle_are_refused_until_the_second_is_over() {
        cloud.faults().set(FaultRule.of(Fault.THROTTLE_ABOVE).argument("2"));
        assertThat(list()).isZero();
        assertThat(list()).isZero();
        assertThat(list()).isEqualTo(4400);
        clock.advance(Duration.ofSeconds(1));
        assertThat(list()).isZero();
    }

    private int list() {
        return json(new V2Client(cloud.uri(), clock, "DescribeVpcEx").post())
                .get("code")
                .asInt();
    }

    @Test
    void a_skewed_clock_refuses_a_right_timestamp() {
        cloud.faults().set(FaultRule.of(Fault.CLOCK_SKEW));
        assertThat(list()).isEqualTo(4500);
        cloud.faults().clear(Fault.CLOCK_SKEW);
        assertThat(list()).isZero();
    }

    @Test
    void acceptance_may_come_without_a_task() {
        fault(Fault.ACCEPTED_WITHOUT_TASK);
        JsonNode answer = json(detach());
        assertThat(answer.get("code").asInt()).isZero();
        assertThat(answer.findValue("taskId")).isNull();
        clock.advance(Duration.ofSeconds(2));
        assertThat(model.serverOf(ENI)).isEmpty();
    }

    @Test
    void a_rule_strikes_only_its_action_and_only_as_often_as_it_says() {
        fault(FaultRule.of(Fault.HTTP_408).times(2));
        assertThat(list()).isZero();
        assertThat(send(detach()).statusCode()).isEqualTo(408);
        assertThat(cloud.faults().active())
                .singleElement()
                .satisfies(rule -> assertThat(rule.calls()).isEqualTo(1));
        assertThat(send(detach()).statusCode()).isEqualTo(408);
        assertThat(cloud.faults().active()).isEmpty();
        assertThat(send(detach()).statusCode()).isEqualTo(200);
    }

    @Test
    void rules_are_read_from_a_file_in_yaml_or_json(@TempDir Path folder) throws IOException {
        Path yaml = Files.writeString(folder.resolve("faults.yml"), """
                - fault: HTTP_5XX
                  action: DetachNetworkInterface
                  calls: 3
                  argument: 502
                  after_effect: true
                - fault: DELAY
                  duration: 250ms
                """);
        cloud.faults().load(yaml);
        assertThat(cloud.faults().active())
                .containsExactly(
                        FaultRule.of(Fault.HTTP_5XX)
                                .on(DETACH)
                                .times(3)
                                .argument("502")
                                .afterEffect(),
                        FaultRule.of(Fault.DELAY).lasting(Duration.ofMillis(250)));
        cloud.faults().clear();
        cloud.faults().load(Files.writeString(folder.resolve("faults.json"), "[{\"fault\": \"HANG\"}]"));
        assertThat(cloud.faults().active()).containsExactly(FaultRule.of(Fault.HANG));
    }

    @Test
    void a_wrong_file_is_refused_with_the_entry_and_the_field(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("f.yml"), "[{fault: HANG}, {fault: HANG, until: noon}]");
        assertThatThrownBy(() -> cloud.faults().load(file))
                .isInstanceOf(IOException.class)
                .hasMessage("rule 2: unknown field until");
        Path name = Files.writeString(folder.resolve("g.yml"), "[{fault: EARTHQUAKE}]");
        assertThatThrownBy(() -> cloud.faults().load(name)).hasMessage("rule 1: no such fault: EARTHQUAKE");
        Path argument = Files.writeString(folder.resolve("h.yml"), "[{fault: THROTTLE_ABOVE, argument: many}]");
        assertThatThrownBy(() -> cloud.faults().load(argument))
                .hasMessage("rule 1: THROTTLE_ABOVE does not take the argument many");
        assertThat(cloud.faults().active()).isEmpty();
    }

    private void awaitCalls(int number) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (cloud.calls().all().size() < number && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(cloud.calls().all()).hasSize(number);
    }
}
