package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.APPROVALS;
import static io.enidetach.story.Story.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.Server;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty interfaces with ten private and ten public addresses each, in every state: Slack takes every message as it is. */
@Timeout(120)
class LargeStoriesTest {
    private static final int ENIS = 20;
    private static final int ADDRESSES = 10;
    private static final String VPC = "vpc-7t9nf3pu";
    private static final String SERVER = "ins-l4rge001";
    private static final List<String> IDS =
            IntStream.range(0, ENIS).mapToObj("eni-l4rge0%02d"::formatted).toList();

    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder);
        story.cloud
                .model()
                .add(new Server(VPC, SERVER, "a server with a name that is as long as they are allowed to be"));
        for (int n = 0; n < ENIS; n++) {
            Eni eni = new Eni(VPC, IDS.get(n), "an interface with a long name, number " + n);
            for (int a = 0; a < ADDRESSES; a++) {
                eni.address(
                        "10.0.%d.%d".formatted(100 + n, 100 + a), "203.0.%d.%d".formatted(100 + n, 100 + a), eip(n, a));
            }
            story.cloud.model().add(eni.on(SERVER, Instant.parse("2026-01-02T03:04:05Z")));
        }
    }

    private static String eip(int eni, int address) {
        return "eip-l4rg%02d%02d".formatted(eni, address);
    }

    /** Whatever happened, Slack had nothing to say against any of it. */
    @AfterEach
    void curtain() {
        try {
            assertThat(story.slack.calls().all())
                    .noneMatch(call -> call.fromApp()
                            && (call.outcome().startsWith("invalid")
                                    || call.outcome().startsWith("msg_")));
        } finally {
            story.close();
        }
    }

    private static String command() {
        return VPC + " " + String.join(" ", IDS) + " " + SERVER + " -- " + "why ".repeat(120);
    }

    private String asked() {
        story.begin();
        return story.asks(ALICE, command());
    }

    /** Each interface is named on the card, or what there is no room for is said to be more. */
    private void isWhole(SlackMessage message) {
        assertThat(message.blocks().size()).isLessThanOrEqualTo(50);
        assertThat(message.allText()).contains(IDS);
    }

    @Test
    void waiting_approved_running_and_done() {
        story.cloud.model().taskDuration(java.time.Duration.ofSeconds(2));
        String id = asked();
        isWhole(story.card(id, "awaiting_approval"));
        SlackMessage question = story.approval(id, "awaiting_approval");
        isWhole(question);
        story.clicks(BOB, question, "approve");
        isWhole(story.card(id, "running"));
        isWhole(story.end(id, "succeeded"));
        isWhole(story.card(id, "succeeded"));
        assertThat(story.approval(id, "succeeded").hasAction("approve")).isFalse();
        assertThat(story.detaches()).isEqualTo(ENIS);
    }

    @Test
    void what_has_no_room_on_the_card_stands_in_its_thread_once() {
        String id = asked();
        SlackMessage card = story.card(id, "awaiting_approval");
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        story.end(id, "succeeded");
        List<SlackMessage> replies = story.slack.workspace().messages(Story.OPS).stream()
                .filter(m -> m.threadTs().equals(Optional.of(card.ts()))
                        && m.allText().contains("all addresses"))
                .toList();
        assertThat(replies).hasSize(1);
        for (int n = 0; n < ENIS; n++) {
            for (int a = 0; a < ADDRESSES; a++) {
                assertThat(replies.get(0).allText())
                        .contains(
                                "`10.0.%d.%d`".formatted(100 + n, 100 + a),
                                "`203.0.%d.%d`".formatted(100 + n, 100 + a));
            }
        }
    }

    @Test
    void looked_up_and_to_be_confirmed_then_taken_back() {
        story.begin();
        String id = story.asks(ALICE, String.join(" ", IDS));
        SlackMessage card = story.card(id, "awaiting_confirmation");
        isWhole(card);
        story.clicks(ALICE, card, "cancel");
        story.end(id, "cancelled");
        isWhole(story.card(id, "cancelled"));
    }

    @Test
    void denied_with_a_long_reason() {
        String id = asked();
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "deny");
        SlackView form = story.modal(BOB, "deny_reason");
        story.slack
                .actor()
                .submit(BOB, form.id(), Map.of("reason", "no ".repeat(160)))
                .join();
        story.end(id, "denied");
        isWhole(story.card(id, "denied"));
    }

    @Test
    void expired() {
        story.policy("expires_after: 30m => expires_after: 1s");
        String id = asked();
        story.end(id, "expired");
        isWhole(story.card(id, "expired"));
    }

    @Test
    void refused_since_something_changed() {
        String id = asked();
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.cloud.model().detachNow(IDS.get(7));
        story.clicks(BOB, question, "approve");
        story.end(id, "refused");
        isWhole(story.card(id, "refused"));
    }

    @Test
    void failed_each_for_the_same_reason() {
        story.cloud.faults().set(FaultRule.of(Fault.TASK_FAILS));
        isWhole(ended("failed"));
    }

    @Test
    void unknown_all_of_them() {
        story.cloud.faults().set(FaultRule.of(Fault.RESET_BEFORE_EFFECT).on(Story.DETACH));
        story.with("ENI_DETACH_TASK_TIMEOUT", "5s");
        isWhole(ended("unknown"));
    }

    @Test
    void paused_and_looked_at_in_every_other_way() {
        String id = asked();
        story.approval(id, "awaiting_approval");
        story.types(BOB, "pause " + "sale ".repeat(90));
        story.await(m -> m.channel().equals(APPROVALS) && m.allText().contains("*Paused*"));
        story.types(ALICE, "status " + id);
        story.privately(ALICE, "Paused");
        story.types(ALICE, "why " + id);
        story.privately(ALICE, "was allowed by rule");
        story.types(BOB, "list");
        story.privately(BOB, "Waiting for your decision");
        story.slack.actor().openHome(BOB).join();
        Story.awaitThat(
                () -> story.slack
                        .workspace()
                        .home(BOB)
                        .filter(tab -> tab.blocks().toString().contains(id))
                        .isPresent(),
                () -> "it is not on the home tab");
    }

    private SlackMessage ended(String state) {
        String id = asked();
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        story.end(id, state);
        return story.card(id, state);
    }
}
