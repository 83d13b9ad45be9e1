package io.enidetach.cloud.tencent.wire;

/**
 * How much slower than the limit watching goes since the cloud said "too many calls": half as fast each time, at most
 * once a second, and twice as fast again after each quiet while. Times are nanoseconds of one monotonic source. Not
 * thread-safe.
 */
final class Slowdown {
    static final int MOST = 16;
    private static final long QUIET = 5 * Pace.SECOND;

    private final long interval;
    private int factor = 1;
    private long changedAt;
    private long lastAt;

    Slowdown(int callsPerSecond) {
        this.interval = Pace.SECOND / callsPerSecond;
    }

    /** The cloud refused a call as one too many. */
    void throttled(long now) {
        if (factor == 1 || now - changedAt >= Pace.SECOND) {
            factor = Math.min(MOST, factor * 2);
            changedAt = now;
        }
    }

    /** How long until the next call that nobody waits for; 0 or less is now. */
    long waitAt(long now) {
        while (factor > 1 && now - changedAt >= QUIET) {
            factor /= 2;
            changedAt += QUIET;
        }
        return factor == 1 ? 0 : lastAt + interval * factor - now;
    }

    /** Such a call goes. */
    void grant(long now) {
        lastAt = now;
    }

    /** From one such call to the next while they go as fast as they may. */
    long interval() {
        return interval * factor;
    }

    int factor() {
        return factor;
    }
}
