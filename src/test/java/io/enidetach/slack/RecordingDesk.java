package io.enidetach.slack;

import io.enidetach.command.Command;
import io.enidetach.policy.Truth;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Person;
import io.enidetach.request.RequestId;
import io.enidetach.workflow.FrontDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what comes in, takes each key once, and can be told to break or to wait. */
final class RecordingDesk implements FrontDesk {
    static final RequestId ID = new RequestId("D-7K3Q9M");

    record Opened(Person requester, Channel channel, Command.Detach command, String key) {}

    final BlockingQueue<Opened> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<Instruction> instructed = new LinkedBlockingQueue<>();
    final BlockingQueue<String> rebuffs = new LinkedBlockingQueue<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    volatile Optional<Taken> always = Optional.empty();
    volatile Optional<Refusal> objection = Optional.empty();
    volatile Optional<Seen> seen = Optional.empty();
    volatile Optional<Overview> overview = Optional.of(new Overview(List.of(), List.of()));
    volatile Runnable before = () -> {};

    @Override
    public Taken open(Person requester, Channel channel, Command.Detach command, String key) {
        before.run();
        if (always.isPresent()) {
            return always.get();
        }
        if (!keys.add(key)) {
            return new Taken.Duplicate();
        }
        opened.add(new Opened(requester, channel, command, key));
        return new Taken.Accepted(Optional.of(ID));
    }

    @Override
    public Taken instruct(Instruction given) {
        before.run();
        if (always.isPresent()) {
            return always.get();
        }
        if (!keys.add(given.key())) {
            return new Taken.Duplicate();
        }
        instructed.add(given);
        return new Taken.Accepted(given.request());
    }

    @Override
    public Optional<Refusal> objectionToDenial(Person by, Channel in, Optional<String> messageTs, RequestId id) {
        return objection;
    }

    @Override
    public void turnedAway(Why why, String by) {
        rebuffs.add(why + " " + by);
    }

    @Override
    public Optional<Seen> look(Person by, RequestId id) {
        return seen;
    }

    @Override
    public Optional<Overview> list(Person by) {
        return overview;
    }

    @Override
    public Standing whoAmI(Person by, Channel in) {
        return new Standing(
                Truth.YES,
                Map.of("S0NETOPS", Truth.YES),
                true,
                Optional.of("network-operators"),
                Truth.NO,
                Truth.UNKNOWN,
                List.of());
    }
}
