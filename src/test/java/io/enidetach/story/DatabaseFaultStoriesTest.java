package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.store.SharedPostgres;
import io.enidetach.testing.Cable;
import io.enidetach.testing.MostlyWaiting;
import io.enidetach.testing.TickingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL behind a cable that is cut, that swallows everything, or that is slow. */
@MostlyWaiting
@Timeout(120)
class DatabaseFaultStoriesTest {
    private static final String OTHER = "vpc-d3v00001 eni-d3v00002 ins-d3v00001";

    @TempDir
    Path folder;

    private final TickingClock clock = new TickingClock();
    private Cable cable;
    private Story story;

    @BeforeEach
    void stage() throws SQLException {
        cable = Cable.to(SharedPostgres.port());
        story = new Story(folder, clock);
        String url = SharedPostgres.freshUrl();
        story.with("DATABASE_URL", url.replace(":" + SharedPostgres.port() + "/", ":" + cable.port() + "/"));
    }

    @AfterEach
    void curtain() throws IOException {
        cable.mend();
        story.close();
        cable.close();
    }

    private TheRecord record() {
        return new TheRecord(story.environment());
    }

    private void isNotAccepted(String command) {
        Delivered typed = story.types(ALICE, command);
        assertThat(typed.isAcked()).as(typed.toString()).isTrue();
        assertThat(typed.body()).contains("Not accepted, nothing was recorded; type it again");
        assertThat(typed.took()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void gone_for_a_minute_it_loses_nothing_and_nothing_is_done_twice() {
        story.cloud.model().taskDuration(Duration.ofSeconds(50));
        story.begin();
        String waiting = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(waiting, "awaiting_approval");
        String running = story.asks(ALICE, LAB);
        story.card(running, "running");
        cable.cut();
        isNotAccepted(OTHER);
        story.clicks(BOB, question, "approve");
        story.privately(BOB, "Not accepted, nothing was recorded; click again");
        story.readyz(503, "database: ");
        clock.advance(Duration.ofMinutes(1));
        cable.mend();
        story.readyz(200, "database: ok");
        story.end(running, "succeeded");
        story.cloud.model().taskDuration(Duration.ofMillis(300));
        story.clicks(BOB, question, "approve");
        story.end(waiting, "succeeded");
        assertThat(story.detaches()).isEqualTo(2);
        assertThat(record().requests()).containsExactlyInAnyOrder(waiting, running);
        assertThat(record().verified()).startsWith("ok: ");
        assertThat(story.timesTold(running)).isEqualTo(1);
        assertThat(story.timesTold(waiting)).isEqualTo(1);
    }

    @Test
    void silent_it_keeps_nobody_in_slack_waiting_and_records_nothing_of_what_was_refused() {
        story.begin();
        cable.hold();
        isNotAccepted(LAB);
        story.readyz(503, "database: ");
        cable.mend();
        story.readyz(200, "database: ok");
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        assertThat(record().requests()).containsExactly(id);
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void so_slow_that_a_commit_takes_longer_than_two_seconds_it_records_nothing() {
        story.begin();
        cable.slow(Duration.ofMillis(700));
        isNotAccepted(LAB);
        cable.mend();
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        assertThat(record().requests()).containsExactly(id);
    }

    @Test
    void slow_it_delays_what_was_accepted_and_changes_nothing_else() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        cable.slow(Duration.ofMillis(60));
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
        assertThat(story.timesTold(id)).isEqualTo(1);
    }

    @Test
    void gone_while_the_answer_of_the_cloud_comes_it_is_told_the_answer_later() {
        story.cloud.calls().onCall(call -> {
            if (call.action().equals(Story.DETACH)) {
                cable.cut();
            }
        });
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.readyz(503, "database: ");
        clock.advance(Duration.ofMinutes(1));
        cable.mend();
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
        assertThat(story.timesTold(id)).isEqualTo(1);
    }
}
