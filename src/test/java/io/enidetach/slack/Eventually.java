package io.enidetach.slack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another thread brings about. */
final class Eventually {
    private static final Duration MOST = Duration.ofSeconds(10);

    private Eventually() {}

    static void is(BooleanSupplier condition) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + MOST);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
