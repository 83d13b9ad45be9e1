package io.enidetach.store;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which timers this process is running at the moment. */
final class Running {
    private final Set<String> names = new HashSet<>();

    synchronized void began(String name) {
        names.add(name);
    }

    synchronized void ended(String name) {
        names.remove(name);
        notifyAll();
    }

    synchronized boolean has(String name) {
        return names.contains(name);
    }

    /** Waits until nothing runs, at most that long in real time. */
    synchronized void awaitNone(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toNanos(); !names.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
