package io.enidetach.workflow;

import io.enidetach.request.AuditNote;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Stops and frees all asks; every waiting card says so. */
final class Pausing {
    private final Ledger ledger;
    private final Clock clock;

    Pausing(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Rights are judged already, by this version of the policy. */
    void carryOut(Instruction given, String policy) {
        boolean wanted = given.kind() == Instruction.Kind.PAUSE;
        Pause now = ledger.pause();
        if (now.on() == wanted) {
            Note note = wanted ? Note.PAUSED_BEFORE : Note.NOT_PAUSED;
            AuditNote refused = Objections.refused(Optional.empty(), given.kind(), given.by(), note, policy);
            answer(Change.none().audit(refused), given, note, Map.of("by", now.by()));
            return;
        }
        String by = given.by().id();
        Change change = Change.none()
                .pause(new Pause(wanted, by, given.text(), clock.instant()))
                .audit(AuditNote.aside(
                        wanted ? "paused" : "resumed", by, Map.of("reason", given.text(), "policy", policy)));
        for (Request open : ledger.open()) {
            if (open.state() != State.RECEIVED && open.state() != State.RUNNING) {
                change.send(Outgoing.about(Outgoing.Kind.CARD, open.id()));
                if (open.state() == State.AWAITING_APPROVAL) {
                    change.send(Outgoing.about(Outgoing.Kind.APPROVAL, open.id()));
                }
            }
        }
        answer(change, given, wanted ? Note.PAUSED : Note.RESUMED, Map.of("by", by, "reason", given.text()));
    }

    private void answer(Change change, Instruction given, Note note, Map<String, String> args) {
        change.carriedOut(given.key())
                .send(Outgoing.privately(given.key(), Optional.empty(), given.by(), given.in(), note, args));
        ledger.commit(change, Steps.BUDGET);
    }
}
