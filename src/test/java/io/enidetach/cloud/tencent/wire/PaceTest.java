package io.enidetach.cloud.tencent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long MILLI = 1_000_000L;

    /** Lets calls through as early as they may, each of them sent so long after it was let through. */
    private static List<Long> sentTimes(Pace unit, int calls, long start, Random delays, long delayMax) {
        List<Long> sent = new ArrayList<>();
        long now = start;
        for (int i = 0; i < calls; i++) {
            now += Math.max(0, unit.waitAt(now));
            unit.grant(now);
            now += delayMax == 0 ? 0 : delays.nextLong(delayMax);
            unit.answered(unit.sent(now), now);
            sent.add(now);
        }
        return sent;
    }

    private static int mostInOneSecond(List<Long> times) {
        int most = 0;
        for (int from = 0; from < times.size(); from++) {
            int to = from;
            while (to < times.size() && times.get(to) - times.get(from) <= Pace.SECOND) {
                to++;
            }
            most = Math.max(most, to - from);
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 50, 1000})
    void no_window_of_a_second_holds_more(int callsPerSecond) {
        var sent = sentTimes(new Pace(callsPerSecond), callsPerSecond * 5, 0, new Random(1), 0);

        // Not less than nine tenths either: the margin must not cost much.
        assertThat(mostInOneSecond(sent)).isBetween((callsPerSecond * 9 + 9) / 10, callsPerSecond);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 50})
    void calls_that_the_server_sees_late_do_not_break_a_window(int callsPerSecond) {
        Random delays = new Random(2);
        Pace unit = new Pace(callsPerSecond);
        List<Long> seen = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < callsPerSecond * 5; i++) {
            now += Math.max(0, unit.waitAt(now));
            unit.grant(now);
            Pace.Sent call = unit.sent(now);
            long answered = now + 1 + delays.nextLong(Pace.SEEN_WITHIN);
            seen.add(now + delays.nextLong(answered - now));
            now = answered;
            unit.answered(call, now);
        }
        assertThat(mostInOneSecond(seen)).isLessThanOrEqualTo(callsPerSecond);
    }

    @Test
    void a_call_without_an_answer_is_taken_to_be_seen_late() {
        Pace unit = new Pace(1);
        unit.grant(0);
        Pace.Sent call = unit.sent(0);
        assertThat(unit.waitAt(Pace.SECOND)).isGreaterThanOrEqualTo(Pace.SEEN_WITHIN);
        unit.answered(call, MILLI);
        assertThat(unit.waitAt(Pace.SECOND)).isLessThan(Pace.SECOND / 10);
    }

    @Test
    void a_slow_answer_holds_nothing_up() {
        Pace unit = new Pace(1);
        unit.grant(0);
        unit.answered(unit.sent(0), 5 * Pace.SECOND);
        assertThat(unit.waitAt(0)).isLessThanOrEqualTo(Pace.SECOND + Pace.SEEN_WITHIN + Pace.SECOND / 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 50})
    void calls_that_go_out_late_do_not_break_a_window(int callsPerSecond) {
        for (int seed = 0; seed < 20; seed++) {
            var sent = sentTimes(new Pace(callsPerSecond), callsPerSecond * 5, 0, new Random(seed), 400 * MILLI);

            assertThat(mostInOneSecond(sent)).isLessThanOrEqualTo(callsPerSecond);
        }
    }

    @Test
    void calls_are_spread_evenly_from_the_first_one_on() {
        var sent = sentTimes(new Pace(10), 30, 0, new Random(1), 0);

        assertThat(sent.get(0)).isZero();
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 1)).isBetween(100 * MILLI, 110 * MILLI);
        }
    }

    @Test
    void a_pause_earns_no_burst() {
        var unit = new Pace(10);
        sentTimes(unit, 1, 0, new Random(1), 0);
        var sent = sentTimes(unit, 3, 3600 * Pace.SECOND, new Random(1), 0);

        assertThat(sent.get(1) - sent.get(0)).isGreaterThanOrEqualTo(100 * MILLI);
        assertThat(sent.get(2) - sent.get(1)).isGreaterThanOrEqualTo(100 * MILLI);
    }

    @Test
    void a_call_that_was_let_through_and_not_yet_sent_holds_its_place() {
        var unit = new Pace(2);
        unit.grant(0);
        unit.grant(525 * MILLI);

        assertThat(unit.waitAt(60 * Pace.SECOND)).isEqualTo(Pace.NOT_YET);
        unit.answered(unit.sent(60 * Pace.SECOND), 60 * Pace.SECOND);
        assertThat(unit.waitAt(60 * Pace.SECOND)).isBetween(Pace.SECOND, Pace.SECOND + 50 * MILLI);
    }

    @Test
    void a_time_source_may_begin_below_zero_or_wrap_around() {
        for (long start : new long[] {-5 * Pace.SECOND, Long.MAX_VALUE - 2 * Pace.SECOND}) {
            var unit = new Pace(2);
            long now = start;
            for (int i = 0; i < 10; i++) {
                long wait = unit.waitAt(now);
                assertThat(wait).isLessThanOrEqualTo(Pace.SECOND);
                now += Math.max(0, wait);
                unit.grant(now);
                unit.answered(unit.sent(now), now);
            }
            assertThat(now - start).isBetween(4500 * MILLI, 5000 * MILLI);
        }
    }
}
