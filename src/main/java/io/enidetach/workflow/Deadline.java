package io.enidetach.workflow;

import io.enidetach.request.Event;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ends waits for people. A click that was taken in time is judged first, even when the bot was down in between. */
final class Deadline {
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Ledger ledger;
    private final Steps steps;
    private final Clock clock;

    Deadline(Ledger ledger, Steps steps, Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.clock = clock;
    }

    /** Ends the wait if it is over; answers when to look again. */
    Optional<Instant> run(RequestId id) {
        Request request = ledger.find(id).orElseThrow();
        boolean waits = request.state() == State.AWAITING_CONFIRMATION || request.state() == State.AWAITING_APPROVAL;
        Instant now = clock.instant();
        if (!waits) {
            return Optional.empty();
        }
        // The clock may have been set back since the timer was stored: then this one is all that ends the wait.
        Instant end = request.waitEnds().orElseThrow();
        if (now.isBefore(end)) {
            return Optional.of(end);
        }
        if (ledger.hasPending(id)) {
            return Optional.of(now.plus(AGAIN));
        }
        steps.take(id, new Event.WaitEnded());
        return Optional.empty();
    }
}
