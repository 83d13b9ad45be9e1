package io.enidetach.slack.words;

import io.enidetach.request.Ending;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/** Which buttons for a new request the cards offer. */
public record Offers(boolean reattach, boolean askAgain) {
    private static final Set<Reason> OVERTAKEN =
            Set.of(Reason.FROZEN, Reason.FACTS_CHANGED, Reason.POLICY_CHANGED, Reason.APPROVER_RIGHT_LOST);

    /** Everything that the contract has. */
    public static Offers all() {
        return new Offers(true, true);
    }

    /** No way to a new request but typing. */
    public static Offers none() {
        return new Offers(false, false);
    }

    boolean reattach(Request request, Instant now) {
        return reattach && request.reattachableUntil().filter(now::isBefore).isPresent();
    }

    boolean askAgain(Request request) {
        return askAgain && (request.state() == State.UNKNOWN || request.state() == State.EXPIRED || overtaken(request));
    }

    // Not refused for what was asked, but since what was shown or agreed to no longer holds.
    private static boolean overtaken(Request request) {
        boolean refused = request.state() == State.REFUSED || request.state() == State.FAILED;
        return refused
                && request.preview().isPresent()
                && endings(request).anyMatch(e -> OVERTAKEN.contains(e.reason()));
    }

    private static Stream<Ending> endings(Request request) {
        return Stream.concat(request.ending().stream(), request.lines().stream().flatMap(l -> l.ending().stream()));
    }
}
