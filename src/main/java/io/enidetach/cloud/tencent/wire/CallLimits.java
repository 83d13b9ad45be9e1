package io.enidetach.cloud.tencent.wire;

import java.time.Duration;

/**
 * How long a call may take and how many there may be. {@code patience} is the longest wait for a turn, {@code whole}
 * the longest exchange from connecting to the last byte.
 *
 * @param callsPerSecond 1 or more, all services together, in any window of one second
 */
public record CallLimits(Duration connect, Duration silence, Duration whole, Duration patience, int callsPerSecond) {
    private static final CallLimits USUAL = new CallLimits(
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(30), 10);

    /** @throws IllegalArgumentException when there is no call at all in a second, or a time is not positive */
    public CallLimits {
        if (callsPerSecond < 1) {
            throw new IllegalArgumentException("at least one call a second, not " + callsPerSecond);
        }
        for (Duration limit : new Duration[] {connect, silence, whole, patience}) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a time limit must be positive, not " + limit);
            }
        }
    }

    /** The usual times (3 s to connect, 10 s of silence, 15 s in all, 30 s for a turn) with that many calls. */
    public static CallLimits perSecond(int calls) {
        return new CallLimits(USUAL.connect, USUAL.silence, USUAL.whole, USUAL.patience, calls);
    }
}
