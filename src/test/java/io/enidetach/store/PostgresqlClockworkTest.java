package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Moved;
import io.enidetach.request.Timer;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostgresqlClockworkTest extends ClockworkContract {
    private final CountDownLatch claimed = new CountDownLatch(1);

    @Override
    String freshUrl() throws Exception {
        return SharedPostgres.freshUrl();
    }

    /** A process took all timers, and was last heard of at that moment. */
    private void died(Instant lastSeen) throws Exception {
        database.writes()
                .transact(c -> Sql.of(
                                c,
                                "update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = ?",
                                Timestamp.from(lastSeen))
                        .update());
    }

    @Test
    void two_processes_share_the_timers_and_run_each_once() throws Exception {
        try (Database other = Database.open(url, clock);
                SqlClockwork second = new SqlClockwork(other, Duration.ofSeconds(20))) {
            unit.start(recorded(timer -> Optional.empty()));
            second.start(recorded(timer -> Optional.empty()));
            LedgerContract.atOnce(100, number -> {
                store(timer(number, Duration.ZERO));
                return number;
            });
            awaitStored(0);
            assertThat(ran).hasSize(100).extracting(Timer::sequence).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_timer_of_a_process_that_died_is_taken_over() throws Exception {
        store(timer(1, Duration.ZERO));
        died(clock.instant());
        clock.advance(Duration.ofSeconds(10));
        unit.start(recorded(timer -> Optional.empty()));
        assertThat(ran.poll(15, TimeUnit.SECONDS)).isNotNull();
        awaitStored(0);
    }

    @Test
    void a_message_that_a_dead_process_was_sending_is_sent_at_once_by_the_one_that_takes_over() throws Exception {
        SqlLedger ledger = new SqlLedger(database);
        Moved opened = Story.opened(LedgerContract.ID);
        for (Moved moved : List.of(opened, Story.lookedUp(opened.request()))) {
            assertThat(ledger.commit(Change.of(moved), Duration.ofSeconds(20))).isEqualTo(new Committed.Done());
        }
        String lane = LedgerContract.ID.value();
        Instant now = clock.instant();
        assertThat(ledger.claim(lane, now, now.plusSeconds(40))).isPresent();
        died(now);
        clock.advance(Duration.ofSeconds(10));
        unit.start(recorded(timer -> {
            if (timer.kind() == Timer.Kind.DELIVER
                    && ledger.claim(lane, clock.instant(), clock.instant().plusSeconds(40))
                            .isPresent()) {
                claimed.countDown();
            }
            return Optional.empty();
        }));
        assertThat(claimed.await(15, TimeUnit.SECONDS)).isTrue();
    }
}
