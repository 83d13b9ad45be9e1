package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HomePaceTest {
    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final HomePace unit = new HomePace(clock);

    @Test
    void who_opens_it_sees_it_at_once() {
        assertThat(unit.opened("U0ALICE")).contains(Duration.ZERO);
    }

    @Test
    void nothing_is_drawn_for_who_never_opened_it() {
        assertThat(unit.changed("U0ALICE")).isEmpty();
        assertThat(unit.people()).isEmpty();
    }

    @Test
    void changes_while_a_drawing_is_on_its_way_are_in_it() {
        unit.opened("U0ALICE");
        assertThat(unit.changed("U0ALICE")).isEmpty();
        assertThat(unit.opened("U0ALICE")).isEmpty();
    }

    @Test
    void changes_after_a_drawing_began_wait_for_five_seconds_together() {
        unit.opened("U0ALICE");
        unit.begins("U0ALICE");
        clock.advance(Duration.ofSeconds(2));
        assertThat(unit.changed("U0ALICE")).contains(Duration.ofSeconds(3));
        assertThat(unit.changed("U0ALICE")).isEmpty();
        assertThat(unit.opened("U0ALICE")).isEmpty();
    }

    @Test
    void reopening_in_a_hurry_draws_no_more_often() {
        unit.opened("U0ALICE");
        unit.begins("U0ALICE");
        assertThat(unit.opened("U0ALICE")).contains(Duration.ofSeconds(5));
    }

    @Test
    void people_do_not_wait_for_each_other() {
        unit.opened("U0ALICE");
        unit.begins("U0ALICE");
        assertThat(unit.opened("U0BOB")).contains(Duration.ZERO);
        assertThat(unit.people()).containsExactlyInAnyOrder("U0ALICE", "U0BOB");
    }

    @Test
    void a_tab_that_was_opened_long_ago_is_left_alone() {
        unit.opened("U0ALICE");
        unit.begins("U0ALICE");
        clock.advance(HomePace.WATCHED.plusSeconds(1));
        assertThat(unit.changed("U0ALICE")).isEmpty();
        assertThat(unit.people()).isEmpty();
    }
}
