package io.enidetach.workflow;

import io.enidetach.policy.ApproverAnswer;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Policy;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Truth;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Limits;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.State;
import io.enidetach.workflow.Verdict.Objection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** Whether a person may do what they clicked or typed, at this moment. Every click is judged by who clicked. */
final class Judge {
    private final Ledger ledger;
    private final LivePolicy policy;
    private final Directory directory;
    private final Clock clock;

    Judge(Ledger ledger, LivePolicy policy, Directory directory, Clock clock) {
        this.ledger = ledger;
        this.policy = policy;
        this.directory = directory;
        this.clock = clock;
    }

    /** The message that was clicked must be the one of its kind that the bot knows to stand for the request. */
    void known(Instruction given, Request request, Outgoing.Kind kind) throws Objection {
        known(given, request, posted -> posted.kind() == kind);
    }

    /** The message that was clicked must be any that the bot knows to stand for the request. */
    void known(Instruction given, Request request) throws Objection {
        known(given, request, posted -> true);
    }

    private void known(Instruction given, Request request, Predicate<Posted> wanted) throws Objection {
        if (given.message().isPresent()) {
            known(given.in(), given.message().get(), request, wanted);
        }
    }

    /** The same for a click on Deny, before its form is opened. */
    void knownApproval(Channel in, String messageTs, Request request) throws Objection {
        known(in, messageTs, request, posted -> posted.kind() == Outgoing.Kind.APPROVAL);
    }

    private void known(Channel in, String messageTs, Request request, Predicate<Posted> wanted) throws Objection {
        boolean known = ledger.postedAt(in, messageTs)
                .filter(posted -> posted.request().equals(request.id()))
                .filter(wanted)
                .isPresent();
        if (!known) {
            throw new Objection(new Verdict(Note.COPY_CLICKED, about(request), true));
        }
    }

    /** Who typed another one's ID without being an approver hears the same as for an ID that does not exist. */
    void requester(Instruction given, Request request) throws Objection {
        if (!given.by().equals(request.order().requester())) {
            boolean seen = given.message().isPresent() || maySee(given.by(), request);
            throw new Objection(seen ? Note.REQUESTER_ONLY : Note.NO_SUCH_REQUEST, about(request));
        }
    }

    private boolean maySee(Person by, Request request) {
        return mayApprove(directory.subject(by), request);
    }

    /** Whether the request is production that this person may approve, by the entry of the policy for its VPC. */
    boolean mayApprove(Subject subject, Request request) {
        return request.ruling().map(Ruling::production).orElse(false)
                && answer(policy.current(), subject, request, request.preview().orElseThrow()) == ApproverAnswer.YES;
    }

    private static ApproverAnswer answer(Policy policy, Subject subject, Request request, Preview facts) {
        return policy.mayApprove(subject, request.order().requester(), Rights.target(facts));
    }

    void in(State state, Request request) throws Objection {
        if (request.state() != state) {
            throw new Objection(Note.TOO_LATE, about(request));
        }
    }

    /** Whether it still waits for approvers at that moment; who comes too late hears who was faster. */
    void awaitsApproval(Request request, Instant clicked) throws Objection {
        if (request.state() != State.AWAITING_APPROVAL) {
            throw Decided.of(request)
                    .map(decided -> new Objection(Note.DECIDED_BEFORE, decided.before(clicked)))
                    .orElseGet(() -> new Objection(Note.TOO_LATE, about(request)));
        }
    }

    void cancellable(Request request) throws Objection {
        if (request.state().ordinal() >= State.SUBMITTING.ordinal()) {
            throw new Objection(Note.TOO_LATE, about(request));
        }
    }

    /** The moment of the click must lie within the wait. */
    void inTime(Instruction given, Request request) throws Objection {
        if (request.waitUntil().map(end -> !given.at().isBefore(end)).orElse(false)) {
            throw new Objection(Note.TOO_LATE, about(request));
        }
    }

    /** Whether the mandate that the click gave still runs: from its moment, for a limited time only. */
    boolean isMandate(Instruction given, Limits limits) {
        return clock.instant().isBefore(given.at().plus(limits.taskTimeout()));
    }

    /** Whether this person may approve or deny the request, by readings that began after the moment. */
    void approver(Person by, Request request, Instant since) throws Objection {
        approver(by, request, request.preview().orElseThrow(), since);
    }

    /** The same for the VPC as it was read just now, which may come under another entry of the policy. */
    void approver(Person by, Request request, Preview now, Instant since) throws Objection {
        approver(directory.subjectSince(by, since), request, now);
    }

    /** Whether this person may decide, from a reading that may be a short while old. */
    void approver(Person by, Request request) throws Objection {
        approver(directory.subject(by), request, request.preview().orElseThrow());
    }

    private void approver(Subject subject, Request request, Preview facts) throws Objection {
        if (subject.fullMember() == Truth.NO) {
            throw new Objection(Note.FULL_MEMBERS_ONLY, about(request));
        }
        ApproverAnswer answer = answer(policy.current(), subject, request, facts);
        if (answer != ApproverAnswer.YES) {
            throw new Objection(
                    switch (answer) {
                        case OWN_REQUEST -> Note.OWN_REQUEST;
                        case UNKNOWN -> Note.RIGHTS_UNREADABLE;
                        default -> Note.NOT_AN_APPROVER;
                    },
                    about(request));
        }
    }

    void notApprovedBefore(Person by, Request request) throws Objection {
        if (request.consents().stream().anyMatch(c -> c.by().equals(by))) {
            throw new Objection(Note.APPROVED_BEFORE, about(request));
        }
    }

    void mayPause(Instruction given) throws Objection {
        Truth may = policy.current().mayPause(directory.subjectSince(given.by(), given.at()));
        if (may == Truth.UNKNOWN) {
            throw new Objection(Note.RIGHTS_UNREADABLE, Map.of());
        }
        if (may == Truth.NO) {
            throw new Objection(Note.MAY_NOT_PAUSE, Map.of());
        }
    }

    /** Full members only; what they may ask for is judged like any new order. */
    void fullMember(Instruction given) throws Objection {
        Truth full = directory.subjectSince(given.by(), given.at()).fullMember();
        if (full != Truth.YES) {
            throw new Objection(full == Truth.NO ? Note.FULL_MEMBERS_ONLY : Note.RIGHTS_UNREADABLE, Map.of());
        }
    }

    void reattachable(Instruction given, Request request) throws Objection {
        Instant end = request.reattachableUntil().orElse(null);
        if (end == null) {
            throw new Objection(Note.TOO_LATE, about(request));
        }
        if (!given.at().isBefore(end)) {
            throw new Objection(Note.REATTACH_TOO_LATE, about(request));
        }
    }

    void askableAgain(Request request) throws Objection {
        boolean again = request.state().isEnd()
                && request.state() != State.SUCCEEDED
                && request.preview().isPresent();
        if (!again) {
            throw new Objection(Note.TOO_LATE, about(request));
        }
    }

    static Map<String, String> about(Request request) {
        return Map.of("id", request.id().value(), "state", request.state().name());
    }
}
