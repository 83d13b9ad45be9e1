package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.audit.Verdict;
import io.enidetach.audit.Verdict.Fault;
import io.enidetach.request.AuditNote;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody with write access to the database may try. */
class AuditTamperingTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void five_entries() {
        database = Database.open("jdbc:sqlite:" + folder.resolve("bot.db"), new SettableClock("2026-11-23T08:00:00Z"));
        SqlLedger ledger = new SqlLedger(database);
        for (int i = 1; i <= 5; i++) {
            ledger.commit(
                    Change.none().audit(AuditNote.aside("event-" + i, "U0ALICE", Map.of("n", "" + i))),
                    Duration.ofSeconds(20));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Verdict after(String... tampering) throws Exception {
        for (String statement : tampering) {
            database.writes().transact(c -> Sql.of(c, statement).update());
        }
        return new AuditLog(database).verify(List.of());
    }

    private static Verdict broken(long seq, Fault fault) {
        return new Verdict.Broken(seq, fault);
    }

    @Test
    void untouched_it_is_whole() throws Exception {
        assertThat(after()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void changed_values_are_found() throws Exception {
        assertThat(after("update audit set actor = 'U0MALLORY' where seq = 4")).isEqualTo(broken(4, Fault.CHANGED));
        assertThat(after("update audit set at = 'yesterday' where seq = 3")).isEqualTo(broken(3, Fault.CHANGED));
        assertThat(after("update audit set detail = 'no JSON' where seq = 2")).isEqualTo(broken(2, Fault.CHANGED));
        assertThat(after("update audit set at = '1900-01-01T00:00:00.000Z' where seq = 1"))
                .isEqualTo(broken(1, Fault.CHANGED));
    }

    @Test
    void a_removed_entry_is_missed() throws Exception {
        assertThat(after("delete from audit where seq = 3")).isEqualTo(broken(3, Fault.MISSING));
    }

    @Test
    void removed_last_entries_are_missed() throws Exception {
        assertThat(after("delete from audit where seq > 3")).isEqualTo(broken(4, Fault.CUT_OFF));
    }

    @Test
    void swapped_entries_are_found() throws Exception {
        assertThat(after(
                        "update audit set seq = 99 where seq = 2",
                        "update audit set seq = 2 where seq = 3",
                        "update audit set seq = 3 where seq = 99"))
                .isEqualTo(broken(2, Fault.SWAPPED));
    }

    @Test
    void a_doubled_entry_is_found() throws Exception {
        assertThat(after(
                        "update audit set seq = seq + 100 where seq > 2",
                        "update audit set seq = seq - 99 where seq > 100",
                        """
                        insert into audit select 3, at, request, action, dry_run, event, from_state, to_state, actor,
                            enis, detail, prev, hash from audit where seq = 2"""))
                .isEqualTo(broken(2, Fault.DOUBLED));
    }
}
