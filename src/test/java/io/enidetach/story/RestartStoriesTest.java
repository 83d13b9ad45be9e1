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
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bot is stopped and started anew in every state that waits for something. */
@MostlyWaiting
@Timeout(60)
class RestartStoriesTest {
    @RegisterExtension
    final Story story = new Story();

    @Test
    void while_the_cloud_could_not_be_read() {
        story.cloud.faults().set(FaultRule.of(Fault.HTTP_5XX).on("DescribeNetworkInterfaces"));
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.stop();
        story.cloud.faults().clear();
        story.begin();
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void while_the_requester_was_asked_to_confirm() {
        story.begin();
        String id = story.asks(ALICE, "eni-d3v00002");
        SlackMessage card = story.card(id, "awaiting_confirmation");
        story.restart();
        story.clicks(ALICE, card, "confirm");
        story.end(id, "succeeded");
    }

    @Test
    void while_an_approval_was_waited_for() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.restart();
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void while_the_bot_was_paused() {
        story.begin();
        story.types(BOB, "pause");
        story.privately(BOB, "Paused");
        String id = story.asks(ALICE, LAB);
        story.card(id, "submitting");
        story.restart();
        assertThat(story.detaches()).isZero();
        story.types(BOB, "resume");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void while_the_task_ran() {
        story.cloud.model().taskDuration(Duration.ofSeconds(2));
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.card(id, "running");
        story.restart();
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void while_slack_did_not_take_messages() {
        story.begin();
        story.slack.faults().next("chat.postMessage", SlackFault.UNAVAILABLE, 1000);
        String id = story.asks(ALICE, LAB);
        story.restart();
        story.slack.faults().clear();
        story.end(id, "succeeded");
    }

    @Test
    void after_the_time_to_ask_while_the_last_look_before_the_ask_hung() {
        story.with("ENI_DETACH_TASK_TIMEOUT", "3s");
        story.cloud.calls().onCall(call -> {
            if (call.action().equals("DescribeInstances")) {
                Duration late = Duration.ofSeconds(4);
                story.cloud
                        .faults()
                        .set(FaultRule.of(Fault.DELAY)
                                .on("DescribeNetworkInterfaces")
                                .lasting(late));
            }
        });
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.end(id, "failed");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void after_the_time_that_a_confirmation_gave_with_the_bot_down() {
        try (BotProcess first = story.beginProcess()) {
            String id = story.asks(ALICE, "eni-d3v00002");
            SlackMessage card = story.card(id, "awaiting_confirmation");
            story.cloud.faults().set(FaultRule.of(Fault.HANG).on("DescribeNetworkInterfaces"));
            story.clicks(ALICE, card, "confirm");
            first.kill();
            story.cloud.faults().clear();
            story.later(Duration.ofMinutes(11)).begin();
            story.end(id, "failed");
        }
        assertThat(story.detaches()).isZero();
    }

    @Test
    void after_the_time_that_an_approval_gave_with_the_bot_down() {
        try (BotProcess first = story.beginProcess()) {
            String id = story.asks(ALICE, PRODUCTION);
            SlackMessage question = story.approval(id, "awaiting_approval");
            story.cloud.faults().set(FaultRule.of(Fault.HANG).on("DescribeNetworkInterfaces"));
            story.clicks(BOB, question, "approve");
            first.kill();
            story.cloud.faults().clear();
            story.later(Duration.ofMinutes(11)).begin();
            story.end(id, "failed");
        }
        assertThat(story.detaches()).isZero();
    }

    @Test
    void what_ended_well_while_the_bot_was_down_is_seen_after_the_time_to_watch() {
        story.cloud.model().taskDuration(Duration.ofMinutes(1));
        String id = stoppedWhileTheTaskRan();
        beginsElevenMinutesLater();
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void what_is_attached_still_after_the_time_to_watch_with_the_bot_down_is_unknown() {
        story.cloud.faults().set(FaultRule.of(Fault.TASK_NEVER_ENDS));
        String id = stoppedWhileTheTaskRan();
        int looks = story.cloud.calls().count("DescribeNetworkInterfaces");
        beginsElevenMinutesLater();
        story.end(id, "unknown");
        assertThat(story.card(id, "unknown").hasAction("ask_again")).isTrue();
        assertThat(story.cloud.calls().count("DescribeNetworkInterfaces")).isGreaterThan(looks);
        assertThat(story.detaches()).isEqualTo(1);
    }

    private String stoppedWhileTheTaskRan() {
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.card(id, "running");
        story.stop();
        return id;
    }

    private void beginsElevenMinutesLater() {
        Duration passed = Duration.ofMinutes(11);
        story.cloud.model().useClock(Clock.offset(Clock.systemUTC(), passed));
        story.later(passed).begin();
    }
}
