package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.APPROVALS;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackChannel;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackUser;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.testing.MostlyWaiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack and the people in it may do to the bot's messages; they find another way, or the record says what was given up. */
@MostlyWaiting
@Timeout(60)
class PlatformStoriesTest {
    @TempDir
    Path folder;

    private Story story;
    private Workspace workspace;

    @BeforeEach
    void stage() {
        story = new Story(folder);
        workspace = story.slack.workspace();
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    @Test
    void a_card_that_was_deleted_is_posted_anew_and_the_end_stands_in_its_thread() {
        String id = asked();
        SlackMessage first = story.card(id, "awaiting_approval");
        workspace.delete(first);
        approve(id);
        SlackMessage end = story.end(id, "succeeded");
        SlackMessage second = story.card(id, "succeeded");
        assertThat(second.ts()).isNotEqualTo(first.ts());
        assertThat(end.threadTs()).contains(second.ts());
    }

    @Test
    void a_question_that_was_deleted_is_asked_anew_while_it_is_open() {
        String id = asked();
        SlackMessage first = story.approval(id, "awaiting_approval");
        workspace.delete(first);
        story.types(BOB, "pause sale");
        SlackMessage second = story.await(m -> m.channel().equals(APPROVALS) && m.hasAction("approve"));
        assertThat(second.ts()).isNotEqualTo(first.ts());
        story.types(BOB, "resume");
        story.privately(BOB, "Resumed");
        story.clicks(BOB, second, "approve");
        story.end(id, "succeeded");
    }

    @Test
    void what_a_channel_no_longer_takes_is_told_to_the_requester_directly() {
        String id = asked();
        workspace.put(ops().whenArchived());
        approve(id);
        assertThat(story.end(id, "succeeded").channel()).startsWith("D");
        assertThat(story.await(m -> m.channel().startsWith("D")
                                && m.threadTs().isEmpty()
                                && Story.shows(m, id, "succeeded"))
                        .allText())
                .contains("eni-m6dyj72l");
    }

    @Test
    void a_bot_that_was_removed_from_the_channel_tells_the_requester_directly() {
        String id = asked();
        workspace.put(ops().without(workspace.botUserId()));
        approve(id);
        SlackMessage end = story.await(m -> m.channel().startsWith("D") && Story.shows(m, id, "succeeded"));
        assertThat(end.text()).contains("<@U0ALICE>", "`eni-m6dyj72l` detached");
    }

    @Test
    void an_end_for_a_person_who_is_gone_is_recorded_as_undeliverable() {
        String id = asked();
        workspace.put(ops().whenArchived());
        workspace.put(workspace.user(ALICE).orElseThrow().deactivated());
        approve(id);
        assertThat(story.recorded(e -> e.event().equals("undeliverable")
                                && e.detail().get("message").equals("END"))
                        .detail())
                .containsEntry("code", "channel_not_found");
        assertThat(story.recorded(e -> e.event().equals("refused")).request()).contains(id);
        assertThat(story.detaches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0GUEST", "U0STRANGE"})
    void a_click_of_a_guest_or_of_somebody_from_elsewhere_is_answered_and_changes_nothing(String who) {
        workspace.put(ops().with(who));
        String id = asked();
        story.clicks(who, story.card(id, "awaiting_approval"), "cancel");
        story.privately(who, "Your click changed nothing");
        assertThat(story.card(id, "awaiting_approval").hasAction("cancel")).isTrue();
    }

    @Test
    void a_guest_who_types_a_command_hears_whom_it_is_for() {
        story.begin();
        story.types("U0GUEST", LAB);
        story.privately("U0GUEST", "full members of this workspace only");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void an_approver_who_was_made_a_guest_meanwhile_is_no_approver() {
        String id = asked();
        workspace.put(workspace.user(BOB).orElseThrow().as(SlackUser.Kind.GUEST));
        approve(id);
        story.privately(BOB, "full members of this workspace only");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void the_fields_of_an_enterprise_grid_change_nothing_for_its_own_people() {
        story.begin();
        story.slack.twistNext(payload -> payload.put("enterprise_id", "E0GRID")
                .put("enterprise_name", "Grid")
                .put("is_enterprise_install", "false"));
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.twistNext(payload -> {
            payload.withObject("/team").put("enterprise_id", "E0GRID").put("enterprise_name", "Grid");
            payload.withObject("/enterprise").put("id", "E0GRID").put("name", "Grid");
            payload.withObject("/user").put("team_id", "E0GRID");
            return payload.put("is_enterprise_install", false);
        });
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
    }

    @Test
    void a_click_from_an_installation_of_the_whole_organisation_changes_nothing() {
        String id = asked();
        story.slack.twistNext(payload -> {
            payload.putNull("team");
            payload.withObject("/enterprise").put("id", "E0GRID").put("name", "Grid");
            return payload.put("is_enterprise_install", true);
        });
        approve(id);
        story.recorded(e -> e.event().equals("turned_away"));
        assertThat(story.approval(id, "awaiting_approval").hasAction("approve")).isTrue();
    }

    @Test
    void several_requests_at_once_are_all_told_at_a_slack_that_keeps_its_limits_to_the_letter() {
        story.slack.strictRateLimits(0);
        story.begin();
        List<String> asked = new ArrayList<>();
        asked.add(story.asks(ALICE, LAB));
        asked.add(story.asks("U0CAROL", "vpc-d3v00001 eni-d3v00002 ins-d3v00001"));
        asked.add(story.asks(ALICE, PRODUCTION + " --dry-run"));
        asked.forEach(id -> story.end(id, "succeeded"));
        assertThat(story.slack.calls().all()).noneMatch(call -> call.status() == 429);
    }

    private String asked() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        story.await(m -> m.channel().equals(OPS)
                && Story.shows(m, id, "awaiting_approval")
                && m.allText().contains("Open the question"));
        return id;
    }

    private void approve(String id) {
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
    }

    private SlackChannel ops() {
        return workspace.channel(OPS).orElseThrow();
    }
}
