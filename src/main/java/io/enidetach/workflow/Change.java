package io.enidetach.workflow;

import io.enidetach.request.AuditNote;
import io.enidetach.request.Instruction;
import io.enidetach.request.Moved;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.request.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one decision commits, in one transaction or not at all. Built step by step, then given to
 * {@link Ledger#commit}; not for use by several threads.
 */
public final class Change {
    private Optional<String> once = Optional.empty();
    private Optional<Request> request = Optional.empty();
    private final List<AuditNote> audit = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private Optional<Instruction> instruction = Optional.empty();
    private Optional<String> carriedOut = Optional.empty();
    private Optional<Receipt> receipt = Optional.empty();
    private Optional<Pause> pause = Optional.empty();
    private Optional<News> news = Optional.empty();
    private boolean unlessPaused;

    private Change() {}

    /** A change that does nothing yet. */
    public static Change none() {
        return new Change();
    }

    /** A step of a request. */
    public static Change of(Moved moved) {
        Change change = new Change();
        change.request = Optional.of(moved.request());
        change.audit.add(moved.audit());
        change.timers.addAll(moved.timers());
        change.outgoing.addAll(moved.outgoing());
        return change;
    }

    /** Only if this key was not seen within the last 24 hours; it is stored with the change. */
    public Change once(String key) {
        once = Optional.of(key);
        return this;
    }

    /** Only while nobody has paused the bot. */
    public Change unlessPaused() {
        unlessPaused = true;
        return this;
    }

    /** Adds a detail to the entry that this step has in the record. */
    public Change noting(String name, String value) {
        audit.replaceAll(note -> note.with(name, value));
        return this;
    }

    /** Adds an entry to the record. */
    public Change audit(AuditNote note) {
        audit.add(note);
        return this;
    }

    /** Adds a timer. */
    public Change timer(Timer timer) {
        timers.add(timer);
        return this;
    }

    /** Adds a message that is owed. */
    public Change send(Outgoing message) {
        outgoing.add(message);
        return this;
    }

    /** Stores an instruction of a person, still to be carried out. */
    public Change instruction(Instruction given) {
        instruction = Optional.of(given);
        return this;
    }

    /** Marks an instruction as carried out; only if it is not yet, else nothing is committed. */
    public Change carriedOut(String instructionKey) {
        carriedOut = Optional.of(instructionKey);
        return this;
    }

    /** Marks a message of the outbox as settled. */
    public Change receipt(Receipt settled) {
        receipt = Optional.of(settled);
        return this;
    }

    /** Stops or frees all asks. */
    public Change pause(Pause next) {
        pause = Optional.of(next);
        return this;
    }

    /** Only if what is known is still what this was decided from; it is what is known from then on. */
    public Change news(News told) {
        news = Optional.of(told);
        return this;
    }

    public Optional<String> once() {
        return once;
    }

    public Optional<Request> request() {
        return request;
    }

    public List<AuditNote> audit() {
        return List.copyOf(audit);
    }

    public List<Timer> timers() {
        return List.copyOf(timers);
    }

    public List<Outgoing> outgoing() {
        return List.copyOf(outgoing);
    }

    public Optional<Instruction> instruction() {
        return instruction;
    }

    public Optional<String> carriedOut() {
        return carriedOut;
    }

    public Optional<Receipt> receipt() {
        return receipt;
    }

    public Optional<Pause> pause() {
        return pause;
    }

    public Optional<News> news() {
        return news;
    }

    public boolean isUnlessPaused() {
        return unlessPaused;
    }
}
