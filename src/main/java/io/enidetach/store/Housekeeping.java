package io.enidetach.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Removes what nobody will ask for again, a little at a time so that nobody waits for it. */
final class Housekeeping {
    static final Duration EVERY = Duration.ofHours(1);

    /** How long a settled message and a carried-out instruction stay, for people who look into the database. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 500;

    private static final String OLD_KEYS = """
            delete from once_key where key in (select key from once_key where seen < ? limit ?)""";
    private static final String OLD_MESSAGES = """
            delete from outbox where sequence in
                (select sequence from outbox where settled_at is not null and settled_at < ? limit ?)""";
    private static final String OLD_INSTRUCTIONS = """
            delete from instruction where key in
                (select key from instruction where pending = 0 and at < ? limit ?)""";

    private final Writes writes;

    Housekeeping(Writes writes) {
        this.writes = writes;
    }

    void tidy(Instant now) throws SQLException {
        clear(OLD_KEYS, now.minus(KeyRows.REMEMBERED));
        clear(OLD_MESSAGES, now.minus(KEPT));
        clear(OLD_INSTRUCTIONS, now.minus(KEPT));
    }

    private void clear(String statement, Instant before) throws SQLException {
        int removed;
        do {
            removed = writes.transact(connection -> Sql.of(connection, statement, before.toEpochMilli(), AT_ONCE)
                    .update());
        } while (removed == AT_ONCE);
    }
}
