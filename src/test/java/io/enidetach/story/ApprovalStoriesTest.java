package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.APPROVALS;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.store.SharedPostgres;
import io.enidetach.testing.MostlyWaiting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How people are asked to approve, reminded, and told that nobody did. */
@MostlyWaiting
@Timeout(60)
class ApprovalStoriesTest {
    private static final Duration TWO_THIRDS = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void stage() {
        // The bot's clock is moved, and Slack's signatures would be too old for it; sockets need none.
        story = new Story(folder).overSocketMode();
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    @Test
    void the_approvers_are_reminded_once_in_the_thread_of_their_question_also_after_restarts() {
        String id = asked();
        story.later(TWO_THIRDS).restart();
        SlackMessage reminder = reminder(id);
        SlackMessage question = story.approval(id, "awaiting_approval");
        assertThat(reminder.channel()).isEqualTo(APPROVALS);
        assertThat(reminder.threadTs()).contains(question.ts());
        assertThat(reminder.text()).startsWith("<!subteam^S0LEADS>").contains("eni-m6dyj72l");
        story.restart();
        story.clicks(ALICE, story.card(id, "awaiting_approval"), "cancel");
        story.end(id, "cancelled");
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void two_processes_remind_once_between_them() throws SQLException {
        story.with("DATABASE_URL", SharedPostgres.freshUrl());
        String id = asked();
        story.later(TWO_THIRDS).beginAnother().restart();
        reminder(id);
        story.clicks(ALICE, story.card(id, "awaiting_approval"), "cancel");
        story.end(id, "cancelled");
        assertThat(reminders()).hasSize(1);
        assertThat(story.record().stream().filter(e -> e.event().equals("reminded")))
                .hasSize(1);
    }

    @Test
    void nobody_is_reminded_of_what_is_decided() {
        String decided = asked();
        story.clicks(BOB, story.approval(decided, "awaiting_approval"), "approve");
        story.end(decided, "succeeded");
        story.cloud.model().attachNow("eni-m6dyj72l", "ins-xx44545f");
        String open = story.asks(ALICE, PRODUCTION);
        story.approval(open, "awaiting_approval");
        story.later(TWO_THIRDS).restart();
        reminder(open);
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void a_reminder_waits_while_the_bot_is_paused() {
        String id = asked();
        story.types(BOB, "pause sale");
        story.privately(BOB, "Paused");
        story.later(TWO_THIRDS).restart();
        story.await(m -> m.channel().equals(APPROVALS) && m.allText().contains("*Paused*"));
        story.types(BOB, "resume");
        story.privately(BOB, "Resumed");
        assertThat(reminders()).isEmpty();
        story.later(Duration.ofSeconds(30)).restart();
        reminder(id);
    }

    @Test
    void a_reminder_whose_question_was_deleted_stands_in_the_channel() {
        String id = asked();
        story.stop();
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.workspace().delete(question);
        story.later(TWO_THIRDS).begin();
        assertThat(reminder(id).threadTs()).isEmpty();
    }

    @Test
    void what_nobody_decided_is_asked_again_with_one_click() {
        story.policy("expires_after: 30m => expires_after: 2s").begin();
        String id = story.asks(ALICE, PRODUCTION);
        assertThat(story.end(id, "expired").allText()).contains("<@U0ALICE>", "nobody decided in time");
        story.clicks(ALICE, story.card(id, "expired"), "ask_again");
        SlackMessage again = story.await(m -> m.channel().equals(APPROVALS) && m.hasAction("approve"));
        assertThat(again.text()).doesNotContain(id);
        assertThat(reminders()).isEmpty();
    }

    @Test
    void what_nobody_could_approve_is_refused_at_once_and_nobody_is_asked() {
        story.policy(
                        "groups: [S0LEADS]\n  users: [] => groups: []\n  users: [U0ALICE, U0BOB]",
                        "required: 1 => required: 2")
                .begin();
        String id = story.asks(ALICE, PRODUCTION);
        assertThat(story.privately(ALICE, "nobody could approve this").text())
                .contains(id, "2 of the approvers", "1 of them");
        assertThat(story.slack.workspace().messages(APPROVALS)).isEmpty();
        story.approval(story.asks("U0CAROL", PRODUCTION), "awaiting_approval");
    }

    @Test
    void a_dry_run_of_what_nobody_could_approve_says_so_and_succeeds() {
        story.policy("groups: [S0LEADS]\n  users: [] => groups: []\n  users: [U0ALICE]")
                .begin();
        String id = story.asks(ALICE, PRODUCTION + " --dry-run");
        assertThat(story.end(id, "succeeded").text()).contains("nobody could approve this");
    }

    @Test
    void where_slack_does_not_say_who_could_approve_somebody_is_asked() {
        story.policy(
                        "  - name: contractors-never\n    effect: deny\n    groups: [S0CONTRACT]\n => ",
                        "groups: [S0NETOPS] => users: [U0ALICE]",
                        "required: 1 => required: 9")
                .begin();
        story.slack.faults().nextError("usergroups.users.list", "internal_error", 1000);
        story.approval(story.asks(ALICE, PRODUCTION), "awaiting_approval");
    }

    private String asked() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.await(m -> m.channel().equals(APPROVALS) && Story.shows(m, id, "awaiting_approval"));
        story.await(m -> !m.channel().equals(APPROVALS)
                && Story.shows(m, id, "awaiting_approval")
                && m.allText().contains("Open the question"));
        return id;
    }

    private SlackMessage reminder(String id) {
        return story.await(m -> m.text().contains("still waits") && Story.shows(m, id, "awaiting_approval"));
    }

    private List<SlackMessage> reminders() {
        return story.slack.workspace().messages(APPROVALS).stream()
                .filter(m -> m.text().contains("still waits"))
                .toList();
    }
}
