package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackUser;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.sandbox.slack.Workspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody who is no full member of the workspace, on every way in: nothing happens, and they hear why where Slack lets them. */
@Timeout(60)
class StrangerStoriesTest {
    private static final String ROBOT = "U0ROBOT";
    private static final String GONE = "U0FRANK";

    @TempDir
    Path folder;

    private Story story;
    private Workspace workspace;

    @BeforeEach
    void stage() {
        story = new Story(folder);
        workspace = story.slack.workspace();
        SlackUser alice = workspace.user(ALICE).orElseThrow();
        workspace.put(new SlackUser(
                ROBOT, alice.teamId(), "robot", "A Robot", alice.tz(), "en-US", SlackUser.Kind.BOT, false));
        for (String channel : Set.of(OPS, Story.APPROVALS)) {
            for (String who : Set.of("U0GUEST", "U0STRANGE", ROBOT)) {
                workspace.put(workspace.channel(channel).orElseThrow().with(who));
            }
        }
        // They would have every right if only they were members.
        story.policy(
                        "    groups: [S0NETOPS] =>     users: [U0ALICE, U0GUEST, U0STRANGE, U0FRANK, U0ROBOT]",
                        "users: []\n  required => users: [U0GUEST, U0STRANGE, U0FRANK, U0ROBOT]\n  required")
                .begin();
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0GUEST", "U0STRANGE", ROBOT, GONE})
    void a_command_of_theirs_is_refused_before_the_cloud_is_asked(String who) {
        actingAs(who);
        assertThat(story.types(ALICE, LAB).isAcked()).isTrue();
        isTold(who);
        assertThat(story.cloud.calls().all()).noneMatch(call -> call.action().startsWith("DescribeNetwork"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0GUEST", "U0STRANGE", ROBOT, GONE})
    void a_click_of_theirs_approves_nothing(String who) {
        SlackMessage question = asked();
        actingAs(who);
        story.clicks(BOB, question, "approve");
        isTold(who);
        assertThat(story.record()).noneMatch(entry -> entry.event().equals("approved"));
        assertThat(story.detaches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0GUEST", "U0STRANGE", ROBOT, GONE})
    void a_form_of_theirs_is_refused_before_the_cloud_is_asked(String who) {
        SlackView form = form();
        actingAs(who);
        story.slack
                .actor()
                .submit(ALICE, form.id(), Map.of("enis", "eni-d3v00001"))
                .join();
        isTold(who);
        assertThat(story.cloud.calls().all()).noneMatch(call -> call.action().startsWith("DescribeNetwork"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0GUEST", "U0STRANGE", ROBOT, GONE})
    void a_shortcut_of_theirs_leads_no_further(String who) {
        SlackMessage alert = story.slack.actor().say(ALICE, OPS, "eni-d3v00001 is slow");
        actingAs(who);
        story.slack
                .actor()
                .messageShortcut(ALICE, OPS, alert.ts(), "detach_from_message")
                .join();
        SlackView form = story.modal(ALICE, "detach_form");
        actingAs(who);
        story.slack.actor().submit(ALICE, form.id(), Map.of()).join();
        isTold(who);
        assertThat(story.detaches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0GUEST", "U0STRANGE", ROBOT, GONE})
    void a_search_of_theirs_finds_nothing_and_asks_the_cloud_for_nothing(String who) {
        SlackView form = form();
        actingAs(who);
        Delivered found = story.slack
                .actor()
                .suggest(ALICE, form.id(), "find", "lab-test")
                .join();
        assertThat(found.body()).isEqualTo("{\"options\":[]}");
        assertThat(story.cloud.calls().all()).noneMatch(call -> call.action().startsWith("DescribeNetwork"));
    }

    /** A payload of somebody whom the bot has no business with. */
    enum Foreign {
        OTHER_TEAM,
        WHOLE_ORGANISATION;

        private ObjectNode of(ObjectNode payload) {
            boolean typed = payload.has("team_id");
            if (this == WHOLE_ORGANISATION) {
                return typed
                        ? payload.put("is_enterprise_install", "true").put("enterprise_id", "E0GRID")
                        : payload.put("is_enterprise_install", true);
            }
            if (typed) {
                return payload.put("team_id", "T0OTHER");
            }
            payload.withObject("/team").put("id", "T0OTHER");
            return payload;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_command_from_elsewhere_hears_that_the_bot_is_not_theirs(Foreign from) {
        story.slack.twistNext(from::of);
        assertThat(story.types(ALICE, LAB).body()).contains("another workspace");
        isTurnedAway();
    }

    @ParameterizedTest
    @EnumSource
    void a_click_from_elsewhere_changes_nothing(Foreign from) {
        SlackMessage question = asked();
        story.slack.twistNext(from::of);
        story.clicks(BOB, question, "approve");
        story.privately(BOB, "another workspace");
        isTurnedAway();
        assertThat(story.record()).noneMatch(entry -> entry.event().equals("approved"));
    }

    @ParameterizedTest
    @EnumSource
    void a_form_from_elsewhere_is_refused_under_its_field(Foreign from) {
        SlackView form = form();
        story.slack.twistNext(from::of);
        Delivered sent = story.slack
                .actor()
                .submit(ALICE, form.id(), Map.of("enis", "eni-d3v00001"))
                .join();
        assertThat(sent.body()).contains("\"errors\"", "another workspace");
        assertThat(sent.detail()).isEmpty();
        isTurnedAway();
    }

    @ParameterizedTest
    @EnumSource
    void a_shortcut_from_elsewhere_opens_no_form(Foreign from) {
        SlackMessage alert = story.slack.actor().say(ALICE, OPS, "eni-d3v00001 is slow");
        story.slack.twistNext(from::of);
        story.slack
                .actor()
                .messageShortcut(ALICE, OPS, alert.ts(), "detach_from_message")
                .join();
        story.privately(ALICE, "another workspace");
        isTurnedAway();
        assertThat(workspace.modals(ALICE)).isEmpty();
    }

    /** A payload of one of the workspace's own people, as an Enterprise Grid writes it. */
    private static ObjectNode onGrid(ObjectNode payload) {
        if (payload.has("team_id")) {
            return payload.put("enterprise_id", "E0GRID").put("enterprise_name", "Grid");
        }
        payload.withObject("/team").put("enterprise_id", "E0GRID").put("enterprise_name", "Grid");
        payload.putObject("enterprise").put("id", "E0GRID").put("name", "Grid");
        payload.withObject("/user").put("team_id", "E0GRID");
        return payload;
    }

    @Test
    void the_fields_of_an_enterprise_grid_change_nothing_in_forms_and_shortcuts() {
        SlackMessage alert = story.slack.actor().say(ALICE, OPS, "eni-d3v00001 is slow");
        story.slack.twistNext(StrangerStoriesTest::onGrid);
        story.slack
                .actor()
                .messageShortcut(ALICE, OPS, alert.ts(), "detach_from_message")
                .join();
        SlackView form = story.modal(ALICE, "detach_form");
        story.slack.twistNext(StrangerStoriesTest::onGrid);
        assertThat(story.slack
                        .actor()
                        .suggest(ALICE, form.id(), "find", "lab-test")
                        .join()
                        .body())
                .contains("eni-d3v00001");
        story.slack.twistNext(StrangerStoriesTest::onGrid);
        story.slack
                .actor()
                .submit(ALICE, form.id(), Map.of("vpc", "vpc-d3v00001", "instance", "ins-d3v00001"))
                .join();
        story.await(m -> m.threadTs().isPresent() && m.allText().contains("<@U0ALICE>"));
        assertThat(story.detaches()).isEqualTo(1);
    }

    /** What is sent next comes from this person, whoever does it in the simulator, which keeps most of them from it. */
    private void actingAs(String who) {
        String team = workspace.user(who).orElseThrow().teamId();
        story.slack.twistNext(payload -> {
            if (payload.has("user_id")) {
                return payload.put("user_id", who);
            }
            payload.withObject("/user").put("id", who).put("team_id", team);
            return payload;
        });
    }

    private SlackMessage asked() {
        String id = story.asks(ALICE, PRODUCTION);
        return story.approval(id, "awaiting_approval");
    }

    private SlackView form() {
        assertThat(story.types(ALICE, "").isAcked()).isTrue();
        return story.modal(ALICE, "detach_form");
    }

    private void isTold(String who) {
        if (who.equals(GONE)) {
            story.recorded(entry -> entry.event().equals("undeliverable"));
            return;
        }
        Story.awaitThat(
                () -> Stream.concat(workspace.ephemerals(who).stream(), workspace.directMessages(who).stream())
                        .anyMatch(m -> m.allText().contains("full members of this workspace only")),
                () -> who + " was not told");
    }

    private void isTurnedAway() {
        story.recorded(entry -> entry.event().equals("turned_away"));
        assertThat(story.detaches()).isZero();
    }
}
