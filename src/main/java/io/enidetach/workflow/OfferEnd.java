package io.enidetach.workflow;

import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Takes the way back off a card when it is no longer offered: its button would only be refused. */
final class OfferEnd {
    private final Ledger ledger;
    private final Clock clock;

    OfferEnd(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Has the card drawn anew if the time is over; answers when to look again. */
    Optional<Instant> run(RequestId id) {
        Optional<Instant> end = ledger.find(id).flatMap(Request::reattachableUntil);
        if (end.isEmpty()) {
            // The bot was down for so long that the request was removed before this came to be.
            return Optional.empty();
        }
        // The clock may have been set back since the timer was stored.
        if (clock.instant().isBefore(end.get())) {
            return end;
        }
        ledger.commit(
                Change.none().once("offer-end:" + id.value()).send(Outgoing.about(Outgoing.Kind.CARD_AGAIN, id)),
                Steps.BUDGET);
        return Optional.empty();
    }
}
