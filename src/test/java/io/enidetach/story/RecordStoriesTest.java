package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.APPROVALS;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.audit.AuditEntry;
import io.enidetach.sandbox.slack.Forgery;
import io.enidetach.sandbox.slack.SlackChannel;
import io.enidetach.sandbox.slack.SlackGroup;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.testing.MostlyWaiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the record tells of things that were tried and changed nothing, and of what changed without a request. */
@MostlyWaiting
@Timeout(60)
class RecordStoriesTest {
    @RegisterExtension
    final Story story = new Story();

    @Test
    void a_changed_policy_is_recorded_with_its_version() {
        story.begin();
        AuditEntry first = story.recorded(e -> e.event().equals("policy_in_force"));
        assertThat(first.actor()).isEqualTo("bot");
        story.policy("required: 1 => required: 2");
        AuditEntry next = story.recorded(e -> e.event().equals("policy_in_force") && e.seq() > first.seq());
        assertThat(next.detail())
                .containsEntry("from_version", first.detail().get("version"))
                .doesNotContainEntry("version", first.detail().get("version"));
    }

    @Test
    void a_broken_policy_is_recorded_with_its_place_and_without_its_value() {
        story.begin();
        AuditEntry first = story.recorded(e -> e.event().equals("policy_in_force"));
        story.policy("required: 1 => required: marked-value");
        AuditEntry broken = story.recorded(e -> e.event().equals("policy_broken"));
        assertThat(broken.detail()).containsEntry("version", first.detail().get("version"));
        assertThat(broken.detail().get("fault"))
                .contains("policy.yml:", "approval.required")
                .doesNotContain("marked-value");
        story.policy("");
        AuditEntry mended = story.recorded(e -> e.event().equals("policy_in_force") && e.seq() > broken.seq());
        assertThat(mended.detail()).containsEntry("version", first.detail().get("version"));
    }

