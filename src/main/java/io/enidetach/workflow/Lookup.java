package io.enidetach.workflow;

import io.enidetach.cloud.Trouble;
import io.enidetach.request.Event;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.Shortage;
import io.enidetach.request.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The first step of a received request: who is it, what is it, may they. */
final class Lookup {
    private static final Duration AGAIN = Duration.ofSeconds(2);
    /** Slack unreadable for longer than this counts against the request (contract, 1: deny by default). */
    private static final Duration RIGHTS_WITHIN = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Steps steps;
    private final Inspection inspection;
    private final Approvers approvers;
    private final Clock clock;
    /** What was last in the way of a lookup, to be told when its time runs out; after a restart that is not known. */
    private final Map<RequestId, Trouble> inTheWay = new ConcurrentHashMap<>();

    Lookup(Ledger ledger, Steps steps, Inspection inspection, Approvers approvers, Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.inspection = inspection;
        this.approvers = approvers;
        this.clock = clock;
    }

    /** Does it; answers when to try again. */
    Optional<Instant> run(RequestId id) {
        Request request = ledger.find(id).orElseThrow();
        if (request.state() != State.RECEIVED) {
            return Optional.empty();
        }
        if (!request.isMandated(clock.instant())) {
            Optional<Trouble> last = Optional.ofNullable(inTheWay.remove(id));
            steps.take(id, new Event.MandateEnded(last.map(Troubles::args).orElse(Map.of())));
            return Optional.empty();
        }
        inTheWay.remove(id);
        Finding finding = inspection.first(request.order());
        if (finding instanceof Finding.Fit fit) {
            return fits(request, fit);
        }
        if (finding instanceof Finding.Unfit no) {
            steps.take(id, new Event.Refused(no.reason(), no.args()));
            return Optional.empty();
        }
        if (finding instanceof Finding.CloudTrouble t) {
            return cloudTrouble(id, t.trouble());
        }
        return rightsTrouble(request);
    }

    private Optional<Instant> fits(Request request, Finding.Fit fit) {
        RequestId id = request.id();
        Optional<Shortage> shortage = approvers.shortage(fit, request.order().requester());
        if (!inspection.isInForce(fit.ruling())) {
            return Optional.of(clock.instant());
        }
        Steps.Outcome outcome = steps.take(id, new Event.LookedUp(fit.preview(), fit.ruling(), shortage));
        outcome.keptBack().ifPresent(why -> {
            if (why instanceof Committed.EniHeld held) {
                steps.take(id, new Event.Refused(Reason.ENI_BUSY, rival(held)));
            } else {
                throw new IllegalStateException("lookup not committed: " + why);
            }
        });
        return Optional.empty();
    }

    private Map<String, String> rival(Committed.EniHeld held) {
        Map<String, String> args = new HashMap<>();
        args.put("eni", held.eni().value());
        args.put("other", held.by().value());
        args.put("state", stateOf(held.by()));
        // A card in a direct message is its requester's alone.
        ledger.posted(held.by(), Outgoing.Kind.CARD)
                .filter(card -> !card.channel().isDirect())
                .ifPresent(card -> {
                    args.put("channel", card.channel().id());
                    args.put("ts", card.ts());
                });
        return args;
    }

    private String stateOf(RequestId other) {
        return ledger.find(other).map(r -> r.state().wire()).orElse("");
    }

    private Optional<Instant> cloudTrouble(RequestId id, Trouble trouble) {
        if (trouble.passing()) {
            inTheWay.put(id, trouble);
            return Optional.of(clock.instant().plus(AGAIN));
        }
        steps.take(id, new Event.GaveUp(Reason.LOOKUP_REFUSED, Troubles.args(trouble)));
        return Optional.empty();
    }

    private Optional<Instant> rightsTrouble(Request request) {
        Instant now = clock.instant();
        if (now.isBefore(request.order().at().plus(RIGHTS_WITHIN))) {
            return Optional.of(now.plus(AGAIN));
        }
        steps.take(request.id(), new Event.Refused(Reason.RIGHTS_UNREADABLE, Map.of()));
        return Optional.empty();
    }
}
