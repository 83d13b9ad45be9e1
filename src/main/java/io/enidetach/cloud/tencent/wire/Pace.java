package io.enidetach.cloud.tencent.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The arithmetic of the limit: no window of one second holds more than the given number of calls, and they are spread
 * evenly from the first one on. A granted call counts until it was sent and for one second from when the server may have
 * seen it at the latest, which a quick answer tells. Times are nanoseconds of one monotonic source. Not thread-safe.
 */
final class Pace {
    static final long SECOND = 1_000_000_000L;
    /** Not before a call that is still being sent is out. */
    static final long NOT_YET = Long.MAX_VALUE;

    /** 2 % more than a second, for calls that reach the server late. */
    private static final long WINDOW = SECOND + SECOND / 50;
    /** 5 % more than a second, so that even spacing seldom meets the window. */
    private static final long SPREAD = SECOND + SECOND / 20;

    /** So late a server is taken to see a call at most, or slow answers would slow everything. */
    static final long SEEN_WITHIN = 3 * SECOND / 10;

    /** A call that went out; {@code at} is the latest moment at which the server may have seen it. */
    static final class Sent {
        private long at;

        private Sent(long at) {
            this.at = at;
        }
    }

    private final int callsPerSecond;
    private final long interval;
    /** In the order in which they were sent. */
    private final Deque<Sent> sent = new ArrayDeque<>();

    private int open;
    private long nextAt;
    private boolean started;

    Pace(int callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
        this.interval = (SPREAD + callsPerSecond - 1) / callsPerSecond;
    }

    /** From one call to the next while all go as fast as they may. */
    long interval() {
        return interval;
    }

    /** How long until a call may go: 0 or less is now. */
    long waitAt(long now) {
        long spacing = started ? nextAt - now : 0;
        return Math.max(spacing, windowWait(now));
    }

    private long windowWait(long now) {
        sent.removeIf(call -> call.at + WINDOW - now <= 0);
        int excess = open + sent.size() - callsPerSecond + 1;
        if (excess <= 0) {
            return 0;
        }
        if (excess > sent.size()) {
            return NOT_YET;
        }
        return sent.stream()
                        .mapToLong(call -> call.at - now)
                        .sorted()
                        .skip(excess - 1L)
                        .findFirst()
                        .orElseThrow()
                + WINDOW;
    }

    /** A call goes. */
    void grant(long now) {
        open++;
        started = true;
        nextAt = now + interval;
    }

    /** A granted call went out, or never will. */
    Sent sent(long now) {
        open--;
        Sent call = new Sent(now + SEEN_WITHIN);
        sent.addLast(call);
        return call;
    }

    /** Its answer begins: the server has seen it by now, and nobody knows when since it was sent. */
    void answered(Sent call, long now) {
        call.at = now - call.at < 0 ? now : call.at;
    }
}
