package io.enidetach.cloud;

import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Region;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cloud without a wire, for tests of what stands above the port. Not thread-safe. */
public final class MemoryCloud implements CloudContract.World, CloudReader, CloudWriter {
    private static final Region HERE = new Region("ap-guangzhou");
    private static final VpcId SHOP = new VpcId("vpc-7t9nf3pu");
    private static final Duration TASK = Duration.ofSeconds(5);

    private final Map<EniId, EniFacts> enis = new LinkedHashMap<>();
    private final Map<InstanceId, ServerState> servers = Map.of(
            new InstanceId("ins-xx44545f"), ServerState.RUNNING,
            new InstanceId("ins-st0pped1"), ServerState.STOPPED);
    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2024-11-07T17:20:00Z");
    private Optional<CloudContract.Mishap> next = Optional.empty();

    private static final class Task {
        private final String token;
        private final EniId eni;
        private final Optional<InstanceId> to;
        private final Instant endsAt;
        private final boolean fails;
        private boolean over;

        private Task(Ask ask, Optional<InstanceId> to, Instant endsAt, boolean fails) {
            this.token = ask.token();
            this.eni = ask.eni();
            this.to = to;
            this.endsAt = endsAt;
            this.fails = fails;
        }
    }

    public MemoryCloud() {
        Optional<InstanceId> server = Optional.of(new InstanceId("ins-xx44545f"));
        add("eni-pr1mary1", "shop-2-primary", true, server, new Address("10.0.0.3", true, none(), none()));
        Address open = new Address("10.0.0.12", true, Optional.of("203.0.113.7"), Optional.of("eip-dgd545ef"));
        add("eni-m6dyj72l", "shop-db-2", false, server, open);
        add("eni-b4ckup01", "shop-backup", false, server, new Address("10.0.0.13", true, none(), none()));
        add("eni-fr33fr33", "shop-spare", false, Optional.empty(), new Address("10.0.0.20", true, none(), none()));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private void add(String id, String name, boolean primary, Optional<InstanceId> on, Address address) {
        EniFacts eni = new EniFacts(
                new EniId(id),
                name,
                SHOP,
                Optional.of("subnet-0ap8nwca"),
                Optional.of("ap-guangzhou-2"),
                primary,
                on.map(this::since),
                List.of(address),
                Optional.of(List.of("sg-dfg1df54")),
                Optional.of(Map.of()));
        enis.put(eni.id(), eni);
    }

    private Attachment since(InstanceId server) {
        return new Attachment(server, Optional.of(now.toString()));
    }

    private void move(EniId id, Optional<InstanceId> to) {
        EniFacts e = enis.get(id);
        enis.put(
                id,
                new EniFacts(
                        id,
                        e.name(),
                        e.vpc(),
                        e.subnet(),
                        e.zone(),
                        e.primary(),
                        to.map(this::since),
                        e.addresses(),
                        e.securityGroups(),
                        e.tags()));
    }

    private static <T> Reading<T> found(Optional<T> thing) {
        return thing.<Reading<T>>map(Reading.Found::new).orElseGet(() -> new Reading.Absent<>("not_listed"));
    }

    @Override
    public Reading<EniFacts> eni(Region region, EniId id) {
        return found(Optional.ofNullable(region.equals(HERE) ? enis.get(id) : null));
    }

    @Override
    public Reading<VpcFacts> vpc(Region region, VpcId id) {
        VpcFacts shop = new VpcFacts(SHOP, Optional.of("prod-shop"), Optional.of(Map.of("env", "prod")));
        return found(Optional.of(shop).filter(x -> region.equals(HERE) && id.equals(SHOP)));
    }

    @Override
    public Reading<ServerFacts> server(Region region, InstanceId id) {
        return found(Optional.ofNullable(servers.get(id))
                .map(state -> new ServerFacts(id, Optional.of("shop-2"), state, state.name(), Optional.of(Map.of()))));
    }

    @Override
    public Reading<List<Neighbour>> onServer(Region region, VpcId vpc, InstanceId server) {
        return new Reading.Found<>(enis.values().stream()
                .filter(e ->
                        e.attachment().filter(a -> a.instance().equals(server)).isPresent())
                .map(e -> new Neighbour(e.id(), e.name(), e.primary()))
                .toList());
    }

    @Override
    public Reading<List<EipFacts>> eips(Region region, List<String> ids) {
        return new Reading.Found<>(enis.values().stream()
                .flatMap(e -> e.addresses().stream()
                        .flatMap(a -> a.eipId().stream())
                        .filter(ids::contains)
                        .map(id -> new EipFacts(
                                id,
                                e.attachment().isPresent() ? EipFacts.Status.BOUND : EipFacts.Status.ON_FREE_ENI,
                                EipFacts.Charge.TRAFFIC,
                                false)))
                .toList());
    }

    @Override
    public Optional<Trouble> probe(Region region) {
        return Optional.empty();
    }

    @Override
    public TaskReading task(Region region, String taskId) {
        Task task = tasks.get(Integer.parseInt(taskId));
        if (!task.over) {
            return new TaskReading.Running();
        }
        return task.fails ? new TaskReading.Failed("10001") : new TaskReading.Succeeded();
    }

    @Override
    public Answer detach(Ask ask) {
        return change(ask, Optional.empty());
    }

    /** The same ask once more, as API 3.0 takes it: what it did, it does not do again. */
    public Answer detachAgain(Ask same) {
        for (int task = 0; task < tasks.size(); task++) {
            if (tasks.get(task).token.equals(same.token())) {
                return new Answer.Accepted(String.valueOf(task));
            }
        }
        return detach(same);
    }

    @Override
    public Answer attach(Ask ask) {
        return change(ask, Optional.of(ask.instance()));
    }

    private Answer change(Ask ask, Optional<InstanceId> to) {
        if (!ask.wanted().getAsBoolean()) {
            return notDone(Advice.UNREACHABLE, "called_off", true);
        }
        Optional<CloudContract.Mishap> mishap = next;
        next = Optional.empty();
        if (mishap.equals(Optional.of(CloudContract.Mishap.THROTTLED))) {
            return notDone(Advice.TOO_MANY_CALLS, "4400", true);
        }
        if (mishap.equals(Optional.of(CloudContract.Mishap.LOST_BEFORE_EFFECT))
                || mishap.equals(Optional.of(CloudContract.Mishap.SERVER_FAULT))) {
            return new Answer.InDoubt("reset");
        }
        Optional<Answer> refusal = refusal(ask, to);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean fails = mishap.equals(Optional.of(CloudContract.Mishap.TASK_FAILS));
        tasks.add(new Task(ask, to, now.plus(TASK), fails));
        return mishap.isPresent() && !fails
                ? new Answer.InDoubt("reset")
                : new Answer.Accepted(String.valueOf(tasks.size() - 1));
    }

    private Optional<Answer> refusal(Ask ask, Optional<InstanceId> to) {
        EniFacts eni = enis.get(ask.eni());
        if (eni == null) {
            return Optional.of(notDone(Advice.ENI_MISSING, "gone", false));
        }
        if (tasks.stream().anyMatch(t -> !t.over && t.eni.equals(ask.eni()))) {
            return Optional.of(notDone(Advice.BUSY, "ActionLocked", true));
        }
        if (to.isEmpty() && eni.attachment().isEmpty()) {
            return Optional.of(notDone(Advice.NOT_ATTACHED, "NotAttached", false));
        }
        return to.isPresent() && eni.attachment().isPresent()
                ? Optional.of(notDone(Advice.ALREADY_ATTACHED, "AlreadyAssociated", false))
                : Optional.empty();
    }

    private static Answer notDone(Advice advice, String code, boolean passing) {
        return new Answer.NotDone(new Trouble(advice, code, "", passing));
    }

    @Override
    public CloudReader reader() {
        return this;
    }

    @Override
    public CloudWriter writer() {
        return this;
    }

    @Override
    public void later(Duration by) {
        now = now.plus(by);
        for (Task task : tasks) {
            if (!task.over && !task.endsAt.isAfter(now)) {
                task.over = true;
                if (!task.fails) {
                    move(task.eni, task.to);
                }
            }
        }
    }

    @Override
    public void detachNow(EniId eni) {
        move(eni, Optional.empty());
    }

    @Override
    public void nextAsk(CloudContract.Mishap mishap) {
        next = Optional.of(mishap);
    }

    @Override
    public long taken(EniId eni) {
        return tasks.stream().filter(t -> t.eni.equals(eni)).count();
    }

    /** How many tasks of the ask with this token ended well. */
    public long effects(String token) {
        return tasks.stream()
                .filter(t -> t.token.equals(token) && t.over && !t.fails)
                .count();
    }

    @Override
    public void close() {}
}
