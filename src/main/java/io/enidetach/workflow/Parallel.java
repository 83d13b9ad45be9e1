package io.enidetach.workflow;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes readings beside each other, on a few threads of its own. Thread-safe. */
final class Parallel implements AutoCloseable {
    private static final int THREADS_MAX = 16;
    private static final long IDLE_SECONDS = 10;

    private final Optional<ExecutorService> threads;

    private Parallel(Optional<ExecutorService> threads) {
        this.threads = threads;
    }

    static Parallel threads() {
        AtomicInteger named = new AtomicInteger();
        return new Parallel(Optional.of(new ThreadPoolExecutor(
                0, THREADS_MAX, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "reading-" + named.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                })));
    }

    /** One after the other, by whoever asks: for those who must know what happens when. */
    static Parallel none() {
        return new Parallel(Optional.empty());
    }

    /** Begins it; when no thread is free, it has been made when this returns. */
    <T> Future<T> begin(Callable<T> reading) {
        FutureTask<T> task = new FutureTask<>(Trail.carried(reading));
        if (!handedOver(task)) {
            task.run();
        }
        return task;
    }

    /** Begins it, unless no thread is free. */
    <T> Optional<Future<T>> beginIfFree(Callable<T> reading) {
        FutureTask<T> task = new FutureTask<>(Trail.carried(reading));
        if (threads.isEmpty()) {
            task.run();
            return Optional.of(task);
        }
        return handedOver(task) ? Optional.of(task) : Optional.empty();
    }

    private boolean handedOver(Runnable task) {
        try {
            threads.ifPresent(pool -> pool.execute(task));
            return threads.isPresent();
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Waits for it as long as it takes. */
    static <T> T result(Future<T> begun) throws InterruptedException {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reading threw", e.getCause());
        }
    }

    /** Waits at most that long and then breaks it off; an interrupt is kept and ends the wait. */
    static <T> Optional<T> within(long nanos, Future<T> begun) {
        try {
            return Optional.of(begun.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Nothing hangs on it: who asks goes without.
        }
        begun.cancel(true);
        return Optional.empty();
    }

    @Override
    public void close() {
        threads.ifPresent(ExecutorService::shutdownNow);
    }
}
