package io.enidetach.slack.words;

import io.enidetach.request.Action;
import io.enidetach.request.Limits;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import java.time.Instant;

/** Which buttons for a new request the cards offer. */
public record Offers(boolean reattach, boolean askAgain) {

    /** Everything that the contract has. */
    public static Offers all() {
        return new Offers(true, true);
    }

    /** No way to a new request but typing. */
    public static Offers none() {
        return new Offers(false, false);
    }

    boolean reattach(Request request, Instant now) {
        return reattach
                && request.state() == State.SUCCEEDED
                && request.order().action() == Action.DETACH
                && !request.order().dryRun()
                && now.isBefore(request.since().plus(Limits.REATTACH_WITHIN));
    }

    boolean askAgain(Request request) {
        return askAgain && (request.state() == State.UNKNOWN || request.state() == State.EXPIRED);
    }
}
