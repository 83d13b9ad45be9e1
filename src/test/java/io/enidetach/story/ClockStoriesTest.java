package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import io.enidetach.testing.TickingClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that jump, and outages that last for minutes, which pass by the clock. */
@MostlyWaiting
@Timeout(90)
class ClockStoriesTest {
    private static final int ALL = 1_000_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path folder;

    private final TickingClock clock = new TickingClock();
    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder, clock);
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    private TheRecord record() {
        return new TheRecord(story.environment());
    }

    private void isTheOnlyEnd(String id, String end) {
        story.end(id, end);
        assertThat(record().ends().get(id)).containsExactly(end);
        assertThat(story.timesTold(id)).isEqualTo(1);
    }

    private void slackIsDown() {
        story.slack.faults().next("*", SlackFault.UNAVAILABLE, ALL);
    }

    private void cloudIsDown() {
        story.cloud.faults().set(FaultRule.of(Fault.HTTP_5XX));
    }

    private void awaitEnded(String id) {
        Story.awaitThat(() -> record().ends().containsKey(id), () -> id + " has not ended");
    }

    @Test
    void an_hour_ahead_ends_waits_and_asks_nothing_twice() {
        story.cloud.model().taskDuration(Duration.ofSeconds(30));
        story.begin();
        String waiting = story.asks(ALICE, PRODUCTION);
        story.approval(waiting, "awaiting_approval");
        String running = story.asks(ALICE, LAB);
        story.card(running, "running");
        clock.advance(HOUR);
        isTheOnlyEnd(waiting, "expired");
        isTheOnlyEnd(running, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void an_hour_back_keeps_messages_that_wait_for_slack_no_longer_than_before() {
        story.begin();
        String id = story.asks(ALICE, "eni-d3v00002");
        SlackMessage card = story.card(id, "awaiting_confirmation");
        slackIsDown();
        story.clicks(ALICE, card, "cancel");
        awaitEnded(id);
        Story.awaitThat(() -> story.slack.calls().of("chat.update").size() > 1, () -> "the card was not tried");
        clock.advance(HOUR.negated());
        story.slack.faults().clear();
        isTheOnlyEnd(id, "cancelled");
    }

    @Test
    void an_hour_back_keeps_asks_that_wait_no_longer_than_before() {
        story.begin();
        story.types(BOB, "pause");
        story.privately(BOB, "Paused");
        String id = story.asks(ALICE, LAB);
        story.card(id, "submitting");
        clock.advance(HOUR.negated());
        story.types(BOB, "resume");
        isTheOnlyEnd(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void an_hour_back_and_on_again_leaves_a_wait_for_people_as_it_was() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        Story.awaitThat(() -> record().events(id).contains("approval_posted"), () -> "the wait has not begun");
        clock.advance(HOUR.negated());
        story.types(ALICE, "status " + id);
        story.privately(ALICE, id);
        clock.advance(HOUR);
        story.clicks(BOB, question, "approve");
        isTheOnlyEnd(id, "succeeded");
    }

    @Test
    void slack_down_for_ten_minutes_delays_what_is_said_and_nothing_else() {
        story.cloud.model().taskDuration(Duration.ofMinutes(5));
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.card(id, "running");
        slackIsDown();
        clock.advance(Duration.ofMinutes(5));
        awaitEnded(id);
        assertThat(story.timesTold(id)).isZero();
        clock.advance(Duration.ofMinutes(5));
        story.readyz(200, "slack: ok");
        story.slack.faults().clear();
        clock.advance(Duration.ofMinutes(1));
        isTheOnlyEnd(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void the_cloud_down_for_less_than_a_mandate_delays_what_was_accepted() {
        story.begin();
        cloudIsDown();
        String id = story.asks(ALICE, LAB);
        clock.advance(Duration.ofMinutes(9));
        story.cloud.faults().clear();
        isTheOnlyEnd(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void the_cloud_down_for_ten_minutes_ends_what_was_not_asked_with_nothing_done() {
        cloudIsDown();
        story.begin();
        assertThat(story.readyz(200, "cloud: ")).doesNotContain("cloud: ok");
        String id = story.asks(ALICE, LAB);
        clock.advance(Duration.ofMinutes(10));
        isTheOnlyEnd(id, "failed");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void the_cloud_down_for_ten_minutes_while_a_task_runs_is_no_end_of_the_watch_that_was_longer() {
        story.cloud.model().taskDuration(Duration.ofMinutes(5));
        story.with("ENI_DETACH_TASK_TIMEOUT", "20m").begin();
        String id = story.asks(ALICE, LAB);
        story.card(id, "running");
        cloudIsDown();
        clock.advance(Duration.ofMinutes(10));
        story.cloud.faults().clear();
        isTheOnlyEnd(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void the_way_back_is_offered_for_a_day_and_then_its_button_goes() {
        String id = detached();
        assertThat(story.card(id, "succeeded").hasAction("reattach")).isTrue();
        clock.advance(DAY);
        awaitNoWayBack(id);
        assertThat(story.card(id, "succeeded").allText()).contains("eni-d3v00001");
        story.clicks(ALICE, story.card(id, "succeeded"), "reattach");
        story.privately(ALICE, "24 hours only");
    }

    @Test
    void the_button_goes_also_when_nobody_was_there_as_its_time_ran_out() {
        String id = detached();
        story.stop();
        clock.advance(DAY.multipliedBy(2));
        assertThat(story.card(id, "succeeded").hasAction("reattach")).isTrue();
        story.begin();
        awaitNoWayBack(id);
    }

    @Test
    void a_card_that_was_deleted_meanwhile_does_not_come_back_for_that() {
        String id = detached();
        SlackMessage card = story.card(id, "succeeded");
        story.slack.workspace().delete(card);
        int updates = story.slack.calls().of("chat.update").size();
        clock.advance(DAY);
        Story.awaitThat(() -> story.slack.calls().of("chat.update").size() > updates, () -> "the card was not tried");
        String next = story.asks(ALICE, "vpc-d3v00001 eni-d3v00002 ins-d3v00001");
        story.end(next, "succeeded");
        assertThat(story.slack.workspace().messages(Story.OPS))
                .filteredOn(m -> m.threadTs().isEmpty() && Story.shows(m, id, "succeeded"))
                .isEmpty();
    }

    private String detached() {
        story.overSocketMode().begin();
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        return id;
    }

    private void awaitNoWayBack(String id) {
        Story.awaitThat(() -> !story.card(id, "succeeded").hasAction("reattach"), () -> "the button is still there");
    }

    @Test
    void both_down_for_ten_minutes_is_caught_up_with() {
        story.with("ENI_DETACH_TASK_TIMEOUT", "20m").begin();
        story.end(story.asks(ALICE, LAB + " --dry-run"), "succeeded");
        cloudIsDown();
        slackIsDown();
        String id = story.asks(ALICE, LAB);
        clock.advance(Duration.ofMinutes(10));
        story.slack.faults().clear();
        story.cloud.faults().clear();
        awaitEnded(id);
        story.await(m -> m.allText().contains(id) && !m.allText().startsWith("Got it"));
        assertThat(story.detaches()).isLessThanOrEqualTo(1);
    }
}
