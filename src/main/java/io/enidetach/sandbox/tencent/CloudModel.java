package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What exists in the simulated cloud and what is being done to it. Thread-safe. A detach or attach takes effect when its
 * task's time has come by the clock, which is looked at on every reading; nothing runs in the background.
 */
public final class CloudModel {
    /** Interfaces per server, for a machine with two cores. */
    static final int INTERFACES_PER_SERVER = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Vpc> vpcs = new LinkedHashMap<>();
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Map<String, Eni> enis = new LinkedHashMap<>();
    private final Tasks tasks = new Tasks();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Clock clock;

    private CloudModel(Clock clock) {
        this.clock = clock;
    }

    /** A cloud without anything in it. */
    public static CloudModel empty(Clock clock) {
        return new CloudModel(clock);
    }

    /** The cloud of the sandbox: a production shop and a development lab in Guangzhou, one VPC in Shanghai. */
    public static CloudModel demo(Clock clock) {
        return DemoCloud.fill(empty(clock));
    }

    public CloudModel add(Vpc vpc) {
        return change(() -> vpcs.put(vpc.id, vpc));
    }

    public CloudModel add(Server server) {
        return change(() -> servers.put(server.id, server));
    }

    public CloudModel add(Eni eni) {
        return change(() -> enis.put(eni.id, eni));
    }

    public Clock clock() {
        return clock;
    }

    /** From now on time is read from this clock; running tasks keep the end they have. */
    public void useClock(Clock other) {
        clock = other;
    }

    /** How long tasks take that start from now on; 2 s at first. */
    public void taskDuration(Duration each) {
        taskDuration(() -> each);
    }

    /** Asked once for each task that starts. */
    public void taskDuration(Supplier<Duration> each) {
        change(() -> {
            tasks.duration(each);
            return null;
        });
    }

    /** Called after every change, without a lock held, by the thread that made it or that noticed a task's end. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The server that holds this interface now; empty when it is free or unknown. */
    public Optional<String> serverOf(String eni) {
        return read(() -> Optional.ofNullable(enis.get(eni)).flatMap(it -> it.attachment.map(Attachment::instance)));
    }

    /** When the interface was attached as it is now; empty when it is free or unknown. */
    public Optional<Instant> attachedSince(String eni) {
        return read(() -> Optional.ofNullable(enis.get(eni)).flatMap(it -> it.attachment.map(Attachment::since)));
    }

    /** How many DetachNetworkInterface calls the cloud has accepted for this interface, ever. */
    public long acceptedDetaches(String eni) {
        return read(() -> tasks.all().stream()
                .filter(task -> task.order.kind() == Task.Kind.DETACH)
                .filter(task -> task.order.eni().equals(eni))
                .count());
    }

    /** When the next running task ends, for those who want to look then. */
    public Optional<Instant> nextChange() {
        return read(tasks::nextEnd);
    }

    /** Moves the interface to this server at once, behind everybody's back. Another attach time even on the same one. */
    public void attachNow(String eni, String instance) {
        change(() -> attach(known(eni), instance, clock.instant()));
    }

    /** Takes the interface off its server at once, behind everybody's back. */
    public void detachNow(String eni) {
        change(() -> free(known(eni), clock.instant()));
    }

    /** Changes addresses, groups or tags of the interface at once, behind everybody's back. */
    public void edit(String eni, UnaryOperator<Eni> edit) {
        change(() -> edit.apply(known(eni)));
    }

    public void serverState(String instance, ServerState state) {
        change(() -> servers.get(instance).state(state));
    }

    /** All of it for a page: {@code now, vpcs, servers, enis} and the last 200 {@code tasks}. */
    public ObjectNode toJson() {
        return read(() -> Snapshot.of(this, clock.instant()));
    }

    /** Runs {@code reading} under the lock, after the tasks that are due have ended. */
    <T> T read(Supplier<T> reading) {
        boolean settled;
        T result;
        lock.lock();
        try {
            settled = settle();
            result = reading.get();
        } finally {
            lock.unlock();
        }
        if (settled) {
            tell();
        }
        return result;
    }

    /** Starts the task, or refuses; {@code checks} runs under the same lock. */
    Task start(Task.Order order, String requestId, Checks checks) throws RefusedCall {
        Task task;
        lock.lock();
        try {
            settle();
            checks.pass(this, order);
            task = tasks.start(order, requestId, clock.instant());
        } finally {
            lock.unlock();
        }
        tell();
        return task;
    }

    /** What must hold before an order is taken. */
    interface Checks {
        void pass(CloudModel model, Task.Order order) throws RefusedCall;
    }

    Optional<Vpc> vpc(String region, String id) {
        return Optional.ofNullable(vpcs.get(id)).filter(vpc -> vpc.region.equals(region));
    }

    Optional<Server> server(String region, String id) {
        return Optional.ofNullable(servers.get(id))
                .filter(server -> regionOf(server.vpc).equals(region));
    }

    Optional<Eni> eni(String region, String id) {
        return Optional.ofNullable(enis.get(id)).filter(eni -> regionOf(eni.vpc).equals(region));
    }

    Optional<Eni> eni(String id) {
        return Optional.ofNullable(enis.get(id));
    }

    Vpc vpcOf(String id) {
        return Objects.requireNonNull(vpcs.get(id), () -> "add the VPC first: " + id);
    }

    String regionOf(String vpc) {
        return vpcOf(vpc).region;
    }

    Collection<Vpc> vpcs() {
        return vpcs.values();
    }

    Collection<Server> servers() {
        return servers.values();
    }

    Collection<Eni> enis() {
        return enis.values();
    }

    Tasks tasks() {
        return tasks;
    }

    private CloudModel change(Supplier<?> change) {
        lock.lock();
        try {
            settle();
            change.get();
        } finally {
            lock.unlock();
        }
        tell();
        return this;
    }

    private boolean settle() {
        return tasks.settle(clock.instant(), this::takeEffect);
    }

    private void takeEffect(Task task, Instant at) {
        Eni eni = known(task.order.eni());
        if (task.order.kind() == Task.Kind.ATTACH) {
            attach(eni, task.order.instance(), at);
        } else if (eni.isOn(task.order.instance())) {
            free(eni, at);
        }
    }

    private Eni attach(Eni eni, String instance, Instant at) {
        int index = (int) enis.values().stream()
                .filter(other -> other != eni && other.isOn(instance))
                .count();
        eni.attachment = Optional.of(new Attachment(instance, at, index));
        eni.freeSince = Optional.empty();
        return eni;
    }

    private static Eni free(Eni eni, Instant at) {
        eni.attachment = Optional.empty();
        eni.freeSince = Optional.of(at);
        return eni;
    }

    private Eni known(String eni) {
        return eni(eni).orElseThrow(() -> new IllegalArgumentException("no such interface: " + eni));
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
