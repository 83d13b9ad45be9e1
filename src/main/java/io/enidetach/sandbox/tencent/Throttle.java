package io.enidetach.sandbox.tencent;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts calls in the second before now. Refused calls do not count. */
final class Throttle {
    private final Deque<Instant> taken = new ArrayDeque<>();

    synchronized boolean allows(int callsPerSecond, Instant now) {
        while (!taken.isEmpty() && !taken.peek().isAfter(now.minusSeconds(1))) {
            taken.remove();
        }
        if (taken.size() >= callsPerSecond) {
            return false;
        }
        taken.add(now);
        return true;
    }
}
