package io.enidetach.slack.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double up to a limit, each with jitter between half of it and all of it. Not thread-safe. */
final class BackOff {
    private static final int DOUBLINGS_MAX = 16;

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;
    private int failures;

    BackOff(Duration first, Duration most, RandomGenerator random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** The pause after one more failure. */
    Duration next() {
        Duration whole = first.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        failures++;
        return jitter(whole.compareTo(most) > 0 ? most : whole);
    }

    Duration jitter(Duration whole) {
        long millis = Math.max(1, whole.toMillis());
        return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
    }

    int failures() {
        return failures;
    }

    /** It works again. */
    void reset() {
        failures = 0;
    }
}
