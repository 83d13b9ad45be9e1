package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackView;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Decisions made on the home tab, through the whole bot. */
@Timeout(60)
class HomeStoriesTest {
    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder).begin();
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    /** Opens the tab and waits until it shows this; a test's time limit ends the wait. */
    private SlackView home(String who, Predicate<String> shows) {
        assertThat(story.slack.actor().openHome(who).join().isAcked()).isTrue();
        while (story.slack
                .workspace()
                .home(who)
                .filter(tab -> shows.test(tab.blocks().toString()))
                .isEmpty()) {
            LockSupport.parkNanos(5_000_000);
        }
        return story.slack.workspace().home(who).orElseThrow();
    }

    private void clicks(String who, SlackView home, String action) {
        Delivered ack = story.slack.actor().clickInView(who, home.id(), action).join();
        assertThat(ack.isAcked()).as(ack.toString()).isTrue();
    }

    @Test
    void an_approval_on_the_home_tab_counts_like_one_on_the_question() {
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        clicks(BOB, home(BOB, tab -> tab.contains(id) && tab.contains("\"approve\"")), "approve");
        story.end(id, "succeeded");
        assertThat(story.approval(id, "succeeded").hasAction("approve")).isFalse();
        assertThat(story.detaches()).isEqualTo(1);
        home(BOB, tab -> !tab.contains("\"approve\""));
    }

    @Test
    void a_denial_on_the_home_tab_asks_for_its_reason_and_ends_the_request() {
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        clicks(BOB, home(BOB, tab -> tab.contains(id)), "deny");
        SlackView form = story.modal(BOB, "deny_reason");
        story.slack
                .actor()
                .submit(BOB, form.id(), java.util.Map.of("reason", "not tonight"))
                .join();
        assertThat(story.end(id, "denied").allText()).contains("not tonight");
        assertThat(story.detaches()).isZero();
    }
}
