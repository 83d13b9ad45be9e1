package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private final SettableClock clock = new SettableClock("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("bot.db");
    }

    @Test
    void an_sqlite_file_takes_one_process_and_says_so() {
        try (Database first = Database.open(url(), clock)) {
            assertThat(first.shown()).endsWith("bot.db");
            assertThatThrownBy(() -> Database.open(url(), clock, SHORT))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageNotContaining("\n");
        }
        Database.open(url(), clock, SHORT).close();
    }

    @Test
    void another_jvm_that_holds_the_file_is_noticed_and_waited_for() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.resolve("bot.db").toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            assertThatThrownBy(() -> Database.open(url(), clock, SHORT))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("in use by another process");
        } finally {
            holder.destroyForcibly();
        }
        assertThat(holder.waitFor(15, TimeUnit.SECONDS)).isTrue();
        Database.open(url(), clock, SHORT).close();
    }

    /** Another process that takes the lock and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (ProcessLock lock = ProcessLock.tryTake(Path.of(args[0])).orElseThrow()) {
                System.out.println(lock == null ? "" : "held");
                assertThat(System.in.read()).isNotEqualTo(-2);
            }
        }
    }

    @Test
    void a_server_that_does_not_answer_is_named_without_the_password() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(() -> Database.open("postgres://bot:s3cret@localhost:" + closed + "/bot", clock, SHORT))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageContaining("localhost:" + closed + "/bot")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_file_that_is_no_database_is_refused_in_one_line_and_left_alone() throws IOException {
        Path file = folder.resolve("bot.db");
        Files.writeString(file, "not a database, but long enough to be looked at ".repeat(50));
        assertThatThrownBy(() -> Database.open(url(), clock, SHORT))
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageNotContaining("\n");
        assertThat(Files.readString(file)).startsWith("not a database");
    }

    @Test
    void nothing_is_made_by_looking_at_what_is_not_there() {
        assertThatThrownBy(() -> Database.openReadOnly(url())).isInstanceOf(DatabaseUnreachable.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_closed_database_is_unavailable_and_not_empty() {
        Database database = Database.open(url(), clock);
        SqlLedger ledger = new SqlLedger(database);
        database.close();
        assertThatThrownBy(() -> ledger.find(LedgerContract.ID)).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> ledger.commit(Change.none(), Duration.ofSeconds(1)))
                .isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void commits_are_flushed_to_the_disk_before_they_are_answered() throws Exception {
        try (Database database = Database.open(url(), clock)) {
            assertThat(new SqlLedger(database).commit(Change.none().once("k"), Duration.ofSeconds(20)))
                    .isEqualTo(new Committed.Done());
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    private static String pragma(Database database, String name) throws Exception {
        return database.writes()
                .transact(c -> Sql.of(c, "pragma " + name)
                        .first(row -> row.getString(1))
                        .orElseThrow());
    }
}
