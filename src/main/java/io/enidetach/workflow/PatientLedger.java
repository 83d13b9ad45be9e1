package io.enidetach.workflow;

import io.enidetach.audit.Head;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger for what nobody waits for. What the cloud or Slack has already done cannot be told "too late": it is offered
 * to a busy database again until it is taken. {@link Committed.TooLate} never comes out of it.
 */
final class PatientLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(PatientLedger.class);
    /** With the budget of a background commit this is some minutes; then the timer fails and tries again. */
    private static final int TRIES_MAX = 30;

    private final Ledger ledger;

    PatientLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Committed commit(Change change, Duration budget) {
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            Committed done = ledger.commit(change, budget);
            if (!(done instanceof Committed.TooLate)) {
                return done;
            }
            LOG.warn("the database did not take a change within {} s, trying again", budget.toSeconds());
        }
        throw new LedgerUnavailable("the database did not take a change in " + TRIES_MAX + " tries", null);
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return ledger.find(id);
    }

    @Override
    public List<Request> open() {
        return ledger.open();
    }

    @Override
    public List<Request> of(Person requester, int most) {
        return ledger.of(requester, most);
    }

    @Override
    public Optional<Instruction> instruction(String key) {
        return ledger.instruction(key);
    }

    @Override
    public boolean hasPending(RequestId id) {
        return ledger.hasPending(id);
    }

    @Override
    public Pause pause() {
        return ledger.pause();
    }

    @Override
    public Optional<String> lastKnown(String what) {
        return ledger.lastKnown(what);
    }

    @Override
    public Head auditHead() {
        return ledger.auditHead();
    }

    @Override
    public Optional<Posted> posted(RequestId id, Outgoing.Kind kind) {
        return ledger.posted(id, kind);
    }

    @Override
    public Optional<Posted> postedAt(Channel channel, String ts) {
        return ledger.postedAt(channel, ts);
    }

    @Override
    public Optional<Claimed> claim(String lane, Instant now, Instant leaseEnd) {
        return ledger.claim(lane, now, leaseEnd);
    }

    @Override
    public Optional<Instant> nextTry(String lane) {
        return ledger.nextTry(lane);
    }

    @Override
    public void postpone(long sequence, Instant at, String why) {
        ledger.postpone(sequence, at, why);
    }
}
