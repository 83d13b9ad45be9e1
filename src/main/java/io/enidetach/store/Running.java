package io.enidetach.store;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which timers this process is running at the moment, and whether it may begin any. */
final class Running {
    private final Set<String> names = new HashSet<>();
    private boolean over;

    /** False when it must not begin: since this process ends, or runs it already. */
    synchronized boolean begins(String name) {
        return !over && names.add(name);
    }

    synchronized void ended(String name) {
        names.remove(name);
        notifyAll();
    }

    synchronized boolean has(String name) {
        return names.contains(name);
    }

    /** Lets nothing begin any more, and waits until nothing runs, at most that long in real time. */
    synchronized void end(Duration most) {
        over = true;
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
