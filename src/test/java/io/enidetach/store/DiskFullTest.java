package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Moved;
import io.enidetach.request.RequestId;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SQLite file that may not grow, which SQLite takes for a full disk. */
class DiskFullTest {
    private static final Duration BUDGET = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private Database database;
    private SqlLedger unit;

    @BeforeEach
    void open() {
        database = Database.open("jdbc:sqlite:" + folder.resolve("bot.db"), new SettableClock("2026-11-23T08:00:00Z"));
        unit = new SqlLedger(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void pages(String most) throws SQLException {
        database.writes()
                .transact(c -> Sql.of(c, "pragma max_page_count = " + most).finds());
    }

    private Committed commit(Moved moved) {
        return unit.commit(Change.of(moved), BUDGET);
    }

    private Moved opened() {
        return Story.opened(RequestId.random(random));
    }

    @Test
    void what_was_acknowledged_is_there_and_what_did_not_fit_is_not() throws SQLException {
        pages("1");
        List<RequestId> taken = new ArrayList<>();
        Moved next = opened();
        try {
            while (commit(next) instanceof Committed.Done) {
                taken.add(next.request().id());
                next = opened();
            }
        } catch (LedgerUnavailable full) {
            assertThat(full).hasMessageContaining("full");
        }
        assertThat(unit.find(next.request().id())).isEmpty();
        assertThat(taken).allSatisfy(id -> assertThat(unit.find(id)).isPresent());
    }

    @Test
    void one_that_does_not_fit_takes_nothing_of_the_others_with_it() throws SQLException {
        Moved before = opened();
        commit(before);
        pages("1");
        while (true) {
            Moved next = opened();
            try {
                commit(next);
            } catch (LedgerUnavailable full) {
                break;
            }
        }
        pages("1000000");
        Moved after = opened();
        assertThat(commit(after)).isEqualTo(new Committed.Done());
        assertThat(unit.find(before.request().id())).isPresent();
        assertThat(unit.find(after.request().id())).isPresent();
    }
}
