package io.enidetach.workflow;

import io.enidetach.request.AuditNote;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reminds those who may approve, once, while their decision is still wanted. A click that waits to be judged may be that
 * decision; and while the bot is paused an approval could not be carried out, so both are waited for.
 */
final class Reminder {
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration WHILE_PAUSED = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final Clock clock;

    Reminder(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Commits the reminder if it is still wanted; answers when to look again. */
    Optional<Instant> run(RequestId id) {
        Request request = ledger.find(id).orElseThrow();
        Instant now = clock.instant();
        boolean wanted = request.state() == State.AWAITING_APPROVAL
                && request.waitUntil().filter(now::isBefore).isPresent();
        if (!wanted) {
            return Optional.empty();
        }
        if (ledger.hasPending(id)) {
            return Optional.of(now.plus(AGAIN));
        }
        if (ledger.pause().on()) {
            return Optional.of(now.plus(WHILE_PAUSED));
        }
        // The timer runs again after a crash; the key makes the second run do nothing.
        ledger.commit(
                Change.none()
                        .once("reminder:" + id.value())
                        .audit(AuditNote.about(request, "reminded", AuditNote.BOT, Map.of()))
                        .send(Outgoing.about(Outgoing.Kind.REMINDER, id)),
                Steps.BUDGET);
        return Optional.empty();
    }
}
