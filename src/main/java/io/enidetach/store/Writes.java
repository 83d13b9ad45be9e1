package io.enidetach.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Where transactions that write are done: one after the other in SQLite, several at once in PostgreSQL. */
interface Writes extends AutoCloseable {
    /** For work that nobody in Slack waits for. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Does the work in a transaction.
     *
     * @param keep whether what it came to is committed; else it is rolled back
     * @return empty when its commit had not begun within the budget; then it never will
     */
    <T> Optional<T> transact(Work<T> work, Predicate<T> keep, Duration budget) throws SQLException;

    /** Does and commits work that has time. */
    default <T> T transact(Work<T> work) throws SQLException {
        return transact(work, any -> true, PATIENCE)
                .orElseThrow(() -> new SQLException(
                        Thread.currentThread().isInterrupted()
                                ? "interrupted before it was written"
                                : "no write was possible for " + PATIENCE.toSeconds() + " s"));
    }

    @Override
    void close();
}
