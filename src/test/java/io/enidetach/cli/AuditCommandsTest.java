package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.AuditNote;
import io.enidetach.store.Database;
import io.enidetach.store.SqlLedger;
import io.enidetach.workflow.Change;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandsTest {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private String url;

    @BeforeEach
    void record() {
        url = "jdbc:sqlite:" + directory.resolve("record.db");
        write("2026-11-22T23:59:59Z", "paused");
        write("2026-11-23T07:00:00Z", "resumed");
    }

    @Test
    void a_whole_record_passes_and_its_end_is_printed() {
        Typed unit = typed("audit", "verify");

        assertThat(unit.err()).isEmpty();
        assertThat(unit.out()).matches("ok: 2 entries, the last has hash [0-9a-f]{64}\\R");
        assertThat(unit.exitCode()).isZero();
    }

    @Test
    void a_changed_entry_is_named() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("update audit set actor = 'U0MALLORY' where seq = 2");
        }
        Typed unit = typed("audit", "verify");

        assertThat(unit.out()).startsWith("broken at entry 2: it is not what was written");
        assertThat(unit.exitCode()).isEqualTo(1);
    }

    @Test
    void the_record_is_printed_as_lines_of_json() {
        List<String> lines = typed("audit", "export").out().lines().toList();

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(lines.get(0)).contains("\"event\":\"paused\"", "\"seq\":1", "\"hash\":", "\"prev\":", "\"at\":");
    }

    @Test
    void an_earlier_part_can_be_left_out_by_time_or_date() {
        assertThat(typed("audit", "export", "--since", "2026-11-23").out())
                .hasLineCount(1)
                .contains("resumed");
        assertThat(typed("audit", "export", "--since", "2026-11-23T08:30:00+02:00")
                        .out())
                .contains("resumed");
        assertThat(typed("audit", "export", "--since", "2026-11-23T07:00:01Z").out())
                .isEmpty();
    }

    @Test
    void a_later_part_can_be_left_out_too() {
        assertThat(typed("audit", "export", "--until", "2026-11-23").out())
                .hasLineCount(1)
                .contains("paused");
        assertThat(typed("audit", "export", "--since", "2026-11-22", "--until", "2026-11-24")
                        .out())
                .hasLineCount(2);
    }

    @Test
    void entries_can_be_chosen_by_event_and_by_request() {
        assertThat(typed("audit", "export", "--event", "resumed").out())
                .hasLineCount(1)
                .contains("\"seq\":2");
        assertThat(typed("audit", "export", "--request", "D-7K3Q9M").out()).isEmpty();
    }

    @Test
    void a_head_that_was_told_is_compared() {
        String hash =
                typed("audit", "verify").out().replaceAll("(?s).*hash ", "").strip();
        assertThat(typed("audit", "verify", "--head", "2:" + hash).exitCode()).isZero();

        Typed other = typed("audit", "verify", "--head", "1:" + hash);
        assertThat(other.out()).startsWith("broken at entry 1: it is not the one that was noted");
        assertThat(other.exitCode()).isEqualTo(1);
        Typed later = typed("audit", "verify", "--head", "3:" + hash);
        assertThat(later.out()).startsWith("broken at entry 3: it and all after it are gone");
        assertThat(typed("audit", "verify", "--head", "3").exitCode()).isEqualTo(2);
    }

    @Test
    void a_malformed_time_is_wrong_usage() {
        Typed unit = typed("audit", "export", "--since", "yesterday");

        assertThat(unit.exitCode()).isEqualTo(2);
        assertThat(unit.err()).contains("--since").contains("must be a time such as");
    }

    @Test
    void a_database_that_is_not_there_is_said_in_one_line() {
        Typed unit =
                Typed.command(Map.of("DATABASE_URL", "jdbc:sqlite:" + directory.resolve("none.db")), "audit", "verify");

        assertThat(unit.exitCode()).isEqualTo(1);
        assertThat(unit.out()).isEmpty();
        assertThat(unit.err()).startsWith("eni-detach: ").contains("none.db").hasLineCount(1);
    }

    @Test
    void the_record_can_be_read_beside_a_running_bot() {
        try (Database running = Database.open(url, Clock.systemUTC())) {
            running.check();
            assertThat(typed("audit", "verify").exitCode()).isZero();
        }
    }

    private void write(String at, String event) {
        Clock clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
        try (Database database = Database.open(url, clock)) {
            Change change = Change.none().audit(AuditNote.aside(event, "U0ALICE", Map.of()));
            new SqlLedger(database).commit(change, BUDGET);
        }
    }

    private Typed typed(String... args) {
        return Typed.command(Map.of("DATABASE_URL", url), args);
    }
}
