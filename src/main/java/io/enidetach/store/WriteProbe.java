package io.enidetach.store;

import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether something can be stored now: it is tried, since a full disk, or a server that only reads, still answers
 * questions. Those who ask within the same moment share an answer, so that nobody can make the database busy by asking.
 */
final class WriteProbe {
    private static final Duration BUDGET = Duration.ofSeconds(1);
    private static final Duration SHARED = Duration.ofSeconds(1);

    private static final String PROBE = """
            insert into once_key (key, seen) values ('probe', ?)
            on conflict (key) do update set seen = excluded.seen""";

    private final Writes writes;
    private final Clock clock;
    private Optional<LedgerUnavailable> trouble = Optional.empty();
    private long askedNanos = System.nanoTime() - SHARED.toNanos();

    WriteProbe(Writes writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    /** Returns within about a second. @throws LedgerUnavailable when it could not be stored */
    synchronized void check() {
        if (System.nanoTime() - askedNanos >= SHARED.toNanos()) {
            trouble = trouble();
            askedNanos = System.nanoTime();
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }

    private Optional<LedgerUnavailable> trouble() {
        try {
            boolean stored = writes.transact(
                            connection ->
                                    Sql.of(connection, PROBE, clock.millis()).update(),
                            any -> true,
                            BUDGET)
                    .isPresent();
            return stored
                    ? Optional.empty()
                    : Optional.of(new LedgerUnavailable("nothing could be stored within a second", null));
        } catch (SQLException e) {
            return Optional.of(new LedgerUnavailable("nothing can be stored: " + e.getMessage(), e));
        }
    }
}
