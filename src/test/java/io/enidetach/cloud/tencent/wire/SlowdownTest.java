package io.enidetach.cloud.tencent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlowdownTest {
    private static final long MILLI = 1_000_000L;

    private final Slowdown unit = new Slowdown(10);

    private void throttledAt(int... seconds) {
        for (int second : seconds) {
            unit.throttled(second * Pace.SECOND);
        }
    }

    @Test
    void nothing_waits_before_the_cloud_complains() {
        unit.grant(0);
        assertThat(unit.waitAt(0)).isZero();
    }

    @Test
    void each_complaint_halves_the_pace() {
        throttledAt(1);
        unit.grant(Pace.SECOND);
        assertThat(unit.waitAt(Pace.SECOND)).isEqualTo(200 * MILLI);
        throttledAt(2);
        unit.grant(2 * Pace.SECOND);
        assertThat(unit.waitAt(2 * Pace.SECOND)).isEqualTo(400 * MILLI);
    }

    @Test
    void complaints_about_calls_of_the_same_moment_count_once() {
        throttledAt(1, 1, 1);
        assertThat(unit.factor()).isEqualTo(2);
    }

    @Test
    void it_never_stands_still() {
        throttledAt(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(unit.factor()).isEqualTo(Slowdown.MOST);
    }

    @Test
    void it_recovers_step_by_step_while_the_cloud_is_quiet() {
        throttledAt(1, 2);
        unit.waitAt(6 * Pace.SECOND);
        assertThat(unit.factor()).isEqualTo(4);
        unit.waitAt(7 * Pace.SECOND);
        assertThat(unit.factor()).isEqualTo(2);
        assertThat(unit.waitAt(12 * Pace.SECOND)).isZero();
        assertThat(unit.factor()).isEqualTo(1);
    }
}
