package io.enidetach.slack;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The edge's threads: bounded, named, and rejecting what there is no room for. */
final class Pools {
    private static final int TAKERS = 16;
    private static final int TAKEN_WAITING_MAX = 1_000;
    private static final int ERRANDS_MAX = 32;
    private static final int PAINTERS = 2;
    private static final int READERS = 2;
    private static final int READS_WAITING_MAX = 200;
    private static final int LETTERS = 2;
    private static final int LETTERS_WAITING_MAX = 500;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private Pools() {}

    /** For payloads. What waits for long is refused when its turn comes, so a burst is taken as far as there is time. */
    static ExecutorService takers() {
        return pool("slack-in", TAKERS, TAKERS, new ArrayBlockingQueue<>(TAKEN_WAITING_MAX));
    }

    /** For what has to start at once or not at all: modals live three seconds. */
    static ExecutorService errands() {
        return pool("slack-errand", 0, ERRANDS_MAX, new SynchronousQueue<>());
    }

    /** For private words that may wait a little. */
    static ExecutorService letters() {
        return pool("slack-letter", LETTERS, LETTERS, new ArrayBlockingQueue<>(LETTERS_WAITING_MAX));
    }

    /** For what people gain by and do not miss; it is dropped first. */
    static ExecutorService readers() {
        return pool("slack-reader", READERS, READERS, new ArrayBlockingQueue<>(READS_WAITING_MAX));
    }

    /** For home tabs, later. */
    static ScheduledExecutorService painters() {
        return new ScheduledThreadPoolExecutor(PAINTERS, named("slack-home"));
    }

    /** Lets what runs finish within the time, then interrupts it. */
    static void drain(ExecutorService pool, Duration most) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService pool(String name, int core, int most, BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(core, most, IDLE.toMillis(), TimeUnit.MILLISECONDS, queue, named(name));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
