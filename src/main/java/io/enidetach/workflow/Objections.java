package io.enidetach.workflow;

import io.enidetach.request.AuditNote;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people why what they clicked or typed is not followed, and the record that it was not. */
final class Objections {
    private static final Logger LOG = LoggerFactory.getLogger(Objections.class);
    /** A click may overtake the note of where its message stands; it waits this long for it. */
    private static final Duration POST_SETTLES_WITHIN = Duration.ofSeconds(10);

    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Ledger ledger;
    private final Clock clock;

    Objections(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Whether messages of its request are on their way, and may be noted any moment. To be asked before anything is judged:
     * what is settled by now is known to the judge, while the other way round it need not be.
     */
    boolean isSettling(Instruction given) {
        return given.request().flatMap(id -> ledger.nextTry(id.value())).isPresent();
    }

    /**
     * Answers it; says when to try again instead, while its message may be about to become known. {@code policy} is the
     * version by which it was judged.
     */
    Optional<Instant> answer(
            Instruction given, Optional<Request> request, Verdict verdict, boolean settling, String policy) {
        Instant now = clock.instant();
        if (verdict.copy() && now.isBefore(given.at().plus(POST_SETTLES_WITHIN)) && settling) {
            return Optional.of(now.plus(AGAIN));
        }
        LOG.info("{} by {} is not followed: {}", given.kind(), given.by(), verdict.note());
        Change change = Change.none()
                .carriedOut(given.key())
                .audit(refused(request, given.kind(), given.by(), verdict.note(), policy))
                .send(Outgoing.privately(
                        given.key(), told(given, verdict), given.by(), given.in(), verdict.note(), verdict.args()));
        if (verdict.copy()) {
            change.send(Outgoing.copy(
                    given.key(),
                    given.request().orElseThrow(),
                    given.in(),
                    given.message().orElseThrow()));
        }
        ledger.commit(change, Steps.BUDGET);
        return Optional.empty();
    }

    /** How the record tells that somebody was not followed. */
    static AuditNote refused(Optional<Request> request, Instruction.Kind kind, Person by, Note note, String policy) {
        Map<String, String> detail = Map.of("instruction", kind.name(), "note", note.name(), "policy", policy);
        return request.map(r -> AuditNote.about(r, "instruction_refused", by.id(), detail))
                .orElse(AuditNote.aside("instruction_refused", by.id(), detail));
    }

    // A message about a request carries what is known of it, which is not for those who may not see it.
    private static Optional<RequestId> told(Instruction given, Verdict verdict) {
        return verdict.note() == Note.NO_SUCH_REQUEST ? Optional.empty() : given.request();
    }
}
