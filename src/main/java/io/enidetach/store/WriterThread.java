package io.enidetach.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The one writer of an SQLite file: what waits is done together, each in its own savepoint, and shares one commit, which
 * is what costs (a flush to the disk).
 */
final class WriterThread implements Writes {
    /** Most works that share a commit. */
    private static final int BATCH_MAX = 64;

    private static final int SQLITE_BUSY = 5;

    private final Connection connection;
    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "ledger-writer");
    private volatile boolean closed;

    /** Takes over the connection, which must commit by itself and wait only shortly for locks. */
    WriterThread(Connection connection) {
        this.connection = KeptStatements.of(connection);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public <T> Optional<T> transact(Work<T> work, Predicate<T> keep, Duration budget) throws SQLException {
        Pending<T> pending = new Pending<>(work, keep);
        queue.add(pending);
        if (closed) {
            failAll();
        }
        return pending.within(budget);
    }

    /** How much waits to be begun. */
    int waiting() {
        return queue.size();
    }

    @Override
    public void close() {
        closed = true;
        // Wakes the thread.
        queue.add(new Pending<>(c -> true, any -> false));
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failAll();
    }

    private void failAll() {
        SQLException gone = new SQLException("the database is closed");
        for (Pending<?> left = queue.poll(); left != null; left = queue.poll()) {
            left.fail(gone);
        }
    }

    private void run() {
        List<Pending<?>> batch = new ArrayList<>();
        try (connection) {
            while (!closed) {
                Pending<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH_MAX - 1);
                    doTogether(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException | SQLException e) {
            closed = true;
        } finally {
            failAll();
        }
    }

    private void doTogether(List<Pending<?>> batch) {
        List<Pending<?>> wanted = new ArrayList<>(batch);
        boolean apart = false;
        try {
            while (true) {
                wanted.removeIf(Pending::isAbandoned);
                if (wanted.isEmpty()) {
                    return;
                }
                if (begin()) {
                    Optional<List<Pending.Outcome<?>>> outcomes = apart ? Optional.of(apart(wanted)) : asOne(wanted);
                    apart = outcomes.isEmpty();
                    if (outcomes.isPresent() && committed(outcomes.get())) {
                        return;
                    }
                }
                if (closed) {
                    throw new SQLException("the database is closed");
                }
            }
        } catch (SQLException | RuntimeException | Error e) {
            rollback();
            wanted.forEach(p -> p.fail(e));
        }
    }

    /** False when another process or connection is writing: then somebody may give up, and it is tried again. */
    private boolean begin() throws SQLException {
        try {
            execute("begin immediate");
            return true;
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) == SQLITE_BUSY) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Without savepoints, which cost two statements and a copy of each changed page, and are hardly ever needed. Empty when
     * something is not to be kept: then nothing is, and all has to be done again.
     */
    private Optional<List<Pending.Outcome<?>>> asOne(List<Pending<?>> wanted) {
        List<Pending.Outcome<?>> outcomes = new ArrayList<>();
        try {
            for (Pending<?> pending : wanted) {
                Pending.Outcome<?> outcome = pending.on(connection);
                if (!outcome.kept()) {
                    rollback();
                    return Optional.empty();
                }
                outcomes.add(outcome);
            }
            return Optional.of(outcomes);
        } catch (SQLException | RuntimeException e) {
            rollback();
            return Optional.empty();
        }
    }

    /** Each in a savepoint of its own. Those that fail are told so and are no longer wanted. */
    private List<Pending.Outcome<?>> apart(List<Pending<?>> wanted) throws SQLException {
        List<Pending.Outcome<?>> outcomes = new ArrayList<>();
        List<Pending<?>> failed = new ArrayList<>();
        for (Pending<?> pending : wanted) {
            execute("savepoint one");
            try {
                Pending.Outcome<?> outcome = pending.on(connection);
                outcomes.add(outcome);
                if (!outcome.kept()) {
                    execute("rollback to one");
                }
            } catch (SQLException | RuntimeException e) {
                undo(e);
                pending.fail(e);
                failed.add(pending);
            }
            execute("release one");
        }
        wanted.removeAll(failed);
        return outcomes;
    }

    /** False when somebody gave up meanwhile, so that all has to be done again without them. */
    private boolean committed(List<Pending.Outcome<?>> outcomes) throws SQLException {
        boolean all = true;
        for (Pending.Outcome<?> outcome : outcomes) {
            all &= !outcome.kept() || outcome.of().startsCommitting();
        }
        if (!all) {
            rollback();
            return false;
        }
        execute("commit");
        outcomes.forEach(Pending.Outcome::report);
        return true;
    }

    // If the whole transaction is gone with it, as after a full disk, then all of them fail, and for that reason.
    private void undo(Exception why) throws SQLException {
        try {
            execute("rollback to one");
        } catch (SQLException gone) {
            throw why instanceof SQLException reason ? reason : gone;
        }
    }

    private void rollback() {
        try {
            execute("rollback");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, which it does for the errors that end a transaction.
        }
    }

    private void execute(String sql) throws SQLException {
        Sql.of(connection, sql).update();
    }
}
