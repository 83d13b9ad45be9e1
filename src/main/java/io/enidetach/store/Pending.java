package io.enidetach.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Work that waits for its transaction, shared by the thread that wants it and the one that does it. Whoever is first
 * decides: the doer takes it to COMMITTING right before the commit, the wanter takes it to ABANDONED when the time is
 * over. So what is being committed is never reported as too late, and what was reported as too late is never committed.
 */
final class Pending<T> {
    private enum Stage {
        PENDING,
        COMMITTING,
        ABANDONED
    }

    private final Work<T> work;
    private final Predicate<T> keep;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PENDING);

    /** @param keep whether an outcome is to be committed; else it is rolled back and only reported */
    Pending(Work<T> work, Predicate<T> keep) {
        this.work = work;
        this.keep = keep;
    }

    /** Does it, without any commit. */
    Outcome<T> on(Connection connection) throws SQLException {
        T value = work.on(connection);
        return new Outcome<>(this, value, keep.test(value));
    }

    /** What it came to, if the transaction commits. */
    record Outcome<T>(Pending<T> of, T value, boolean kept) {
        void report() {
            of.answer.complete(value);
        }
    }

    boolean isAbandoned() {
        return stage.get() == Stage.ABANDONED;
    }

    /** Claims it for the commit; false when nobody wants it any more. */
    boolean startsCommitting() {
        return stage.compareAndSet(Stage.PENDING, Stage.COMMITTING) || stage.get() == Stage.COMMITTING;
    }

    void fail(Throwable cause) {
        answer.completeExceptionally(cause);
    }

    /** The outcome, or nothing when the time was over before its commit began. Not for the thread that does the work. */
    Optional<T> within(Duration budget) throws SQLException {
        try {
            return Optional.of(answer.get(Math.max(0, budget.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            if (stage.compareAndSet(Stage.PENDING, Stage.ABANDONED)) {
                return Optional.empty();
            }
            return Optional.of(decided());
        } catch (InterruptedException e) {
            boolean abandoned = stage.compareAndSet(Stage.PENDING, Stage.ABANDONED);
            Optional<T> outcome = abandoned ? Optional.empty() : Optional.of(decided());
            Thread.currentThread().interrupt();
            return outcome;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    /** The commit has begun: its end is near, and only it tells the truth. */
    private T decided() throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SQLException rethrown(Throwable cause) {
        if (cause instanceof SQLException e) {
            return e;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        throw new IllegalStateException(cause);
    }
}
