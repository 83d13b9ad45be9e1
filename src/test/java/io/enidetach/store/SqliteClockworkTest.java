package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Timer;
import io.enidetach.workflow.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteClockworkTest extends ClockworkContract {
    @TempDir
    Path folder;

    @Override
    String freshUrl() {
        return "jdbc:sqlite:" + folder.resolve("bot.db");
    }

    @Test
    void what_a_killed_process_had_taken_is_free_at_once_when_the_file_is_opened_again() throws Exception {
        Timer timer = timer(1, Duration.ZERO);
        store(timer);
        SqlLedger ledger = new SqlLedger(database);
        ledger.commit(Change.none().send(LedgerContract.card()), Duration.ofSeconds(20));
        String lane = LedgerContract.ID.value();
        assertThat(ledger.claim(lane, clock.instant(), clock.instant().plusSeconds(600)))
                .isPresent();
        database.writes()
                .transact(c -> Sql.of(
                                c,
                                "update scheduled_tasks set picked = 1, picked_by = 'dead', last_heartbeat = ?",
                                clock.millis())
                        .update());
        database.close();
        reopen();
        assertThat(new SqlLedger(database)
                        .claim(lane, clock.instant(), clock.instant().plusSeconds(600)))
                .isPresent();
        unit.start(recorded(again -> Optional.empty()));
        assertThat(awaitRun().subject()).isEqualTo(timer.subject());
        awaitStored(0);
    }
}
