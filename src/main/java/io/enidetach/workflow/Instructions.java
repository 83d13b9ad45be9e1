package io.enidetach.workflow;

import io.enidetach.request.Event;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Preview;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import io.enidetach.workflow.Verdict.Objection;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries out what people clicked or typed about existing requests, each once, and answers every one of them. */
final class Instructions {
    /** The request changed while it was judged. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super(null, null, false, false);
        }
    }

    private final Ledger ledger;
    private final Steps steps;
    private final Judge judge;
    private final Inspection inspection;
    private final Directory directory;
    private final Successors successors;
    private final Pausing pausing;
    private final Objections objections;
    private final Clock clock;

    Instructions(
            Ledger ledger,
            Steps steps,
            Judge judge,
            Inspection inspection,
            Directory directory,
            Successors successors,
            Pausing pausing,
            Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.judge = judge;
        this.inspection = inspection;
        this.directory = directory;
        this.successors = successors;
        this.pausing = pausing;
        this.objections = new Objections(ledger, clock);
        this.clock = clock;
    }

    /** Carries one out; answers when to try again. */
    Optional<Instant> run(String key) {
        Optional<Instruction> found = ledger.instruction(key);
        return found.flatMap(given -> Trail.along(given.request(), () -> run(given)));
    }

    private Optional<Instant> run(Instruction given) {
        Optional<Request> request = given.request().flatMap(ledger::find);
        boolean settling = objections.isSettling(given);
        try {
            if (given.kind() == Instruction.Kind.PAUSE || given.kind() == Instruction.Kind.RESUME) {
                judge.mayPause(given);
                pausing.carryOut(given);
            } else {
                carryOut(given, request.orElseThrow(() -> new Objection(Note.NO_SUCH_REQUEST, unknown(given))));
            }
            return Optional.empty();
        } catch (Objection objection) {
            return objections.answer(given, request, objection.verdict(), settling);
        } catch (Overtaken overtaken) {
            return Optional.of(clock.instant());
        }
    }

    private void carryOut(Instruction given, Request request) throws Objection {
        switch (given.kind()) {
            case CONFIRM -> confirm(given, request);
            case CANCEL -> cancel(given, request);
            case APPROVE -> approve(given, request);
            case DENY -> deny(given, request);
            case REATTACH -> {
                judge.known(given, request);
                judge.fullMember(given);
                judge.reattachable(given, request);
                successors.reattach(given, request);
            }
            case ASK_AGAIN -> {
                judge.known(given, request);
                judge.fullMember(given);
                judge.askableAgain(request);
                successors.askAgain(given, request);
            }
            default -> throw new IllegalStateException("not about a request: " + given.kind());
        }
    }

    private void confirm(Instruction given, Request request) throws Objection {
        judge.known(given, request, Outgoing.Kind.CARD);
        judge.requester(given, request);
        judge.in(State.AWAITING_CONFIRMATION, request);
        judge.inTime(given, request);
        if (!judge.isMandate(given, steps.limits())) {
            take(given, request, ranOut());
            return;
        }
        Finding finding = reread(given, request);
        if (finding instanceof Finding.Fit fit) {
            take(given, request, new Event.Confirmed(given.by(), given.at(), fit.preview(), fit.ruling()));
        } else {
            unfit(given, request, finding);
        }
    }

    private void cancel(Instruction given, Request request) throws Objection {
        judge.known(given, request, Outgoing.Kind.CARD);
        judge.requester(given, request);
        judge.cancellable(request);
        take(given, request, new Event.Cancelled(given.by()));
    }

    private void approve(Instruction given, Request request) throws Objection {
        judge.known(given, request, Outgoing.Kind.APPROVAL);
        judge.awaitsApproval(request, given.at());
        judge.approver(given.by(), request, given.at());
        judge.notApprovedBefore(given.by(), request);
        judge.inTime(given, request);
        int required = request.ruling().flatMap(r -> r.terms()).orElseThrow().required();
        boolean last = request.consents().size() + 1 >= required;
        if (last && !judge.isMandate(given, steps.limits())) {
            take(given, request, ranOut());
            return;
        }
        Finding finding = reread(given, request);
        if (!(finding instanceof Finding.Fit fit)) {
            unfit(given, request, finding);
            return;
        }
        Preview now = fit.preview();
        Optional<Person> lost = Optional.empty();
        if (last) {
            judge.approver(given.by(), request, now, given.at());
            lost = judge.lostApprover(request, now, given.at());
        }
        if (lost.isPresent()) {
            take(
                    given,
                    request,
                    refused(
                            Reason.APPROVER_RIGHT_LOST,
                            Map.of("person", lost.get().id())));
        } else {
            take(
                    given,
                    request,
                    new Event.Approved(given.by(), given.at()),
                    fit.ruling().policyVersion());
        }
    }

    private void deny(Instruction given, Request request) throws Objection {
        if (given.text().isBlank()) {
            // Not a form but the click itself, which was on a message that nobody knew; the form asks for a reason.
            judge.known(given, request, Outgoing.Kind.APPROVAL);
            throw new Objection(Note.CLICK_AGAIN, Judge.about(request));
        }
        judge.awaitsApproval(request, given.at());
        String by = judge.approver(given.by(), request, given.at());
        judge.inTime(given, request);
        take(given, request, new Event.Denied(given.by(), given.text()), by);
    }

    private Finding reread(Instruction given, Request request) {
        return inspection.again(request, directory.subjectSince(request.order().requester(), given.at()));
    }

    private void unfit(Instruction given, Request request, Finding finding) throws Objection {
        if (finding instanceof Finding.Unfit no) {
            take(given, request, refused(no.reason(), no.args()));
            return;
        }
        Map<String, String> args = new HashMap<>(Judge.about(request));
        if (finding instanceof Finding.CloudTrouble t) {
            args.putAll(Troubles.args(t.trouble()));
            throw new Objection(Note.CLOUD_UNREADABLE, args);
        }
        throw new Objection(Note.RIGHTS_UNREADABLE, args);
    }

    // The click counted, but what it allowed could not be done in its time (contract, 8): nothing is, and that is said.
    private static Event ranOut() {
        return new Event.GaveUp(Reason.MANDATE_RAN_OUT, Map.of());
    }

    private static Event refused(Reason reason, Map<String, String> args) {
        return new Event.Refused(reason, args);
    }

    // Judged is judged: when the request changed meanwhile, the whole judgement is made again.
    private void take(Instruction given, Request request, Event event) throws Objection {
        take(given, request, event, change -> change);
    }

    // A decision of somebody who had the right by this version of the policy.
    private void take(Instruction given, Request request, Event decision, String policy) throws Objection {
        take(given, request, decision, change -> change.noting("policy", policy));
    }

    private void take(Instruction given, Request request, Event event, UnaryOperator<Change> more) throws Objection {
        Steps.Outcome outcome =
                steps.takeFrom(request, event, change -> more.apply(change).carriedOut(given.key()));
        if (outcome.taken()
                || outcome.keptBack()
                        .filter(Committed.Duplicate.class::isInstance)
                        .isPresent()) {
            return;
        }
        if (outcome.keptBack().isPresent()) {
            throw new Overtaken();
        }
        throw new Objection(Note.TOO_LATE, Judge.about(outcome.request()));
    }

    private static Map<String, String> unknown(Instruction given) {
        return given.request().map(id -> Map.of("id", id.value())).orElse(Map.of());
    }
}
