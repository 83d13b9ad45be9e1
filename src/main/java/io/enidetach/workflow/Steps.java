package io.enidetach.workflow;

import io.enidetach.request.AuditNote;
import io.enidetach.request.Event;
import io.enidetach.request.Limits;
import io.enidetach.request.Moved;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.Transition;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides with the transition function and commits, again with the newer state when somebody was faster. */
final class Steps {
    /** What a background commit may take; only what Slack waits for is held to less. */
    static final Duration BUDGET = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final Ledger ledger;
    private final Clock clock;
    private final Limits limits;

    Steps(Ledger ledger, Clock clock, Limits limits) {
        this.ledger = ledger;
        this.clock = clock;
        this.limits = limits;
    }

    /** How a step ended: taken (the request as it is now), not fitting any more, or kept back by the ledger. */
    record Outcome(boolean taken, Request request, Optional<Committed> keptBack) {}

    /** Applies the event. */
    Outcome take(RequestId id, Event event) {
        return take(id, event, UnaryOperator.identity());
    }

    /** Applies the event, with more in the same commit. */
    Outcome take(RequestId id, Event event, UnaryOperator<Change> more) {
        while (true) {
            Request now = ledger.find(id).orElseThrow(() -> new IllegalStateException("no request " + id));
            Optional<Moved> moved = Transition.next(now, event, clock.instant(), limits);
            if (moved.isEmpty()) {
                return new Outcome(false, now, Optional.empty());
            }
            Committed done = ledger.commit(more.apply(Change.of(moved.get())), BUDGET);
            if (done instanceof Committed.Done) {
                return taken(moved.get());
            }
            if (!(done instanceof Committed.Stale)) {
                return new Outcome(false, now, Optional.of(done));
            }
        }
    }

    /** Applies the event to exactly this state; a newer one is answered with {@link Committed.Stale} and nothing done. */
    Outcome takeFrom(Request judged, Event event, UnaryOperator<Change> more) {
        Optional<Moved> moved = Transition.next(judged, event, clock.instant(), limits);
        if (moved.isEmpty()) {
            return new Outcome(false, judged, Optional.empty());
        }
        Committed done = ledger.commit(more.apply(Change.of(moved.get())), BUDGET);
        return done instanceof Committed.Done ? taken(moved.get()) : new Outcome(false, judged, Optional.of(done));
    }

    private static Outcome taken(Moved moved) {
        log(moved);
        return new Outcome(true, moved.request(), Optional.empty());
    }

    /** Has the log tell of a step that was committed. */
    static void log(Moved moved) {
        AuditNote told = moved.audit();
        // The lookout works for many requests and the desk for none, so the ID is put beside this line here too.
        Trail.along(moved.request().id(), () -> {
            String state = moved.request().state().wire();
            LOG.info("{}: {} by {}, now {}", moved.request().id(), told.event(), told.actor(), state);
            return state;
        });
    }

    Limits limits() {
        return limits;
    }
}
