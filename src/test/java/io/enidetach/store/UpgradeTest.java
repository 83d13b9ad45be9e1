package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.audit.Head;
import io.enidetach.audit.Verdict;
import io.enidetach.request.EniId;
import io.enidetach.request.Moved;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SQLite file that an earlier version wrote keeps all that is in it. */
class UpgradeTest {
    private static final int REQUESTS = 100;
    private static final Duration BUDGET = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");

    @Test
    void the_tenth_migration_keeps_every_row_of_every_table_and_the_record_verifies() throws SQLException {
        Path today = folder.resolve("today.db");
        Path file = folder.resolve("bot.db");
        Head head = fill(today);
        Flyway.configure()
                .dataSource(url(file), null, null)
                .locations(Dialect.SQLITE.migrations())
                .target("9")
                .loggers("slf4j")
                .load()
                .migrate();
        copy(today, file);
        Map<String, List<String>> before = rows(file);
        assertThat(before.get("request")).hasSize(REQUESTS);
        assertThat(before).isEqualTo(rows(today));
        assertThat(definition(file)).as("written at V9").contains("without rowid");

        Database.open(url(file), clock).close();

        assertThat(definition(file)).doesNotContain("without rowid");
        assertThat(rows(file)).isEqualTo(before);
        try (Database upgraded = Database.openReadOnly(url(file))) {
            assertThat(new AuditLog(upgraded).verify()).isEqualTo(new Verdict.Whole(1, head));
        }
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    /** Requests that wait and requests that have ended, with their messages, timers, holds and entries. */
    private Head fill(Path file) {
        try (Database database = Database.open(url(file), clock)) {
            SqlLedger ledger = new SqlLedger(database);
            for (int i = 0; i < REQUESTS; i++) {
                RequestId id = new RequestId("D-7K3%03d".formatted(i));
                Moved opened = Story.opened(id, new EniId("eni-%08d".formatted(i)));
                Request looked = commit(ledger, Story.lookedUp(commit(ledger, opened)));
                if (i % 2 == 0) {
                    commit(ledger, Story.cancelled(looked));
                }
            }
            return ledger.auditHead();
        }
    }

    private static Request commit(SqlLedger ledger, Moved moved) {
        assertThat(ledger.commit(Change.of(moved), BUDGET)).isEqualTo(new Committed.Done());
        return moved.request();
    }

    private static void copy(Path from, Path to) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(to));
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + from + "' as source");
            for (String table : tables(connection)) {
                String columns = String.join(", ", columns(connection, table));
                statement.execute("delete from main." + table);
                statement.execute(
                        "insert into main." + table + " (" + columns + ") select " + columns + " from source." + table);
            }
        }
    }

    /** All rows by table, each as one text. */
    private static Map<String, List<String>> rows(Path file) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url(file))) {
            for (String table : tables(connection)) {
                String row = "quote(" + String.join(") || ',' || quote(", columns(connection, table)) + ")";
                all.put(table, texts(connection, "select " + row + " from " + table + " order by 1"));
            }
        }
        return all;
    }

    private static String definition(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(file))) {
            return texts(connection, "select sql from sqlite_master where name = 'request'")
                    .get(0);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return texts(connection, """
                select name from sqlite_master
                where type = 'table' and name not like 'sqlite_%' and name <> 'flyway_schema_history'""");
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(connection, "select '\"' || name || '\"' from pragma_table_info('" + table + "') order by name");
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
