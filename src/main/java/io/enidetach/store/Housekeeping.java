package io.enidetach.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes what nobody will ask for again, a little at a time so that nobody waits for it. */
final class Housekeeping {
    static final Duration EVERY = Duration.ofHours(1);
    static final int AT_ONCE = 500;

    private static final String OLD_KEYS = """
            delete from once_key where key in (select key from once_key where seen < ? limit ?)""";
    private static final String OLD_MESSAGES = """
            delete from outbox where sequence in
                (select sequence from outbox where settled_at is not null and settled_at < ? limit ?)""";
    private static final String OLD_INSTRUCTIONS = """
            delete from instruction where key in
                (select key from instruction where pending = 0 and at < ? limit ?)""";
    /** What is still owed to somebody about a request has to be worded from it. */
    static final String OLD_REQUESTS = """
            select id from request
            where ended_at is not null and ended_at < ? and not exists
                (select 1 from outbox where outbox.lane = request.id and outbox.settled_at is null)
            limit ?""";

    private final Database database;
    private final Keeping keeping;

    Housekeeping(Database database, Keeping keeping) {
        this.database = database;
        this.keeping = keeping;
    }

    void tidy(Instant now) throws SQLException {
        clear(OLD_KEYS, now.minus(KeyRows.REMEMBERED));
        clear(OLD_MESSAGES, now.minus(keeping.settled()));
        clear(OLD_INSTRUCTIONS, now.minus(keeping.settled()));
        repeat(connection -> removeRequests(connection, now.minus(keeping.requests())));
        if (keeping.audit().isPresent()) {
            new RecordTrim(database).trim(now.minus(keeping.audit().get()), now);
        }
    }

    private void clear(String statement, Instant before) throws SQLException {
        repeat(connection ->
                Sql.of(connection, statement, before.toEpochMilli(), AT_ONCE).update());
    }

    private static int removeRequests(Connection connection, Instant before) throws SQLException {
        List<String> old =
                Sql.of(connection, OLD_REQUESTS, before.toEpochMilli(), AT_ONCE).all(row -> row.getString(1));
        for (String id : old) {
            Sql.of(connection, "delete from posted where request = ?", id).update();
            Sql.of(connection, "delete from request where id = ?", id).update();
        }
        return old.size();
    }

    private void repeat(Work<Integer> some) throws SQLException {
        while (database.writes().transact(some) == AT_ONCE) {
            // There may be more.
        }
    }
}
