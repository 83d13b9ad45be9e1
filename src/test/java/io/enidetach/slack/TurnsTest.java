package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.testing.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Optional<Duration> AT_ONCE = Optional.empty();

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final Turns unit = new Turns(1, SECOND, clock);

    @Test
    void the_first_goes_at_once_and_another_key_does_not_wait_for_it() {
        assertThat(unit.take("ops", "a")).isEqualTo(AT_ONCE);
        assertThat(unit.take("lab", "b")).isEqualTo(AT_ONCE);
    }

    @Test
    void the_others_get_turns_one_after_the_other_in_the_order_of_coming() {
        done("a");
        assertThat(unit.take("ops", "b")).contains(SECOND);
        assertThat(unit.take("ops", "c")).contains(SECOND.multipliedBy(2));
        assertThat(unit.take("ops", "b")).contains(SECOND);
        clock.advance(SECOND);
        assertThat(unit.take("ops", "c")).contains(SECOND);
        done("b");
        clock.advance(SECOND);
        done("c");
    }

    @Test
    void a_window_counts_from_the_end_of_a_call() {
        assertThat(unit.take("ops", "a")).isEqualTo(AT_ONCE);
        clock.advance(Duration.ofSeconds(9));
        assertThat(unit.take("ops", "b")).isPresent();
        unit.over("ops", "a", Optional.empty());
        assertThat(unit.take("ops", "b")).contains(SECOND);
    }

    @Test
    void who_does_not_come_for_a_turn_holds_nobody_up_for_long() {
        done("a");
        unit.take("ops", "gone");
        assertThat(unit.take("ops", "c")).contains(SECOND.multipliedBy(2));
        clock.advance(SECOND.multipliedBy(2));
        done("c");
        assertThat(unit.take("ops", "gone")).contains(SECOND);
    }

    @Test
    void what_the_other_side_asks_for_is_kept_by_all() {
        unit.take("ops", "a");
        unit.over("ops", "a", Optional.of(Duration.ofSeconds(30)));
        assertThat(unit.take("ops", "b")).contains(Duration.ofSeconds(30));
    }

    @Test
    void so_many_go_at_once_as_fit_into_a_window() {
        Turns minute = new Turns(3, Duration.ofMinutes(1), clock);
        for (String who : new String[] {"a", "b", "c"}) {
            assertThat(minute.take("", who)).isEqualTo(AT_ONCE);
            minute.over("", who, Optional.empty());
            clock.advance(SECOND);
        }
        assertThat(minute.take("", "d")).contains(Duration.ofSeconds(57));
        assertThat(minute.take("", "e")).contains(Duration.ofSeconds(58));
    }

    @Test
    void a_clock_that_is_set_back_stops_nobody() {
        done("a");
        clock.advance(Duration.ofHours(-1));
        assertThat(unit.take("ops", "b")).isEqualTo(AT_ONCE);
    }

    private void done(String who) {
        assertThat(unit.take("ops", who)).isEqualTo(AT_ONCE);
        unit.over("ops", who, Optional.empty());
    }
}
