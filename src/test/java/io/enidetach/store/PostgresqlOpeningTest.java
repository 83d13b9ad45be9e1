package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How PostgreSQL may be named, and what an operator reads when it cannot be had. */
class PostgresqlOpeningTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final String PASSWORD = "s3cret+/%";
    private static final String ENCODED = "s3cret+%2F%25";

    /** A role that the server lets in with its password only; the others need none there. */
    private static void guarded() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + SharedPostgres.port() + "/postgres", "postgres", "");
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet role = statement.executeQuery("select 1 from pg_roles where rolname = 'guarded'")) {
                there = role.next();
            }
            if (!there) {
                statement.execute("create role guarded login superuser password '" + PASSWORD + "'");
            }
            Path rules = Path.of(shown(statement, "hba_file"));
            String rule = "host all guarded all scram-sha-256\n";
            String before = Files.readString(rules);
            if (!before.startsWith(rule)) {
                Files.writeString(rules, rule + before);
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String filled(String url, String name) {
        return url.replace("PORT", String.valueOf(SharedPostgres.port()))
                .replace("DB", name)
                .replace("PW", ENCODED);
    }

    private static String fresh() throws SQLException {
        String url = SharedPostgres.freshUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://guarded:PW@localhost:PORT/DB",
                "postgresql://guarded:PW@localhost:PORT/DB",
                "postgres://guarded:PW@localhost:PORT/DB?sslmode=disable",
                "jdbc:postgresql://localhost:PORT/DB?user=guarded&password=PW",
                "jdbc:postgresql://guarded:PW@localhost:PORT/DB"
            })
    void each_form_of_its_address_opens_it(String url) throws Exception {
        guarded();
        try (Database database = Database.open(filled(url, fresh()), Clock.systemUTC(), SHORT)) {
            database.check();
            assertThat(database.shown()).startsWith("localhost:").doesNotContain("guarded", "s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgres://guarded:wrong@localhost:PORT/postgres   | password
                    postgres://postgres:PW@localhost:PORT/missing      | does not exist
                    postgres://postgres:PW@host.invalid:PORT/postgres  | host.invalid
                    """)
    void what_keeps_it_away_is_one_line_without_the_password(String url, String reason) throws Exception {
        guarded();
        assertThatThrownBy(() -> Database.open(filled(url, ""), Clock.systemUTC(), SHORT))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_database_that_only_reads_cannot_take_a_command() throws Exception {
        String name = fresh();
        try (Database database =
                        Database.open(filled("postgres://postgres@localhost:PORT/DB", name), Clock.systemUTC(), SHORT);
                Connection admin = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + SharedPostgres.port() + "/" + name, "postgres", "");
                Statement statement = admin.createStatement()) {
            database.check();
            statement.execute("alter database " + name + " set default_transaction_read_only = on");
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
                            + "and pid <> pg_backend_pid()");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
            while (takes(database)) {
                assertThat(System.nanoTime()).as("still takes commands").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    private static boolean takes(Database database) {
        try {
            database.check();
            return true;
        } catch (LedgerUnavailable e) {
            return false;
        }
    }
}
