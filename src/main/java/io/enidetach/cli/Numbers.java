package io.enidetach.cli;

import io.enidetach.request.Request;
import io.enidetach.request.State;
import io.enidetach.store.Backlog;
import io.enidetach.store.Connected;
import io.enidetach.store.Database;
import io.enidetach.store.StoreMeter;
import io.enidetach.web.Check;
import io.enidetach.web.Metrics;
import io.enidetach.workflow.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbers of {@code /metrics} that are asked of other rooms: all of the database in one look at each scrape. */
final class Numbers {
    /** The check whose number comes with the look into the database, so that one that hangs is waited for once. */
    static final String DATABASE = "database";

    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);
    private static final String OK = "ok";
    private static final String OK_MEANS = "1 while nothing is wrong with it; /readyz says in words what is";
    private static final String CHECK = "check";

    private final Database database;
    private final Ledger ledger;
    private final Clock clock;
    private volatile Optional<Look> last = Optional.empty();

    /** What one look into the database saw. */
    private record Look(List<Request> open, boolean paused, Backlog backlog) {
        Stream<Request> in(State state) {
            return open.stream().filter(request -> request.state() == state);
        }

        Duration longest(State state, Instant now) {
            return in(state)
                    .map(request -> Duration.between(request.since(), now))
                    .max(Duration::compareTo)
                    .filter(age -> !age.isNegative())
                    .orElse(Duration.ZERO);
        }
    }

    private Numbers(Database database, Ledger ledger, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether each line of {@code /readyz} is fine. */
    static void of(List<Check> checks, Metrics metrics) {
        for (Check check : checks) {
            if (!check.name().equals(DATABASE)) {
                metrics.gauge(OK, OK_MEANS, CHECK, check.name(), () -> check.isFine() ? 1 : 0);
            }
        }
    }

    static void of(Database database, Ledger ledger, Clock clock, Metrics metrics) {
        Numbers numbers = new Numbers(database, ledger, clock);
        metrics.beforeScrape(numbers::look);
        numbers.requests(metrics);
        numbers.waiting(metrics);
        numbers.connections(metrics);
    }

    static StoreMeter meter(Metrics metrics) {
        metrics.ends(Stream.of(State.values()).filter(State::isEnd).map(State::wire));
        return new StoreMeter() {
            @Override
            public void committed(String outcome, Duration took) {
                metrics.commit(outcome, took);
            }

            @Override
            public void ended(String state) {
                metrics.ended(state);
            }

            @Override
            public void began(String kind, Duration late) {
                metrics.timerBegan(kind, late);
            }
        };
    }

    private void look() {
        try {
            last = Optional.of(new Look(ledger.open(), ledger.pause().on(), Backlog.of(database)));
        } catch (RuntimeException unreadable) {
            last = Optional.empty();
            LOG.warn("the database could not be asked for numbers, /metrics has none: {}", unreadable.toString());
        }
    }

    private void requests(Metrics metrics) {
        for (State state : State.values()) {
            if (!state.isEnd()) {
                metrics.gauge(
                        "requests",
                        "Requests that have not ended",
                        "state",
                        state.wire(),
                        told(look -> look.in(state).count()));
                metrics.gauge(
                        "requests.oldest.seconds",
                        "How long the request that has been longest in a state has been there",
                        "state",
                        state.wire(),
                        told(look -> seconds(look.longest(state, clock.instant()))));
            }
        }
        metrics.gauge("paused", "1 while all asks are stopped", told(look -> look.paused ? 1 : 0));
    }

    private void waiting(Metrics metrics) {
        metrics.gauge("outbox.messages", "Messages that are owed", told(look -> look.backlog.messages()));
        metrics.gauge(
                "outbox.oldest.seconds",
                "How long the oldest message has been owed",
                told(look -> seconds(look.backlog.oldestMessage())));
        metrics.gauge(
                "timers.overdue.seconds",
                "How long the first timer that nobody runs has been due",
                told(look -> seconds(look.backlog.timersLate())));
    }

    private void connections(Metrics metrics) {
        metrics.gauge(OK, OK_MEANS, CHECK, DATABASE, () -> last.isPresent() ? 1 : 0);
        connections(metrics, "active", Connected::active);
        connections(metrics, "idle", Connected::idle);
        metrics.gauge(
                "database.waiting",
                "Threads that wait for a connection to the database",
                () -> database.connected().waiting());
    }

    private void connections(Metrics metrics, String use, ToDoubleFunction<Connected> number) {
        metrics.gauge(
                "database.connections",
                "Connections to the database",
                "use",
                use,
                () -> number.applyAsDouble(database.connected()));
    }

    private DoubleSupplier told(ToDoubleFunction<Look> number) {
        return () -> last.map(number::applyAsDouble).orElse(Double.NaN);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
