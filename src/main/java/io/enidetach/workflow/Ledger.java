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

/**
 * The durable memory. Whatever {@link #commit} answered {@link Committed.Done} for survives a power cut, in the order of
 * the commits. Thread-safe; several processes may share one. Throws {@link LedgerUnavailable} when the database cannot be
 * reached.
 */
public interface Ledger {

    /** Commits all of the change or nothing of it, within {@code budget}. */
    Committed commit(Change change, Duration budget);

    Optional<Request> find(RequestId id);

    /** All requests that have not ended, oldest first. */
    List<Request> open();

    /** The newest requests of a person, newest first. */
    List<Request> of(Person requester, int most);

    Optional<Instruction> instruction(String key);

    /** Whether an instruction about the request waits to be carried out. */
    boolean hasPending(RequestId id);

    Pause pause();

    /** What was told last under this name by {@link Change#news}. */
    Optional<String> lastKnown(String what);

    /** Number and hash of the record's last entry. */
    Head auditHead();

    /** The message of this kind that stands in Slack for the request. */
    Optional<Posted> posted(RequestId id, Outgoing.Kind kind);

    /** What request and kind the message at this place belongs to. */
    Optional<Posted> postedAt(Channel channel, String ts);

    /**
     * Takes the next message of a lane for delivery until {@code leaseEnd}; nobody else gets it meanwhile. Empty when
     * nothing waits, or the first in line is taken or waits for its next try.
     */
    Optional<Claimed> claim(String lane, Instant now, Instant leaseEnd);

    /** When the first waiting message of a lane may be tried, if one waits. */
    Optional<Instant> nextTry(String lane);

    /** Puts a claimed message back, not to be tried before {@code at}. */
    void postpone(long sequence, Instant at, String why);

    /**
     * A message taken for delivery.
     *
     * @param attempt 1 at the first try
     * @param superseded whether a later message of the lane will bring the same card up to date anyway
     */
    record Claimed(long sequence, Outgoing message, int attempt, boolean superseded) {}

    /** The database could not be reached or used; nothing was committed. */
    final class LedgerUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LedgerUnavailable(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
