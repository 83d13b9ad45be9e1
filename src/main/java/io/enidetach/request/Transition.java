package io.enidetach.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The one transition function, total over states and events and pure. An event that does not fit the state is answered
 * with nothing; it is not an error, since clicks and answers may always come late.
 */
public final class Transition {
    private final Request request;
    private final Instant now;
    private final Limits limits;

    private Transition(Request request, Instant now, Limits limits) {
        this.request = request;
        this.now = now;
        this.limits = limits;
    }

    /** The first state of an order. {@code token} gives each ENI its idempotency key by position. */
    public static Moved open(RequestId id, Order order, IntFunction<String> token, Limits limits) {
        List<Line> lines = new ArrayList<>();
        for (EniId eni : order.enis()) {
            lines.add(Line.waiting(eni, token.apply(lines.size())));
        }
        Request first = new Request(
                id,
                1,
                order,
                State.RECEIVED,
                order.at(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(order.at().plus(limits.taskTimeout())),
                Optional.empty(),
                List.copyOf(lines),
                Optional.empty());
        return Steps.of(Optional.empty(), first, EventNames.received(order), order.at(), limits);
    }

    /** What the event does to the request, or nothing when it does not fit. */
    public static Optional<Moved> next(Request request, Event event, Instant now, Limits limits) {
        Optional<Request> next = new Transition(request, now, limits).apply(event);
        return next.map(n -> Steps.of(Optional.of(request), n, Steps.Told.of(event), now, limits));
    }

    private Optional<Request> apply(Event event) {
        return switch (request.state()) {
            case RECEIVED -> received(event);
            case AWAITING_CONFIRMATION -> awaitingConfirmation(event);
            case AWAITING_APPROVAL -> awaitingApproval(event);
            case SUBMITTING, RUNNING -> new LineTransition(request, now).apply(event);
            case SUCCEEDED, FAILED, REFUSED, DENIED, CANCELLED, EXPIRED, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Request> received(Event event) {
        // What the cloud showed too late was not looked up in time.
        if (event instanceof Event.MandateEnded || event instanceof Event.LookedUp && !request.isMandated(now)) {
            Map<String, String> args = event instanceof Event.MandateEnded e ? e.args() : Map.of();
            return end(State.FAILED, Ending.because(Reason.NOT_LOOKED_UP, args));
        }
        if (event instanceof Event.LookedUp found) {
            return lookedUp(found);
        }
        return beforeAnyAsk(event);
    }

    private Optional<Request> lookedUp(Event.LookedUp found) {
        Map<String, String> shortage = found.shortage().map(Shortage::args).orElse(Map.of());
        boolean approvable = shortage.isEmpty();
        if (!approvable && !request.order().dryRun()) {
            return end(State.REFUSED, Ending.because(Reason.NOBODY_CAN_APPROVE, shortage));
        }
        Request known = request.with(found.preview(), found.ruling());
        if (known.order().dryRun()) {
            Reason shown = approvable ? Reason.DRY_RUN : Reason.DRY_RUN_UNAPPROVABLE;
            return Optional.of(known.because(Ending.because(shown, shortage)).at(State.SUCCEEDED, now));
        }
        if (known.needsConfirmation()) {
            return Optional.of(
                    known.at(State.AWAITING_CONFIRMATION, now).waitingUntil(now.plus(Limits.CONFIRM_WITHIN)));
        }
        return Optional.of(cleared(known));
    }

    private Request cleared(Request known) {
        boolean production = known.ruling().orElseThrow().production();
        return production ? known.at(State.AWAITING_APPROVAL, now) : known.at(State.SUBMITTING, now);
    }

    private Optional<Request> awaitingConfirmation(Event event) {
        if (event instanceof Event.Confirmed yes) {
            Request mandated = request.with(yes.preview(), yes.ruling()).mandatedUntil(mandate(yes.at()));
            return Optional.of(cleared(mandated));
        }
        if (event instanceof Event.WaitEnded) {
            return end(State.EXPIRED, Ending.because(Reason.NOT_CONFIRMED, Map.of()));
        }
        return beforeAnyAsk(event);
    }

    private Optional<Request> awaitingApproval(Event event) {
        if (event instanceof Event.ApprovalPosted posted) {
            Duration wait = terms().expiresAfter();
            return Optional.of(request.at(State.AWAITING_APPROVAL, now)
                    .waitingUntil(posted.at().plus(wait)));
        }
        if (event instanceof Event.Approved yes) {
            return approved(yes);
        }
        if (event instanceof Event.Denied no) {
            return end(State.DENIED, new Ending(Reason.DENIED, Map.of("reason", no.reason()), Optional.of(no.by())));
        }
        if (event instanceof Event.WaitEnded) {
            return end(State.EXPIRED, Ending.because(Reason.NOT_APPROVED, Map.of()));
        }
        return beforeAnyAsk(event);
    }

    private Optional<Request> approved(Event.Approved yes) {
        if (request.consents().stream().anyMatch(c -> c.by().equals(yes.by()))) {
            return Optional.empty();
        }
        Request agreed = request.with(new Consent(yes.by(), yes.at()));
        if (agreed.consents().size() < terms().required()) {
            return Optional.of(agreed.at(State.AWAITING_APPROVAL, now));
        }
        return Optional.of(agreed.at(State.SUBMITTING, now).mandatedUntil(mandate(yes.at())));
    }

    private Optional<Request> beforeAnyAsk(Event event) {
        if (event instanceof Event.Refused no) {
            return end(State.REFUSED, Ending.because(no.reason(), no.args()));
        }
        if (event instanceof Event.GaveUp no) {
            return end(State.FAILED, Ending.because(no.reason(), no.args()));
        }
        if (event instanceof Event.Cancelled back) {
            return end(State.CANCELLED, new Ending(Reason.CANCELLED, Map.of(), Optional.of(back.by())));
        }
        return Optional.empty();
    }

    private Optional<Request> end(State state, Ending why) {
        return Optional.of(request.because(why).at(state, now));
    }

    private ApprovalTerms terms() {
        return request.ruling().flatMap(Ruling::terms).orElseThrow();
    }

    private Instant mandate(Instant from) {
        return from.plus(limits.taskTimeout());
    }
}
