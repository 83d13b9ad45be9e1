package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Outgoing;
import io.enidetach.request.RequestId;
import io.enidetach.request.Timer;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Ledger.Claimed;
import io.enidetach.workflow.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BacklogTest {
    private static final RequestId ID = new RequestId("D-7K3Q9M");
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_empty_database_has_nothing_to_do(Dialect dialect) throws Exception {
        try (Database database = open(dialect)) {
            assertThat(Backlog.of(database)).isEqualTo(new Backlog(0, Duration.ZERO, Duration.ZERO));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_message_grows_older_also_while_it_waits_for_its_next_try(Dialect dialect) throws Exception {
        try (Database database = open(dialect)) {
            SqlLedger ledger = new SqlLedger(database);
            ledger.commit(Change.none().send(Outgoing.about(Outgoing.Kind.CARD, ID)), BUDGET);
            Instant now = clock.instant();
            Claimed claimed = ledger.claim(ID.value(), now, now.plusSeconds(40)).orElseThrow();
            ledger.postpone(claimed.sequence(), now.plusSeconds(600), "ratelimited");
            clock.advance(Duration.ofMinutes(3));

            Backlog unit = Backlog.of(database);
            assertThat(unit.messages()).isEqualTo(1);
            assertThat(unit.oldestMessage()).isEqualTo(Duration.ofMinutes(3));

            ledger.commit(Change.none().receipt(new Receipt(claimed.sequence(), Optional.empty(), false)), BUDGET);
            assertThat(Backlog.of(database).messages()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_timer_is_late_only_after_it_is_due(Dialect dialect) throws Exception {
        try (Database database = open(dialect)) {
            Timer timer =
                    new Timer(Timer.Kind.WATCH, ID.value(), 1, clock.instant().plusSeconds(60));
            new SqlLedger(database).commit(Change.none().timer(timer), BUDGET);
            clock.advance(Duration.ofSeconds(50));
            assertThat(Backlog.of(database).timersLate()).isZero();
            clock.advance(Duration.ofSeconds(50));
            assertThat(Backlog.of(database).timersLate()).isEqualTo(Duration.ofSeconds(40));
        }
    }

    private Database open(Dialect dialect) throws Exception {
        String sqlite = "jdbc:sqlite:" + folder.resolve("backlog.db");
        return Database.open(dialect == Dialect.SQLITE ? sqlite : SharedPostgres.freshUrl(), clock);
    }
}
