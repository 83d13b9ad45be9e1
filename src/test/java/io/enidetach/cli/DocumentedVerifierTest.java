package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.AuditNote;
import io.enidetach.store.Database;
import io.enidetach.store.Keeping;
import io.enidetach.store.SqlClockwork;
import io.enidetach.store.SqlLedger;
import io.enidetach.testing.Command;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That docs/audit.md suffices: its program, which shares nothing with ours, judges what {@code audit export} prints. */
@Timeout(60)
class DocumentedVerifierTest {
    private static final Pattern PROGRAM = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock("2026-11-23T08:00:00Z");
    private String url;

    @BeforeAll
    static void python_is_there() {
        Command.require("python3");
    }

    @BeforeEach
    void a_record_with_texts_of_every_kind() {
        url = "jdbc:sqlite:" + folder.resolve("record.db");
        try (Database database = Database.open(url, clock)) {
            SqlLedger ledger = new SqlLedger(database);
            note(ledger, "plain", "x");
            note(ledger, "nasty", "a \"b\" \\ / \b\t\n\f\r \u0000\u001f\u007f \u2028 \ud800 ü 通 😀 </script>");
            note(ledger, "last", "");
        }
    }

    @Test
    void it_finds_a_whole_record_whole_with_the_same_head() throws Exception {
        List<String> lines = export();
        String head =
                typed("audit", "verify").out().replaceAll("(?s).*hash ", "").strip();
        assertThat(verdict(lines)).isEqualTo("3 entries, head 3:" + head);
    }

    @Test
    void it_names_the_entry_of_which_a_letter_was_changed() throws Exception {
        List<String> lines = export();
        for (int i = 0; i < lines.size(); i++) {
            int changed = i;
            List<String> other = IntStream.range(0, lines.size())
                    .mapToObj(n -> n == changed ? lines.get(n).replace("U0ALICE", "U0ALICF") : lines.get(n))
                    .toList();
            assertThat(verdict(other)).isEqualTo("broken at " + (i + 1));
        }
    }

    @Test
    void it_names_a_removed_entry() throws Exception {
        List<String> lines = export();
        assertThat(verdict(List.of(lines.get(0), lines.get(2)))).isEqualTo("broken at 2");
        assertThat(verdict(lines.subList(1, 3))).isEqualTo("broken at 1");
    }

    @Test
    void it_finds_a_shortened_record_whole_and_misses_what_was_not_given_up() throws Exception {
        clock.advance(Duration.ofDays(10));
        Duration kept = Duration.ofDays(5);
        try (Database database = Database.open(url, clock);
                SqlClockwork clockwork =
                        new SqlClockwork(database, Duration.ofSeconds(5), new Keeping(kept, Optional.of(kept)))) {
            SqlLedger ledger = new SqlLedger(database);
            note(ledger, "young", "x");
            clockwork.start(timer -> Optional.empty());
            while (!typed("audit", "verify").out().startsWith("ok: 2 entries (4 to 5)")) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        List<String> lines = export();
        assertThat(verdict(lines)).startsWith("2 entries, head 5:");
        assertThat(verdict(lines.subList(1, 2))).isEqualTo("broken at 4");
    }

    private static void note(SqlLedger ledger, String event, String text) {
        Change change = Change.none().audit(AuditNote.aside(event, "U0ALICE", Map.of("text", text, "z", "1")));
        ledger.commit(change, Duration.ofSeconds(10));
    }

    private List<String> export() {
        return List.of(typed("audit", "export").out().split("\n"));
    }

    private Typed typed(String... args) {
        return Typed.command(Map.of("DATABASE_URL", url), args);
    }

    private String verdict(List<String> lines) throws Exception {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("docs", "audit.md")));
        assertThat(program.find()).isTrue();
        Process process = new ProcessBuilder("python3", "-X", "utf8", "-c", program.group(1))
                .redirectErrorStream(true)
                .redirectInput(Files.writeString(folder.resolve("export.jsonl"), String.join("\n", lines) + "\n")
                        .toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }
}
