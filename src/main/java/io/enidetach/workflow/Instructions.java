package io.enidetach.workflow;

import io.enidetach.policy.LivePolicy;
import io.enidetach.request.Event;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.Shortage;
import io.enidetach.request.State;
import io.enidetach.workflow.Verdict.Objection;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Carries out what people clicked or typed about existing requests, each once, and answers every one of them. */
final class Instructions {
    /** The request or the policy changed while it was judged. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super(null, null, false, false);
        }
    }

    /** An instruction about a request before the judge, and the version of the policy by which it is judged. */
    private record Hearing(Instruction given, Request request, String policy) {}

    private final Ledger ledger;
    private final Steps steps;
    private final Judge judge;
    private final Inspection inspection;
    private final Approvers approvers;
    private final Successors successors;
    private final Pausing pausing;
    private final LivePolicy policy;
    private final Objections objections;
    private final Clock clock;

    Instructions(
            Ledger ledger,
            Steps steps,
            Judge judge,
            Inspection inspection,
            Approvers approvers,
            Successors successors,
            Pausing pausing,
            LivePolicy policy,
            Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.judge = judge;
        this.inspection = inspection;
        this.approvers = approvers;
        this.successors = successors;
        this.pausing = pausing;
        this.policy = policy;
        this.objections = new Objections(ledger, clock);
        this.clock = clock;
    }

    /** Carries one out; answers when to try again. */
    Optional<Instant> run(String key) {
        Optional<Instruction> found = ledger.instruction(key);
        return found.flatMap(given -> Trail.along(given.request(), () -> run(given)));
    }

    private Optional<Instant> run(Instruction given) {
        String version = policy.current().version();
        Optional<Request> request = given.request().flatMap(ledger::find);
        boolean settling = objections.isSettling(given);
        try {
            if (given.kind() == Instruction.Kind.PAUSE || given.kind() == Instruction.Kind.RESUME) {
                judge.mayPause(given);
                stillBy(version);
                pausing.carryOut(given, version);
            } else {
                Request about = request.orElseThrow(() -> new Objection(Note.NO_SUCH_REQUEST, unknown(given)));
                carryOut(new Hearing(given, about, version));
            }
            return Optional.empty();
        } catch (Objection objection) {
            return version.equals(policy.current().version())
                    ? objections.answer(given, request, objection.verdict(), settling, version)
                    : Optional.of(clock.instant());
        } catch (Overtaken overtaken) {
            return Optional.of(clock.instant());
        }
    }

    private void carryOut(Hearing hearing) throws Objection {
        switch (hearing.given().kind()) {
            case CONFIRM -> confirm(hearing);
            case CANCEL -> cancel(hearing);
            case APPROVE -> approve(hearing);
            case DENY -> deny(hearing);
            case REATTACH -> {
                judge.known(hearing.given(), hearing.request());
                judge.fullMember(hearing.given());
                judge.reattachable(hearing.given(), hearing.request());
                successors.reattach(hearing.given(), hearing.request());
            }
            case ASK_AGAIN -> {
                judge.known(hearing.given(), hearing.request());
                judge.fullMember(hearing.given());
                judge.askableAgain(hearing.request());
                successors.askAgain(hearing.given(), hearing.request());
            }
            default ->
                throw new IllegalStateException(
                        "not about a request: " + hearing.given().kind());
        }
    }

    private void confirm(Hearing hearing) throws Objection {
        Instruction given = hearing.given();
        Request request = hearing.request();
        judge.known(given, request, Outgoing.Kind.CARD);
        judge.requester(given, request);
        judge.in(State.AWAITING_CONFIRMATION, request);
        judge.inTime(given, request);
        if (!judge.isMandate(given, steps.limits())) {
            take(hearing, ranOut());
            return;
        }
        Finding finding = inspection.again(request, given.at());
        if (!(finding instanceof Finding.Fit fit)) {
            unfit(hearing, finding);
            return;
        }
        Optional<Shortage> shortage = approvers.shortage(fit, request.order().requester());
        take(
                hearing,
                shortage.isPresent()
                        ? refused(Reason.NOBODY_CAN_APPROVE, shortage.get().args())
                        : new Event.Confirmed(given.by(), given.at(), fit.preview(), fit.ruling()));
    }

    private void cancel(Hearing hearing) throws Objection {
        judge.known(hearing.given(), hearing.request(), Outgoing.Kind.CARD);
        judge.requester(hearing.given(), hearing.request());
        judge.cancellable(hearing.request());
        take(hearing, new Event.Cancelled(hearing.given().by()));
    }

    private void approve(Hearing hearing) throws Objection {
        Instruction given = hearing.given();
        Request request = hearing.request();
        judge.known(given, request, Outgoing.Kind.APPROVAL);
        judge.awaitsApproval(request, given.at());
        judge.approver(given.by(), request, given.at());
        judge.notApprovedBefore(given.by(), request);
        judge.inTime(given, request);
        if (isLast(request) && !judge.isMandate(given, steps.limits())) {
            take(hearing, ranOut());
            return;
        }
        Finding finding = inspection.again(request, given.at());
        if (finding instanceof Finding.Fit fit) {
            judge.approver(given.by(), request, fit.preview(), given.at());
            take(hearing, new Event.Approved(given.by(), given.at()));
        } else {
            unfit(hearing, finding);
        }
    }

    private static boolean isLast(Request request) {
        int required = request.ruling().flatMap(Ruling::terms).orElseThrow().required();
        return request.consents().size() + 1 >= required;
    }

    private void deny(Hearing hearing) throws Objection {
        Instruction given = hearing.given();
        Request request = hearing.request();
        if (given.text().isBlank()) {
            // Not a form but the click itself, which was on a message that nobody knew; the form asks for a reason.
            judge.known(given, request, Outgoing.Kind.APPROVAL);
            throw new Objection(Note.CLICK_AGAIN, Judge.about(request));
        }
        judge.awaitsApproval(request, given.at());
        judge.approver(given.by(), request, given.at());
        judge.inTime(given, request);
        take(hearing, new Event.Denied(given.by(), given.text()));
    }

    private void unfit(Hearing hearing, Finding finding) throws Objection {
        if (finding instanceof Finding.Unfit no) {
            take(hearing, refused(no.reason(), no.args()));
            return;
        }
        Map<String, String> args = new HashMap<>(Judge.about(hearing.request()));
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

    // Judged is judged: when the request or the policy changed meanwhile, the whole judgement is made again.
    private void take(Hearing hearing, Event event) throws Objection {
        stillBy(hearing.policy());
        Steps.Outcome outcome = steps.takeFrom(
                hearing.request(),
                event,
                change -> change.noting("policy", hearing.policy())
                        .carriedOut(hearing.given().key()));
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

    private void stillBy(String version) {
        if (!version.equals(policy.current().version())) {
            throw new Overtaken();
        }
    }

    private static Map<String, String> unknown(Instruction given) {
        return given.request().map(id -> Map.of("id", id.value())).orElse(Map.of());
    }
}
