package io.enidetach.store;

import io.enidetach.audit.AuditEntry;
import io.enidetach.audit.Head;
import io.enidetach.request.AuditNote;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chained record and its head. */
final class AuditRows {
    // Of fixed width, so that texts sort like times.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String INSERT = """
            insert into audit
                (seq, at, request, action, dry_run, event, from_state, to_state, actor, enis, detail, prev, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String PAGE = """
            select seq, at, request, action, dry_run, event, from_state, to_state, actor, enis, detail, prev, hash
            from audit where seq > ? and at >= ? order by seq limit ?""";

    private final Dialect dialect;

    AuditRows(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Adds them to the end, where nobody else can until the transaction ends. */
    void append(Connection connection, List<AuditNote> notes, Instant now) throws SQLException {
        if (notes.isEmpty()) {
            return;
        }
        Head head = head(connection, dialect.forUpdate());
        for (AuditNote note : notes) {
            AuditEntry entry = AuditEntry.after(head, note, now);
            insert(connection, entry);
            head = entry.head();
        }
        Sql.of(connection, "update audit_head set seq = ?, hash = ? where one = 1", head.seq(), head.hash())
                .update();
    }

    private static void insert(Connection connection, AuditEntry entry) throws SQLException {
        Sql.of(
                        connection,
                        INSERT,
                        entry.seq(),
                        TIME.format(entry.at()),
                        entry.request().orElse(null),
                        entry.action().orElse(null),
                        entry.dryRun() ? 1 : 0,
                        entry.event(),
                        entry.from().orElse(null),
                        entry.to().orElse(null),
                        entry.actor(),
                        Json.of(entry.enis()),
                        Json.of(entry.detail()),
                        entry.prev(),
                        entry.hash())
                .update();
    }

    Head head(Connection connection) throws SQLException {
        return head(connection, "");
    }

    private static Head head(Connection connection, String lock) throws SQLException {
        return Sql.of(connection, "select seq, hash from audit_head where one = 1" + lock)
                .first(row -> new Head(row.getLong(1), row.getString(2)))
                .orElseThrow(() -> new SQLException("the record has lost its head"));
    }

    /** The entries that come after a number, in order; of all times, also forged ones, or from a moment on. */
    List<AuditEntry> page(Connection connection, long after, Optional<Instant> since, int most) throws SQLException {
        return Sql.of(connection, PAGE, after, since.map(TIME::format).orElse(""), most)
                .all(AuditRows::entry);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                time(row.getString("at")),
                Optional.ofNullable(row.getString("request")),
                Optional.ofNullable(row.getString("action")),
                row.getInt("dry_run") != 0,
                row.getString("event"),
                Optional.ofNullable(row.getString("from_state")),
                Optional.ofNullable(row.getString("to_state")),
                row.getString("actor"),
                enis(row.getString("enis")),
                detail(row.getString("detail")),
                row.getString("prev"),
                row.getString("hash"));
    }

    // A value that cannot be read was changed by somebody; it must fail the check of its entry, not the reading.

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static List<String> enis(String json) {
        try {
            return Json.list(json);
        } catch (IllegalStateException e) {
            return List.of(json);
        }
    }

    private static Map<String, String> detail(String json) {
        try {
            return Json.texts(json);
        } catch (IllegalStateException e) {
            return Map.of("unreadable", json);
        }
    }
}
