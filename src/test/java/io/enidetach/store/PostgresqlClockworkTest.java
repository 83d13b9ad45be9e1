package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostgresqlClockworkTest extends ClockworkContract {

    @Override
    String freshUrl() throws Exception {
        return SharedPostgres.freshUrl();
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
        database.writes()
                .transact(c -> Sql.of(
                                c,
                                "update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = "
                                        + "cast(? as timestamptz)",
                                clock.instant().toString())
                        .update());
        clock.advance(Duration.ofSeconds(10));
        unit.start(recorded(timer -> Optional.empty()));
        assertThat(ran.poll(15, TimeUnit.SECONDS)).isNotNull();
        awaitStored(0);
    }
}