    @Test
    void a_policy_that_changed_while_no_bot_ran_is_recorded_at_the_start() {
        story.begin();
        AuditEntry first = story.recorded(e -> e.event().equals("policy_in_force"));
        story.restart();
        story.stop();
        story.policy("required: 1 => required: 2").begin();
        AuditEntry next = story.recorded(e -> e.event().equals("policy_in_force") && e.seq() > first.seq());
        assertThat(next.detail()).containsEntry("from_version", first.detail().get("version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WRONG_SECRET", "UNSIGNED", "TAMPERED"})
    void a_forged_click_changes_nothing_and_is_recorded(Forgery forgery) {
        assertThat(turnedAway(slack -> slack.forgeNext(forgery)).detail()).containsEntry("why", "bad_signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLD", "FUTURE"})
    void a_genuine_click_of_another_time_changes_nothing_and_is_recorded(Forgery forgery) {
        assertThat(turnedAway(slack -> slack.forgeNext(forgery)).detail()).containsEntry("why", "old_signature");
    }

    @Test
    void a_click_of_another_workspace_changes_nothing_and_is_recorded() {
        AuditEntry entry = turnedAway(slack -> slack.twistNext(payload -> {
            ((ObjectNode) payload.get("team")).put("id", "T0OTHER");
            return payload;
        }));
        assertThat(entry.detail()).containsEntry("why", "foreign").containsEntry("by", "T0OTHER/U0BOB");
    }

    /** Bob's click is spoilt; the request goes on waiting, and takes an honest click afterwards. */
    private AuditEntry turnedAway(Consumer<SlackServer> spoil) {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        spoil.accept(story.slack);
        story.slack.actor().click(BOB, APPROVALS, question.ts(), "approve").join();
        AuditEntry entry = story.recorded(e -> e.event().equals("turned_away"));
        assertThat(entry.detail()).containsEntry("count", "1");
        assertThat(story.record()).noneMatch(e -> e.event().equals("approved"));
        assertThat(story.detaches()).isZero();
        story.clicks(CAROL, question, "approve");
        story.end(id, "succeeded");
        return entry;
    }

    @Test
    void the_same_click_sent_again_changes_nothing_and_is_recorded() {
        story.policy("required: 1 => required: 2").begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        story.recorded(e -> e.event().equals("approved"));
        assertThat(story.slack.replay().join().status()).isEqualTo(200);
        AuditEntry entry = story.recorded(e -> e.event().equals("turned_away"));
        assertThat(entry.detail()).containsEntry("why", "repeated").containsEntry("by", BOB);
        assertThat(story.record().stream().filter(e -> e.event().equals("approved")))
                .hasSize(1);
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_flood_of_forgeries_is_a_number_in_the_record() {
        story.begin();
        for (int i = 0; i < 60; i++) {
            story.slack.forgeNext(Forgery.WRONG_SECRET);
            story.slack.actor().command(DAVE, OPS, "/eni-detach help").join();
        }
        story.stop();
        List<AuditEntry> entries = story.record().stream()
                .filter(e -> e.event().equals("turned_away"))
                .toList();
        assertThat(entries).hasSizeBetween(1, 2);
        assertThat(entries.stream().mapToInt(e -> Integer.parseInt(e.detail().get("count"))))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(60));
    }

    @Test
    void a_click_on_an_old_copy_changes_nothing_and_is_recorded() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.twistNext(payload -> {
            ((ObjectNode) payload.get("container")).put("message_ts", "1700000000.000100");
            ((ObjectNode) payload.get("message")).put("ts", "1700000000.000100");
            return payload;
        });
        story.clicks(BOB, question, "approve");
        AuditEntry entry = story.recorded(e -> e.event().equals("instruction_refused"));
        assertThat(entry.detail()).containsEntry("note", "COPY_CLICKED").containsEntry("instruction", "APPROVE");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_refused_click_on_deny_is_recorded_although_no_form_was_opened() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(DAVE, story.approval(id, "awaiting_approval"), "deny");
        AuditEntry entry = story.recorded(e -> e.event().equals("instruction_refused"));
        assertThat(entry.actor()).isEqualTo(DAVE);
        assertThat(entry.request()).contains(id);
        assertThat(entry.detail())
                .containsEntry("instruction", "DENY")
                .containsEntry("note", "NOT_AN_APPROVER")
                .containsKey("policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0GUEST", "U0STRANGE", "U0FRANK", "USLACKBOT"})
    void who_is_no_full_member_never_approves_whatever_group_they_are_in(String who) {
        story.slack.workspace().put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of(BOB, who), false));
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.twistNext(payload -> {
            ((ObjectNode) payload.get("user")).put("id", who);
            return payload;
        });
        story.clicks(BOB, question, "approve");
        AuditEntry entry = story.recorded(e -> e.event().equals("instruction_refused"));
        assertThat(entry.actor()).isEqualTo(who);
        assertThat(entry.detail()).containsEntry("note", "FULL_MEMBERS_ONLY");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void an_approver_who_was_taken_out_of_the_group_just_before_the_click_does_not_count() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.workspace().put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of(CAROL), false));
        story.clicks(BOB, question, "approve");
        AuditEntry entry = story.recorded(e -> e.event().equals("instruction_refused"));
        assertThat(entry.detail()).containsEntry("note", "NOT_AN_APPROVER");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_requester_who_was_taken_out_of_the_group_before_the_approval_is_refused() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.workspace().put(new SlackGroup("S0NETOPS", "netops", "Network operators", Set.of(DAVE), false));
        story.clicks(BOB, question, "approve");
        story.end(id, "refused");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void the_record_has_the_reasons_that_people_gave() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION + " -- CHG-0815 new switch");
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "deny");
        story.slack
                .actor()
                .submit(BOB, story.modal(BOB, "deny_reason").id(), Map.of("reason", "not during the sale"))
                .join();
        story.end(id, "denied");
        assertThat(story.recorded(id, "received"))
                .containsEntry("said", "CHG-0815 new switch")
                .containsEntry("channel", OPS);
        assertThat(story.recorded(id, "denied"))
                .containsEntry("said", "not during the sale")
                .containsEntry("reason", "DENIED");
    }

    @Test
    void a_pause_that_was_there_already_is_recorded_as_refused() {
        story.begin();
        story.types(BOB, "pause first");
        story.recorded(e -> e.event().equals("paused"));
        story.types(CAROL, "pause second");
        AuditEntry entry = story.recorded(e -> e.event().equals("instruction_refused"));
        assertThat(entry.actor()).isEqualTo(CAROL);
        assertThat(entry.detail()).containsEntry("note", "PAUSED_BEFORE");
    }

    @Test
    void the_head_of_the_record_is_told_in_a_channel_once_a_day() {
        story.with("ENI_DETACH_AUDIT_CHANNEL", "C0AUDIT");
        Workspace workspace = story.slack.workspace();
        workspace.put(SlackChannel.open("C0AUDIT", "audit", Set.of(BOB, workspace.botUserId())));
        story.begin();
        SlackMessage told = story.await(m -> m.channel().equals("C0AUDIT"));
        AuditEntry entry = story.recorded(e -> e.event().equals("head_told"));
        String head = entry.detail().get("told_seq") + ":" + entry.detail().get("told_hash");
        assertThat(told.text()).contains("audit verify --head " + head);

        story.restart();
        story.recorded(e -> e.event().equals("policy_in_force"));
        assertThat(heads()).hasSize(1);
        // Two days later: what was missed meanwhile is not made up for.
        story.stop();
        story.later(Duration.ofDays(2)).begin();
        story.await(m -> m.channel().equals("C0AUDIT") && !m.ts().equals(told.ts()));
        assertThat(heads()).hasSize(2);
        story.stop();
        assertThat(workspace.messages("C0AUDIT")).hasSize(2);
    }

    private List<AuditEntry> heads() {
        return story.record().stream()
                .filter(e -> e.event().equals("head_told"))
                .toList();
    }

    @Test
    void a_witness_channel_that_cannot_be_posted_to_is_recorded() {
        story.with("ENI_DETACH_AUDIT_CHANNEL", "C0RANDOM").begin();
        AuditEntry entry = story.recorded(e -> e.event().equals("undeliverable"));
        assertThat(entry.detail()).containsEntry("message", "HEAD").containsEntry("code", "not_in_channel");
    }
}
