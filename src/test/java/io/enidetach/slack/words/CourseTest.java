package io.enidetach.slack.words;

import static io.enidetach.request.Fixtures.BOB;
import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.after;
import static io.enidetach.request.Fixtures.dryRun;
import static io.enidetach.request.Fixtures.lookedUp;
import static io.enidetach.request.Fixtures.order;
import static io.enidetach.request.Fixtures.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Event;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import org.junit.jupiter.api.Test;

class CourseTest {
    private final Words words = Words.english();

    @Test
    void what_waits_shows_what_was_and_what_is_to_come() {
        assertThat(progress(Stories.confirming()))
                .isEqualTo("✓ looked up → ▶ *waiting for its requester to confirm* → ○ sent to the cloud → ○ detached");
        assertThat(progress(Stories.approving()))
                .isEqualTo("✓ looked up → ▶ *waiting for approval* → ○ sent to the cloud → ○ detached");
    }

    @Test
    void what_runs_has_its_approval_behind_it() {
        Request running = after(
                Stories.approving(),
                new Event.Approved(BOB, NOON),
                new Event.AskIntended(ENI),
                new Event.AskAccepted(ENI, "task-1"));
        assertThat(progress(running))
                .isEqualTo("✓ looked up → ✓ approved → ✓ sent to the cloud → ▶ *running in the cloud* → ○ detached");
    }

    @Test
    void what_is_done_has_all_behind_it_and_what_was_stopped_says_where() {
        assertThat(progress(Stories.done())).isEqualTo("✓ looked up → ✓ sent to the cloud → ✓ detached");
        assertThat(progress(Stories.each().get(State.DENIED))).isEqualTo("✓ looked up → ✗ *denied*");
        assertThat(progress(Stories.each().get(State.UNKNOWN)))
                .isEqualTo("✓ looked up → ✓ sent to the cloud → ✗ *outcome unknown*");
    }

    @Test
    void a_dry_run_has_no_way_to_go() {
        Request dry = after(received(dryRun(order(ENI))), lookedUp(true, ENI));
        assertThat(new Course(words, dry).progress()).isEmpty();
    }

    @Test
    void the_end_tells_when_what_happened() {
        assertThat(new Course(words, Stories.done()).moments())
                .matches("requested <!date.*> · sent to the cloud <!date.*> · ended <!date.*>");
    }

    private String progress(Request request) {
        return new Course(words, request).progress().orElseThrow();
    }
}
