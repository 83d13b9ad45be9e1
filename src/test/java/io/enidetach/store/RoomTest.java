package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Room unit = new Room(1);

    @Test
    void it_holds_no_more_than_it_has_room_for() {
        assertThat(unit.enter()).isTrue();
        assertThat(unit.enter()).isFalse();
        unit.leave();
        assertThat(unit.enter()).isTrue();
    }

    @Test
    void who_finds_no_room_comes_again_shortly() {
        assertThat(unit.turn(NOON)).isEqualTo(NOON.plusMillis(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {800, 100_000})
    void of_many_who_find_no_room_no_more_than_forty_come_again_in_a_second(int many) {
        Instant last = NOON;
        for (int i = 0; i < many; i++) {
            last = unit.turn(NOON);
        }
        assertThat(Duration.between(NOON, last).toMillis() / 25).isBetween(many - 10L, many + 10L);
    }

    @Test
    void turns_go_on_when_two_ask_in_another_order_than_they_read_the_clock() {
        unit.turn(NOON);
        assertThat(unit.turn(NOON.minusMillis(5))).isEqualTo(NOON.plusMillis(225));
    }

    @Test
    void nobody_waits_longer_for_a_turn_because_the_clock_was_set_back() {
        unit.turn(NOON.plus(Duration.ofHours(1)));
        assertThat(unit.turn(NOON)).isEqualTo(NOON.plusMillis(200));
    }
}
