package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of payload that arrives twice, over HTTP and over Socket Mode: answered with 200 and done once. */
@MostlyWaiting
@Timeout(60)
class DuplicateStoriesTest {
    @TempDir
    Path folder;

    private Story story;
    private boolean sockets;

    @BeforeEach
    void stage() {
        story = new Story(folder);
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    private void begin(boolean overSockets) {
        sockets = overSockets;
        if (overSockets) {
            story.overSocketMode();
        }
        story.begin();
    }

    /** What was delivered last arrives again, and a third time. */
    private void again() {
        for (int i = 0; i < 2; i++) {
            Delivered second = (sockets ? story.slack.sockets().redeliver() : story.slack.replay()).join();
            assertThat(second.isAcked()).as(second.toString()).isTrue();
        }
    }

    /** Everything that was to come has come once this later request has ended. */
    private void quiet() {
        story.end(story.asks(ALICE, "eni-sh000001 vpc-sh4ngha1 ins-sh000001 --dry-run"), "succeeded");
    }

    private long recorded(String event) {
        return story.record().stream()
                .filter(entry -> entry.event().equals(event) && !entry.dryRun())
                .count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_command(boolean overSockets) {
        begin(overSockets);
        String id = story.asks(ALICE, LAB);
        again();
        story.end(id, "succeeded");
        quiet();
        assertThat(recorded("received")).isEqualTo(1);
        assertThat(story.detaches()).isEqualTo(1);
        assertThat(story.timesTold(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_confirmation_an_approval_and_the_way_back(boolean overSockets) {
        begin(overSockets);
        String id = story.asks(ALICE, "eni-m6dyj72l");
        story.clicks(ALICE, story.card(id, "awaiting_confirmation"), "confirm");
        again();
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        again();
        story.end(id, "succeeded");
        story.clicks(ALICE, story.card(id, "succeeded"), "reattach");
        again();
        story.await(m -> m.channel().equals(Story.APPROVALS) && m.hasAction("approve"));
        quiet();
        assertThat(recorded("confirmed")).isEqualTo(1);
        assertThat(recorded("approved")).isEqualTo(1);
        assertThat(recorded("received")).isEqualTo(2);
        assertThat(story.detaches()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_denial_and_its_form(boolean overSockets) {
        begin(overSockets);
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "deny");
        again();
        SlackView form = story.modal(BOB, "deny_reason");
        story.slack.actor().submit(BOB, form.id(), Map.of("reason", "not now")).join();
        again();
        story.end(id, "denied");
        quiet();
        assertThat(story.slack.calls().of("views.open")).hasSize(1);
        assertThat(recorded("denied")).isEqualTo(1);
        assertThat(story.timesTold(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asking_again_and_taking_it_back(boolean overSockets) {
        story.cloud.faults().set(FaultRule.of(Fault.RESET_BEFORE_EFFECT).on(Story.DETACH));
        story.with("ENI_DETACH_TASK_TIMEOUT", "2s");
        begin(overSockets);
        String id = story.asks(ALICE, LAB);
        story.end(id, "unknown");
        story.cloud.faults().clear();
        story.types(BOB, "pause");
        again();
        story.privately(BOB, "Paused");
        story.clicks(ALICE, story.card(id, "unknown"), "ask_again");
        again();
        story.privately(ALICE, "Made a new request");
        quiet();
        assertThat(recorded("received")).isEqualTo(2);
        assertThat(recorded("paused")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_form_the_shortcut_and_the_search(boolean overSockets) {
        begin(overSockets);
        story.types(ALICE, "");
        again();
        story.modal(ALICE, "detach_form");
        SlackMessage alert = story.slack.actor().say(ALICE, OPS, "eni-d3v00001 on ins-d3v00001 in vpc-d3v00001");
        story.slack
                .actor()
                .messageShortcut(ALICE, OPS, alert.ts(), "detach_from_message")
                .join();
        again();
        Story.awaitThat(() -> story.slack.calls().of("views.open").size() == 2, () -> "not two forms");
        SlackView form = story.slack.workspace().modals(ALICE).get(0);
        story.slack.actor().suggest(ALICE, form.id(), "find", "lab-test").join();
        again();
        story.slack.actor().submit(ALICE, form.id(), Map.of("reason", "slow")).join();
        again();
        quiet();
        assertThat(recorded("received")).isEqualTo(1);
        assertThat(story.slack.calls().of("views.open")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_home_tab_and_a_click_on_it(boolean overSockets) {
        begin(overSockets);
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        story.slack.actor().openHome(BOB).join();
        again();
        Story.awaitThat(
                () -> story.slack
                        .workspace()
                        .home(BOB)
                        .filter(tab -> tab.blocks().toString().contains("\"approve\""))
                        .isPresent(),
                () -> "nothing to decide on the home tab");
        SlackView home = story.slack.workspace().home(BOB).orElseThrow();
        story.slack.actor().clickInView(BOB, home.id(), "approve").join();
        again();
        story.end(id, "succeeded");
        quiet();
        assertThat(recorded("approved")).isEqualTo(1);
        assertThat(story.detaches()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_word_about_a_request(boolean overSockets) {
        begin(overSockets);
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        story.types(ALICE, "status " + id);
        again();
        story.types(ALICE, "cancel " + id);
        again();
        story.end(id, "cancelled");
        quiet();
        assertThat(recorded("cancelled")).isEqualTo(1);
        assertThat(story.timesTold(id)).isEqualTo(1);
        assertThat(story.slack.workspace().ephemerals(ALICE).stream()
                        .filter(m -> m.allText().contains("waiting for approval")))
                .hasSize(1);
    }
}
