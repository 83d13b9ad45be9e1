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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The chained record and its head. */
final class AuditRows {
    // Of fixed width, so that texts sort like times.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String INSERT = """
            insert into audit
                (seq, at, request, action, dry_run, event, from_state, to_state, actor, enis, detail, prev, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ENTRIES = """
            select seq, at, request, action, dry_run, event, from_state, to_state, actor, enis, detail, prev, hash
            from audit where seq > ?""";

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

    static void insert(Connection connection, AuditEntry entry) throws SQLException {
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

    /** The entries that come after a number, in order, as far as they are wanted. */
    List<AuditEntry> page(Connection connection, long after, AuditFilter filter, int most) throws SQLException {
        StringBuilder query = new StringBuilder(ENTRIES);
        List<Object> args = new ArrayList<>(List.of(after));
        BiConsumer<String, Optional<String>> where = (condition, value) -> value.ifPresent(v -> {
            query.append(" and ").append(condition);
            args.add(v);
        });
        where.accept("at >= ?", filter.since().map(TIME::format));
        where.accept("at < ?", filter.until().map(TIME::format));
        where.accept("request = ?", filter.request());
        where.accept("event = ?", filter.event());
        args.add(most);
        return Sql.of(connection, query.append(" order by seq limit ?").toString(), args.toArray())
                .all(AuditRows::entry);
    }

    /** An entry as far as its age is asked for. */
    record Dated(long seq, Instant at) {}

    /** Number and time of the entries that come after a number, in order. */
    List<Dated> dates(Connection connection, long after, int most) throws SQLException {
        return Sql.of(connection, "select seq, at from audit where seq > ? order by seq limit ?", after, most)
                .all(row -> new Dated(row.getLong(1), time(row.getString(2))));
    }

    String hashOf(Connection connection, long seq) throws SQLException {
        return Sql.of(connection, "select hash from audit where seq = ?", seq)
                .first(row -> row.getString(1))
                .orElseThrow(() -> new SQLException("the record has lost entry " + seq));
    }

    /** From which entry on the record must be there; nobody else moves it before the transaction ends. */
    long keptFrom(Connection connection) throws SQLException {
        return Sql.of(connection, "select kept_from from audit_head where one = 1" + dialect.forUpdate())
                .first(row -> row.getLong(1))
                .orElseThrow(() -> new SQLException("the record has lost its head"));
    }

    void keepFrom(Connection connection, long seq) throws SQLException {
        Sql.of(connection, "update audit_head set kept_from = ? where one = 1", seq)
                .update();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String dryRun = row.getString("dry_run");
        return new AuditEntry(
                row.getLong("seq"),
                time(row.getString("at")),
                Optional.ofNullable(row.getString("request")),
                Optional.ofNullable(row.getString("action")),
                dryRun.equals("1"),
                row.getString("event"),
                Optional.ofNullable(row.getString("from_state")),
                Optional.ofNullable(row.getString("to_state")),
                row.getString("actor"),
                enis(row.getString("enis")),
                dryRun.matches("[01]") ? detail(row.getString("detail")) : unreadable(dryRun),
                row.getString("prev"),
                row.getString("hash"));
    }

    // A value that cannot be read, or that would have been written in other letters, was changed by somebody; it must
    // fail the check of its entry, not the reading.

    private static Instant time(String text) {
        try {
            Instant read = Instant.parse(text);
            return TIME.format(read).equals(text) ? read : Instant.EPOCH;
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static List<String> enis(String json) {
        try {
            List<String> read = Json.list(json);
            return Json.of(read).equals(json) ? read : List.of(json);
        } catch (IllegalStateException e) {
            return List.of(json);
        }
    }

    private static Map<String, String> detail(String json) {
        try {
            Map<String, String> read = Json.texts(json);
            return Json.of(read).equals(json) ? read : unreadable(json);
        } catch (IllegalStateException e) {
            return unreadable(json);
        }
    }

    private static Map<String, String> unreadable(String value) {
        return Map.of("unreadable", value);
    }
}
