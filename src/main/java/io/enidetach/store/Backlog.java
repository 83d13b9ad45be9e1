package io.enidetach.store;

import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the database still has to have done, in numbers.
 *
 * @param messages how many are owed to people
 * @param oldestMessage how long the oldest of them has been owed; zero when there is none
 * @param timersLate how long the first timer that nobody runs has been due; zero when none is
 */
public record Backlog(long messages, Duration oldestMessage, Duration timersLate) {
    // Messages that were stored before version 9 of the schema do not tell when.
    private static final String MESSAGES = """
            select count(*) as messages, min(coalesce(added_at, next_try)) as oldest
            from outbox where settled_at is null""";
    private static final String TIMERS = "select min(execution_time) as due from scheduled_tasks where not picked";

    private record Messages(long count, Duration oldest) {}

    /** @throws LedgerUnavailable when the database cannot be read at the moment */
    public static Backlog of(Database database) {
        Instant now = database.clock().instant();
        return database.read("what waits", connection -> {
            Messages messages = messages(connection, now);
            return new Backlog(messages.count, messages.oldest, timersLate(connection, now));
        });
    }

    private static Messages messages(Connection connection, Instant now) throws SQLException {
        return Sql.of(connection, MESSAGES)
                .first(row -> {
                    long count = row.getLong("messages");
                    Instant oldest = count == 0 ? now : Instant.ofEpochMilli(row.getLong("oldest"));
                    return new Messages(count, since(oldest, now));
                })
                .orElseThrow();
    }

    private static Duration timersLate(Connection connection, Instant now) throws SQLException {
        return Sql.of(connection, TIMERS)
                .first(row -> Optional.ofNullable(row.getTimestamp("due")))
                .flatMap(due -> due)
                .map(Timestamp::toInstant)
                .map(due -> since(due, now))
                .orElse(Duration.ZERO);
    }

    private static Duration since(Instant then, Instant now) {
        return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
    }
}
