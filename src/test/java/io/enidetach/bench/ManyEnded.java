package io.enidetach.bench;

import io.enidetach.request.RequestId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills an SQLite file with ended requests: copies of one that the bot itself brought to its end, under IDs, ENIs, people
 * and times of their own, with the rows that the standard {@code Keeping} leaves of them after 90 days of equal load. The
 * record's copies are not chained.
 */
final class ManyEnded {
    private static final long DAY = 86_400_000;
    /** How long ended requests stay. */
    private static final long KEPT = 90 * DAY;

    private static final long MESSAGES_KEPT = 7 * DAY;
    private static final long KEYS_KEPT = DAY;
    private static final int PEOPLE = 200;

    private final String id;
    private final String eni;
    private final int many;

    /** @param original the ended request in the file, about this ENI alone and entered in the record before all others */
    ManyEnded(RequestId original, String eni, int many) {
        this.id = original.value();
        this.eni = eni;
        this.many = many;
    }

    void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            // Nothing is lost that could not be made again; the bot sets both as it needs them when it opens the file.
            statement.execute("pragma journal_mode = off");
            statement.execute("pragma synchronous = off");
            statement.execute("pragma cache_size = -500000");
            connection.setAutoCommit(false);
            for (String table : new String[] {"request", "posted", "outbox", "instruction", "once_key", "audit"}) {
                statement.execute("create temp table one_" + table + " as select * from " + table);
            }
            requests(statement);
            messages(statement);
            keys(statement);
            record(statement);
            statement.execute("delete from scheduled_tasks");
            connection.commit();
        }
    }

    private void requests(Statement statement) throws SQLException {
        statement.execute("insert into request (id, version, state, ended, requester, opened_at, body, ended_at)"
                + copies(KEPT)
                + "select " + newId() + ", version, state, ended, printf('U0BENCH%d', i % " + PEOPLE + "), opened_at - "
                + age() + ", " + renamed("body") + ", ended_at - " + age() + " from n cross join one_request");
        statement.execute("insert into posted (request, kind, channel, ts, shown)" + copies(KEPT)
                + "select " + newId() + ", kind, channel, printf('%d.%06d', 1700000000 + i, i), shown"
                + " from n cross join one_posted");
    }

    private void messages(Statement statement) throws SQLException {
        statement.execute("insert into outbox (lane, kind, request, body, next_try, lease_until, attempt, settled_at,"
                + " outcome, why, added_at)" + copies(MESSAGES_KEPT)
                + "select " + newId() + ", kind, " + newId() + ", " + renamed("body")
                + ", next_try, lease_until, attempt,"
                + " settled_at - " + age() + ", outcome, why, added_at from n cross join one_outbox");
    }

    private void keys(Statement statement) throws SQLException {
        statement.execute("insert into instruction (key, request, pending, at, body)" + copies(MESSAGES_KEPT)
                + "select key || i, " + newId() + ", pending, at - " + age() + ", " + renamed("body")
                + " from n cross join one_instruction");
        statement.execute("insert into once_key (key, seen)" + copies(KEYS_KEPT) + "select key || i, seen - " + age()
                + " from n cross join one_once_key");
    }

    private void record(Statement statement) throws SQLException {
        statement.execute("insert into audit (seq, at, request, action, dry_run, event, from_state, to_state, actor,"
                + " enis, detail, prev, hash)" + copies(KEPT)
                + "select (select max(seq) from one_audit) * i + seq, at, " + newId() + ", action, dry_run, event,"
                + " from_state, to_state, actor, " + renamed("enis") + ", " + renamed("detail") + ", prev, hash"
                + " from n cross join one_audit");
        statement.execute("update audit_head set seq = (select max(seq) from audit)");
    }

    /** Numbers {@code i} of the copies that are younger than what is kept; the last is the youngest. */
    private String copies(long kept) {
        long first = Math.max(1, many - many * kept / KEPT);
        return " with recursive n(i) as (select " + first + " union all select i + 1 from n where i < " + (many - 1)
                + ") ";
    }

    private String newId() {
        return "printf('D-%06d', i)";
    }

    private String renamed(String column) {
        return "replace(replace(" + column + ", '" + id + "', " + newId() + "), '" + eni + "', printf('eni-%08d', i))";
    }

    private String age() {
        return "(" + many + " - i) * " + KEPT / many;
    }
}
