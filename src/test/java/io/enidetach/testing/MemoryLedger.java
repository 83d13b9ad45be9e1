package io.enidetach.testing;

import io.enidetach.audit.Head;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.Timer;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Clockwork;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Ledger;
import io.enidetach.workflow.Pause;
import io.enidetach.workflow.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A ledger in memory for one thread and one person's requests at a time, with its timers. Messages are not kept: each
 * stands in Slack at once, under its kind as timestamp.
 */
public final class MemoryLedger implements Ledger {
    private final Map<RequestId, Request> requests = new HashMap<>();
    private final Map<String, Instruction> instructions = new HashMap<>();
    private final Set<String> once = new HashSet<>();
    private final List<Timer> timers = new ArrayList<>();
    private final Consumer<Request> onCommit;
    private Pause pause = new Pause(false, "", "", Instant.EPOCH);

    /** @param onCommit hears of each state of a request right before it is committed */
    public MemoryLedger(Consumer<Request> onCommit) {
        this.onCommit = onCommit;
    }

    /** Runs what is due until nothing is, or as often as is more than enough. */
    public void runDue(Clockwork.Handler handler, Instant now) {
        for (int i = 0; i < 100; i++) {
            Optional<Timer> due =
                    timers.stream().filter(t -> !t.at().isAfter(now)).findFirst();
            if (due.isEmpty()) {
                return;
            }
            Timer timer = due.get();
            timers.remove(timer);
            handler.run(timer)
                    .ifPresent(at -> timers.add(new Timer(timer.kind(), timer.subject(), timer.sequence(), at)));
        }
    }

    /** Pauses or resumes. */
    public void pause(boolean on) {
        pause = new Pause(on, "", "", Instant.EPOCH);
    }

    @Override
    public Committed commit(Change change, Duration budget) {
        if (change.once().filter(key -> !once.add(key)).isPresent()
                || change.carriedOut()
                        .filter(key -> !instructions.containsKey(key))
                        .isPresent()) {
            return new Committed.Duplicate();
        }
        if (change.isUnlessPaused() && pause.on()) {
            return new Committed.Paused();
        }
        change.request().ifPresent(request -> {
            onCommit.accept(request);
            requests.put(request.id(), request);
        });
        change.carriedOut().ifPresent(instructions::remove);
        change.instruction().ifPresent(given -> instructions.put(given.key(), given));
        timers.addAll(change.timers());
        return new Committed.Done();
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return Optional.ofNullable(requests.get(id));
    }

    @Override
    public List<Request> open() {
        return requests.values().stream().filter(r -> !r.state().isEnd()).toList();
    }

    @Override
    public List<Request> of(Person requester, int most) {
        return requests.values().stream()
                .filter(r -> r.order().requester().equals(requester))
                .limit(most)
                .toList();
    }

    @Override
    public Optional<Instruction> instruction(String key) {
        return Optional.ofNullable(instructions.get(key));
    }

    @Override
    public boolean hasPending(RequestId id) {
        return instructions.values().stream().anyMatch(i -> i.request().equals(Optional.of(id)));
    }

    @Override
    public Pause pause() {
        return pause;
    }

    @Override
    public Optional<String> lastKnown(String what) {
        return Optional.empty();
    }

    @Override
    public Optional<Posted> posted(RequestId id, Outgoing.Kind kind) {
        return Optional.empty();
    }

    @Override
    public Optional<Posted> postedAt(Channel channel, String ts) {
        return open().stream()
                .map(r -> new Posted(r.id(), Outgoing.Kind.valueOf(ts), channel, ts, r.version()))
                .findFirst();
    }

    @Override
    public Optional<Claimed> claim(String lane, Instant now, Instant leaseEnd) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> nextTry(String lane) {
        return Optional.empty();
    }

    @Override
    public void postpone(long sequence, Instant at, String why) {
        throw new IllegalStateException("nothing is claimed");
    }

    @Override
    public Head auditHead() {
        throw new IllegalStateException("nothing is recorded");
    }
}
