package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void many_changes_draw_a_persons_tab_at_most_once_in_five_seconds() {
        home(ALICE, tab -> !tab.isEmpty());
        List<String> asked = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            asked.add(story.asks(ALICE, PRODUCTION + " --dry-run"));
            home(ALICE, tab -> true);
        }
        asked.forEach(id -> story.end(id, "succeeded"));
        home(ALICE, tab -> asked.stream().allMatch(tab::contains));
        List<Instant> drawn = story.slack.calls().of("views.publish").stream()
                .map(call -> call.at())
                .toList();
        assertThat(drawn).hasSizeBetween(2, 4);
        for (int n = 1; n < drawn.size(); n++) {
            // What lies between two arrivals at Slack may be a little less than what lies between two drawings.
            assertThat(Duration.between(drawn.get(n - 1), drawn.get(n))).isGreaterThan(Duration.ofMillis(4_500));
        }
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
