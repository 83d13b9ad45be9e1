package io.enidetach.store;

import io.enidetach.audit.HashChain;
import io.enidetach.request.AuditNote;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Removes the oldest entries of the record in a way that leaves the rest provable: first an entry says up to which number
 * and hash, once a day at most, then they go a few at a time. See docs/audit.md.
 */
final class RecordTrim {
    private static final String DELETE = """
            delete from audit where seq in (select seq from audit where seq < ? order by seq limit ?)""";

    private final Database database;
    private final AuditRows rows;

    RecordTrim(Database database) {
        this.database = database;
        this.rows = new AuditRows(database.dialect());
    }

    /** Removes the entries of all days before that moment's; an entry that stands behind a newer one stays. */
    void trim(Instant before, Instant now) throws SQLException {
        Instant day = before.truncatedTo(ChronoUnit.DAYS);
        // Read apart, so that no writer waits for a long way through old entries.
        long kept = firstToKeep(day);
        long promised = database.writes().transact(connection -> promise(connection, kept, day, now));
        int removed;
        do {
            removed = database.writes()
                    .transact(connection -> Sql.of(connection, DELETE, promised, Housekeeping.AT_ONCE)
                            .update());
        } while (removed == Housekeeping.AT_ONCE);
    }

    /** The first entry that is not older, or the last one of all. */
    private long firstToKeep(Instant day) {
        long last = 0;
        while (true) {
            long after = last;
            List<AuditRows.Dated> page =
                    database.read("the record", connection -> rows.dates(connection, after, Housekeeping.AT_ONCE));
            for (AuditRows.Dated entry : page) {
                if (!entry.at().isBefore(day)) {
                    return entry.seq();
                }
                last = entry.seq();
            }
            if (page.size() < Housekeeping.AT_ONCE) {
                return last;
            }
        }
    }

    private long promise(Connection connection, long kept, Instant day, Instant now) throws SQLException {
        long before = rows.keptFrom(connection);
        if (kept <= before) {
            return before;
        }
        Map<String, String> detail = Map.of(
                "last_removed",
                String.valueOf(kept - 1),
                "hash",
                rows.hashOf(connection, kept - 1),
                "before",
                day.toString());
        rows.append(connection, List.of(AuditNote.aside(HashChain.SHORTENED, AuditNote.BOT, detail)), now);
        rows.keepFrom(connection, kept);
        return kept;
    }
}
