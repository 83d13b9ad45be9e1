package io.enidetach.workflow;

import io.enidetach.request.AuditNote;
import io.enidetach.request.Event;
import io.enidetach.request.Limits;
import io.enidetach.request.Moved;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import io.enidetach.request.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is owed, lane by lane in order: delayed by whatever Slack does, lost by nothing. */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** Longer than any single delivery takes; after it another process may try. */
    private static final Duration LEASE = Duration.ofSeconds(40);

    /** What messages wait for their turn even when nothing is wrong. */
    private static final Duration ORDINARY = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Messenger messenger;
    private final Clock clock;
    private final Limits limits;
    private final Runnable undeliverable;

    Outbox(Ledger ledger, Messenger messenger, Clock clock, Limits limits, Runnable undeliverable) {
        this.ledger = ledger;
        this.messenger = messenger;
        this.clock = clock;
        this.limits = limits;
        this.undeliverable = undeliverable;
    }

    /** Sends what waits in a lane; answers when to go on if something keeps it. */
    Optional<Instant> run(String lane) {
        while (true) {
            Instant now = clock.instant();
            Optional<Ledger.Claimed> claimed = ledger.claim(lane, now, now.plus(LEASE));
            if (claimed.isEmpty()) {
                return ledger.nextTry(lane);
            }
            Ledger.Claimed message = claimed.get();
            Optional<Instant> kept = Trail.along(message.message().request(), () -> send(message));
            if (kept.isPresent()) {
                return kept;
            }
        }
    }

    private Optional<Instant> send(Ledger.Claimed claimed) {
        Outgoing message = claimed.message();
        Optional<Request> request = message.request().flatMap(ledger::find);
        if (claimed.superseded()) {
            settle(claimed, request, Optional.empty());
            return Optional.empty();
        }
        Optional<Posted> standing = message.request().flatMap(id -> ledger.posted(id, place(message.kind())));
        Optional<Posted> partner = message.request().flatMap(id -> ledger.posted(id, partner(message.kind())));
        Messenger.Delivery delivery = messenger.deliver(message, request, standing, partner, ledger.pause());
        if (delivery instanceof Messenger.Delivery.Sent sent) {
            settle(claimed, request, sent.at());
            return Optional.empty();
        }
        if (delivery instanceof Messenger.Delivery.Later later) {
            Instant again = clock.instant().plus(later.pause());
            if (later.pause().compareTo(ORDINARY) > 0) {
                LOG.info("{}: {} waits {} ({})", message.lane(), message.kind(), later.pause(), later.why());
            }
            ledger.postpone(claimed.sequence(), again, later.why());
            return Optional.of(again);
        }
        giveUp(claimed, request, ((Messenger.Delivery.Undeliverable) delivery).why());
        return Optional.empty();
    }

    private static Outgoing.Kind place(Outgoing.Kind kind) {
        return kind == Outgoing.Kind.CARD_AGAIN ? Outgoing.Kind.CARD : kind;
    }

    private static Outgoing.Kind partner(Outgoing.Kind kind) {
        return switch (kind) {
            case CARD, CARD_AGAIN, REMINDER -> Outgoing.Kind.APPROVAL;
            case APPROVAL, OVERFLOW, END, PRIVATE, COPY, HEAD -> Outgoing.Kind.CARD;
        };
    }

    private void settle(Ledger.Claimed claimed, Optional<Request> request, Optional<Posted> at) {
        Receipt receipt = new Receipt(claimed.sequence(), at, false);
        boolean asked = claimed.message().kind() == Outgoing.Kind.APPROVAL && at.isPresent();
        if (asked && request.isPresent()) {
            commit(request.get().id(), receipt, new Event.ApprovalPosted(clock.instant()), Optional.empty());
        } else {
            commit(Change.none().receipt(receipt));
        }
    }

    private void giveUp(Ledger.Claimed claimed, Optional<Request> request, String why) {
        Outgoing message = claimed.message();
        LOG.warn("{}: {} undeliverable ({})", message.lane(), message.kind(), why);
        undeliverable.run();
        Receipt receipt = new Receipt(claimed.sequence(), Optional.empty(), true);
        Map<String, String> detail = Map.of("message", message.kind().name(), "code", why);
        AuditNote note = request.map(r -> AuditNote.about(r, "undeliverable", AuditNote.BOT, detail))
                .orElse(AuditNote.aside("undeliverable", AuditNote.BOT, detail));
        if (message.kind() == Outgoing.Kind.APPROVAL && request.isPresent()) {
            Event failed = new Event.GaveUp(Reason.APPROVAL_UNPOSTABLE, Map.of("code", why));
            commit(request.get().id(), receipt, failed, Optional.of(note));
        } else {
            commit(Change.none().receipt(receipt).audit(note));
        }
    }

    // The first post of the question starts the wait, and a question that cannot be posted ends the request; later
    // updates of the same message, and a request that moved on meanwhile, change nothing.
    private void commit(RequestId id, Receipt receipt, Event event, Optional<AuditNote> note) {
        while (true) {
            Request now = ledger.find(id).orElseThrow();
            boolean first =
                    ledger.posted(id, Outgoing.Kind.APPROVAL).isEmpty() && now.state() == State.AWAITING_APPROVAL;
            Optional<Moved> moved = first ? Transition.next(now, event, clock.instant(), limits) : Optional.empty();
            Change change = moved.map(Change::of).orElseGet(Change::none).receipt(receipt);
            note.ifPresent(change::audit);
            if (!(ledger.commit(change, Steps.BUDGET) instanceof Committed.Stale)) {
                return;
            }
        }
    }

    private void commit(Change change) {
        Committed done = ledger.commit(change, Steps.BUDGET);
        if (!(done instanceof Committed.Done)) {
            throw new IllegalStateException("receipt not committed: " + done);
        }
    }
}
