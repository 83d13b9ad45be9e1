package io.enidetach.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Transactions on PostgreSQL, each on its own connection and on a thread of ours, so that whoever waits can give up in
 * time whatever the network does. The pool's sessions have timeouts, so a thread comes back.
 */
final class PooledWrites implements Writes {
    /** Transactions at once in this process; fewer than the pool's connections, so that reading goes on. */
    static final int AT_ONCE = 8;

    /** Serialization failure, deadlock, unique violation in a race, lock not available, statement timeout. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "23505", "55P03", "57014");

    private static final int TRIES_MAX = 100;

    private final DataSource pool;
    private final ExecutorService threads;

    PooledWrites(DataSource pool) {
        this.pool = pool;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "ledger-writer-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <T> Optional<T> transact(Work<T> work, Predicate<T> keep, Duration budget) throws SQLException {
        Pending<T> pending = new Pending<>(work, keep);
        try {
            threads.execute(() -> run(pending));
        } catch (RejectedExecutionException e) {
            throw new SQLException("the database is closed", e);
        }
        return pending.within(budget);
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run(Pending<?> pending) {
        try {
            for (int tries = 1; !pending.isAbandoned(); tries++) {
                try {
                    once(pending);
                    return;
                } catch (SQLException e) {
                    boolean again = e.getSQLState() != null && TRY_AGAIN.contains(e.getSQLState());
                    if (!again || tries == TRIES_MAX) {
                        throw e;
                    }
                }
            }
        } catch (SQLException | RuntimeException | Error e) {
            pending.fail(e);
        }
    }

    private <T> void once(Pending<T> pending) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean ended = false;
            try {
                Pending.Outcome<T> outcome = pending.on(connection);
                String transaction = outcome.kept() ? name(connection) : "";
                if (outcome.kept() && pending.startsCommitting()) {
                    ended = commit(connection, transaction);
                } else {
                    connection.rollback();
                    ended = true;
                }
                outcome.report();
            } finally {
                if (!ended) {
                    rollback(connection);
                }
            }
        }
    }

    private static String name(Connection connection) throws SQLException {
        return Sql.of(connection, "select cast(txid_current() as text)")
                .first(row -> row.getString(1))
                .orElseThrow();
    }

    /** Commits; when the answer to it was lost, the server is asked what became of the transaction. */
    private boolean commit(Connection connection, String transaction) throws SQLException {
        try {
            connection.commit();
            return true;
        } catch (SQLException lost) {
            try (Connection other = pool.getConnection()) {
                String fate = Sql.of(other, "select txid_status(cast(? as bigint))", transaction)
                        .first(row -> String.valueOf(row.getString(1)))
                        .orElse("unknown");
                if (fate.equals("committed")) {
                    return true;
                }
                if (fate.equals("aborted")) {
                    throw lost;
                }
                throw new SQLRecoverableException("the end of a commit is not known: " + fate, lost);
            }
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is broken, which ends its transaction too.
        }
    }
}
