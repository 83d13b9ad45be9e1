package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Timer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Rooms unit = new Rooms();

    private static Timer timer(Timer.Kind kind, Instant at) {
        return new Timer(kind, "D-7K3Q9M", 1, at);
    }

    private void fill(Timer.Kind kind) {
        while (!unit.of(kind).isFull()) {
            unit.of(kind).enter();
        }
    }

    @Test
    void a_timer_begins_at_its_time_while_there_is_room() {
        assertThat(unit.beginOf(timer(Timer.Kind.INSPECT, NOON), NOON)).isEqualTo(NOON);
    }

    @Test
    void a_timer_that_would_find_no_room_gets_a_turn() {
        fill(Timer.Kind.INSPECT);
        assertThat(unit.beginOf(timer(Timer.Kind.INSPECT, NOON), NOON)).isEqualTo(NOON.plusMillis(200));
        assertThat(unit.beginOf(timer(Timer.Kind.SUBMIT, NOON), NOON)).isEqualTo(NOON.plusMillis(225));
    }

    @Test
    void a_timer_for_later_is_not_put_off() {
        fill(Timer.Kind.WATCH);
        Instant later = NOON.plusSeconds(1);
        assertThat(unit.beginOf(timer(Timer.Kind.WATCH, later), NOON)).isEqualTo(later);
    }

    @Test
    void what_waits_for_the_cloud_takes_no_room_from_peoples_clicks() {
        fill(Timer.Kind.INSPECT);
        assertThat(unit.beginOf(timer(Timer.Kind.INSTRUCTION, NOON), NOON)).isEqualTo(NOON);
    }
}
