package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.testing.MostlyWaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MostlyWaiting
@Timeout(120)
class ScenarioTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Sandbox unit;

    @AfterEach
    void end() {
        if (unit != null) {
            unit.close();
        }
    }

    @Test
    void the_list_names_each_scenario_with_a_sentence() {
        Typed typed = Typed.command(Map.of(), "sandbox", "--list");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out().lines())
                .hasSize(Scenario.values().length)
                .allMatch(line -> line.matches("[a-z-]+ +[A-Z].*\\."))
                .anyMatch(line -> line.startsWith("pending-approval "));
    }

    @Test
    void an_unknown_scenario_is_refused_and_the_known_ones_are_named() {
        Typed typed = Typed.command(Map.of(), "sandbox", "--scenario", "pending");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--scenario", "first-run, pending-approval, stuck-task, throttled");
    }

    @Test
    void faults_come_from_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("faults.yml"), "- {fault: TASK_FAILS, action: DetachNetworkInterface}\n");
        unit = Sandbox.start(0, Scenario.FIRST_RUN, Optional.of(file), Map.of());

        unit.slack()
                .actor()
                .command("U0ALICE", "C0OPS", "/eni-detach vpc-d3v00001 eni-d3v00001 ins-d3v00001")
                .join();
        unit.slack().awaitMessage(m -> m.threadTs().isPresent() && m.toString().contains("failed"), PATIENCE);
    }

    @Test
    void a_fault_file_that_is_wrong_is_refused_and_says_where(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("faults.yml"), "- {fault: TASK_FALLS}\n");

        Typed typed = Typed.command(Map.of(), "sandbox", "--port", "0", "--faults", file.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--faults", "TASK_FALLS");
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void a_scenario_is_found_by_the_name_that_the_list_shows(Scenario scenario) {
        assertThat(Scenario.of(scenario.title())).isEqualTo(scenario);
    }

    @Test
    void at_the_first_run_nothing_has_happened() throws IOException {
        begin(Scenario.FIRST_RUN);

        assertThat(unit.slack().workspace().messages("C0OPS")).isEmpty();
        assertThat(unit.slack().workspace().messages("C0APPROVE")).isEmpty();
        assertThat(unit.cloud().faults().active()).isEmpty();
    }

    @Test
    void a_pending_approval_can_be_given() throws IOException {
        begin(Scenario.PENDING_APPROVAL);
        SlackMessage question = awaited(message -> message.hasAction("approve"));
        assertThat(question.channel()).isEqualTo("C0APPROVE");

        unit.slack()
                .actor()
                .click("U0BOB", question.channel(), question.ts(), "approve")
                .join();

        awaited(end("succeeded"));
        assertThat(unit.cloud().model().serverOf("eni-m6dyj72l")).isEmpty();
    }

    @Test
    void a_stuck_task_is_unknown_after_ten_minutes() throws IOException {
        begin(Scenario.STUCK_TASK);
        assertThat(unit.cloud().model().acceptedDetaches("eni-d3v00001")).isEqualTo(1);

        unit.clock().forward(Duration.ofMinutes(10));

        awaited(end("unknown"));
        assertThat(unit.cloud().model().serverOf("eni-d3v00001")).contains("ins-d3v00001");
    }

    @Test
    void a_throttled_request_goes_on_when_the_fault_is_cleared() throws IOException {
        begin(Scenario.THROTTLED);
        assertThat(unit.cloud().model().acceptedDetaches("eni-d3v00001")).isZero();

        unit.cloud().faults().clear(Fault.ERROR_CODE);
        unit.clock().forward(Duration.ofMinutes(1));

        awaited(end("succeeded"));
        assertThat(unit.cloud().model().acceptedDetaches("eni-d3v00001")).isEqualTo(1);
    }

    @Test
    void a_request_that_stays_throttled_ends_failed() throws IOException {
        begin(Scenario.THROTTLED);

        unit.clock().forward(Duration.ofMinutes(10));

        awaited(end("failed"));
        assertThat(unit.cloud().model().acceptedDetaches("eni-d3v00001")).isZero();
    }

    private void begin(Scenario scenario) throws IOException {
        unit = Sandbox.start(0, scenario, Optional.empty(), Map.of());
    }

    private SlackMessage awaited(Predicate<SlackMessage> wanted) {
        return unit.slack().awaitMessage(wanted, PATIENCE);
    }

    /** The message in the thread that tells the end. */
    private static Predicate<SlackMessage> end(String state) {
        return message -> message.threadTs().isPresent()
                && message.metadata()
                        .filter(it -> it.at("/event_payload/state").asText().equals(state))
                        .isPresent();
    }
}
