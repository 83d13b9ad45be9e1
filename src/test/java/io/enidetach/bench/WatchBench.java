package io.enidetach.bench;

import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Look;
import io.enidetach.cloud.tencent.TencentCloud;
import io.enidetach.cloud.tencent.TencentSettings;
import io.enidetach.cloud.tencent.wire.CallLimits;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.cloud.tencent.wire.SignatureMethod;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
import io.enidetach.request.Channel;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Event;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Limits;
import io.enidetach.request.Moved;
import io.enidetach.request.Order;
import io.enidetach.request.Person;
import io.enidetach.request.Preview;
import io.enidetach.request.Region;
import io.enidetach.request.RequestId;
import io.enidetach.request.Ruling;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.State;
import io.enidetach.request.Transition;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Server;
import io.enidetach.sandbox.tencent.Vpc;
import io.enidetach.secret.Secret;
import io.enidetach.store.Database;
import io.enidetach.store.SqlClockwork;
import io.enidetach.store.SqlLedger;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Ledger;
import io.enidetach.workflow.Messenger;
import io.enidetach.workflow.Workflow;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long after a task's end the bot has first seen it, in an answer that shows the ENI without its server, and
 * how long until it has written it down, which takes a second look: many running requests in an SQLite file, the real
 * workflow and adapters, the simulated cloud. Arguments: {@code v2|v3}, tasks, VPCs, calls a second.
 */
public final class WatchBench {
    private static final Region REGION = new Region("ap-guangzhou");
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), Duration.ofSeconds(1));
    private static final Instant BOOT = Instant.parse("2024-11-01T02:05:00Z");
    private static final String KEY_ID = "AKIDbench000000000000000000000000001";
    private static final int SECONDARY_A_SERVER = 3;
    private static final long SECOND = 1_000_000_000L;

    private final Generation generation;
    private final int tasks;
    private final int vpcs;
    private final int callsPerSecond;
    private final Random random = new Random(7);
    private final Map<RequestId, Duration> durations = new HashMap<>();
    private final Map<EniId, RequestId> requests = new HashMap<>();
    private final Map<RequestId, Long> seen = new ConcurrentHashMap<>();
    private final Map<RequestId, Long> written = new ConcurrentHashMap<>();
    private final List<Long> calls = Collections.synchronizedList(new ArrayList<>());

    private WatchBench(Generation generation, int tasks, int vpcs, int callsPerSecond) {
        this.generation = generation;
        this.tasks = tasks;
        this.vpcs = vpcs;
        this.callsPerSecond = callsPerSecond;
    }

    public static void main(String[] args) throws Exception {
        new WatchBench(
                        args[0].equals("v2") ? Generation.V2 : Generation.V3,
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]))
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        Instant frozen = Instant.now();
        CloudModel model = CloudModel.empty(Clock.fixed(frozen, ZoneOffset.UTC));
        model.taskDuration(() -> Duration.ofMillis(5_000 + random.nextInt(55_000)));
        Path folder = Files.createTempDirectory("bench");
        try (CloudServer server =
                        CloudServer.start(model, new io.enidetach.sandbox.tencent.Credentials(KEY_ID, "bench-key"), 0);
                Database database = Database.open("jdbc:sqlite:" + folder.resolve("bench.db"), Clock.systemUTC());
                TencentCloud quick = cloud(server.port(), 1000);
                TencentCloud measured = cloud(server.port(), callsPerSecond);
                SqlClockwork clockwork = new SqlClockwork(database, Duration.ofSeconds(5))) {
            Ledger ledger = noting(new SqlLedger(database));
            for (int i = 0; i < tasks; i++) {
                seed(i, model, ledger, quick);
            }
            try (Workflow workflow = new Workflow(new Workflow.Parts(
                    ledger,
                    null,
                    null,
                    (message, request, standing, card, pause) -> new Messenger.Delivery.Sent(Optional.empty()),
                    new Workflow.Cloud(
                            measured.reader(), noting(measured.watcher()), measured.finder(), measured.writer()),
                    Clock.systemUTC(),
                    random,
                    LIMITS,
                    () -> {}))) {
                clockwork.start(workflow);
                workflow.resume();
                await(SECOND * Math.max(10, tasks / 40));
                server.calls()
                        .onCall(call -> calls.add(
                                Duration.between(Instant.EPOCH, call.at()).toNanos()));
                long start = System.nanoTime();
                model.useClock(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), frozen)));
                while (written.size() < tasks && System.nanoTime() - start < 120 * SECOND) {
                    await(SECOND / 10);
                }
                tell(start);
            }
        }
    }

    private TencentCloud cloud(int port, int qps) {
        return TencentCloud.open(
                new TencentSettings(
                        generation,
                        new Endpoint("http://127.0.0.1:" + port),
                        new Credentials(new Secret(KEY_ID), new Secret("bench-key"), Optional.empty()),
                        SignatureMethod.HMAC_SHA256,
                        CallLimits.perSecond(qps)),
                Clock.systemUTC(),
                random,
                (action, service, outcome, took) -> {});
    }

    private void seed(int i, CloudModel model, Ledger ledger, TencentCloud cloud) {
        int there = i % vpcs;
        int server = i / vpcs / SECONDARY_A_SERVER;
        VpcId vpc = new VpcId("vpc-%08d".formatted(there));
        InstanceId ins = new InstanceId("ins-%04d%04d".formatted(there, server));
        EniId eni = new EniId("eni-%08d".formatted(i));
        if (i < vpcs) {
            model.add(new Vpc(REGION.value(), vpc.value(), "bench-" + there).legacy(there + 1));
        }
        if (i / vpcs % SECONDARY_A_SERVER == 0) {
            model.add(new Server(vpc.value(), ins.value(), "server"));
            model.add(new Eni(vpc.value(), "eni-p%03d%04d".formatted(there, server), "primary")
                    .primary()
                    .address("10.0.0.3")
                    .on(ins.value(), BOOT));
        }
        model.add(new Eni(vpc.value(), eni.value(), "bench").address("10.0.1.1").on(ins.value(), BOOT));
        RequestId id = new RequestId("D-" + "%06d".formatted(i));
        EniFacts facts = cloud.reader().eni(REGION, eni).seen().orElseThrow();
        Attachment held = facts.attachment().orElseThrow();
        Answer.Accepted accepted = (Answer.Accepted)
                cloud.writer().detach(new Ask(REGION, vpc, eni, held.instance(), "bench-" + i, () -> true));
        durations.put(id, left(model, accepted.taskId()));
        requests.put(eni, id);
        write(ledger, id, order(vpc, eni, ins), facts, accepted.taskId());
    }

    private static Duration left(CloudModel model, String task) {
        var all = model.toJson();
        for (var node : all.get("tasks")) {
            if (node.get("requestId").asText().equals(task)
                    || node.get("number").asText().equals(task)) {
                return Duration.between(
                        Instant.parse(all.get("now").asText()),
                        Instant.parse(node.get("finishesAt").asText()));
            }
        }
        throw new IllegalStateException("no task " + task);
    }

    private static Order order(VpcId vpc, EniId eni, InstanceId server) {
        return new Order(
                Action.DETACH,
                false,
                List.of(eni),
                Optional.of(vpc),
                Optional.of(server),
                Optional.of(REGION),
                "bench",
                new Person("U0BENCH"),
                new Channel("C0BENCH"),
                Instant.now());
    }

    private static void write(Ledger ledger, RequestId id, Order order, EniFacts facts, String task) {
        Preview preview = new Preview(
                REGION,
                new VpcFacts(facts.vpc(), Optional.of("bench"), Optional.empty()),
                new ServerFacts(
                        order.instance().orElseThrow(),
                        Optional.empty(),
                        ServerState.RUNNING,
                        "running",
                        Optional.empty()),
                List.of(facts));
        Moved moved = Transition.open(id, order, n -> "token" + n, LIMITS);
        commit(ledger, moved);
        Ruling ruling = new Ruling("bench", false, "NONE", "", "bench", Optional.empty());
        for (Event event : List.of(
                new Event.LookedUp(preview, ruling),
                new Event.AskIntended(facts.id()),
                new Event.AskAccepted(facts.id(), task))) {
            moved = Transition.next(moved.request(), event, Instant.now(), LIMITS)
                    .orElseThrow();
            commit(ledger, moved);
        }
    }

    private static void commit(Ledger ledger, Moved moved) {
        Committed done = ledger.commit(Change.of(moved), Duration.ofSeconds(10));
        if (!(done instanceof Committed.Done)) {
            throw new IllegalStateException("not committed: " + done);
        }
    }

    /** The ledger, noting when a success is written. */
    private Ledger noting(Ledger ledger) {
        return around(Ledger.class, ledger, (args, result) -> {
            if (result instanceof Committed.Done && args[0] instanceof Change change) {
                change.request()
                        .filter(r -> r.state() == State.SUCCEEDED)
                        .ifPresent(r -> written.put(r.id(), System.nanoTime()));
            }
            return result;
        });
    }

    /** The cloud, noting when an answer first shows an ENI without its server. */
    private CloudReader noting(CloudReader cloud) {
        return around(
                CloudReader.class,
                cloud,
                (args, result) -> result instanceof List<?> list
                        ? list.stream()
                                .map(x -> x instanceof Look look ? noting(look) : x)
                                .toList()
                        : result);
    }

    private Look noting(Look look) {
        return new Look(
                look.sought(),
                tell -> look.take((eni, reading) -> {
                    reading.seen()
                            .filter(facts -> facts.attachment().isEmpty())
                            .ifPresent(facts -> seen.putIfAbsent(requests.get(eni), System.nanoTime()));
                    tell.accept(eni, reading);
                }));
    }

    private interface After {
        Object then(Object[] args, Object result);
    }

    private static <T> T around(Class<T> port, T inner, After after) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            try {
                return after.then(args, method.invoke(inner, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void tell(long start) {
        System.out.printf(
                "%s, %d tasks, %d VPCs, limit %d a second; %s, %d processors, load %.1f%n",
                generation,
                tasks,
                vpcs,
                callsPerSecond,
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.println("  from a task's end to the first answer that shows it: " + delays(seen, start));
        System.out.println(
                "  from a task's end to its entry in the database, after a second look: " + delays(written, start));
        System.out.printf("  calls: %d, most in any second %d%n", calls.size(), busiest());
    }

    private String delays(Map<RequestId, Long> moments, long start) {
        List<Double> delays = durations.entrySet().stream()
                .filter(x -> moments.containsKey(x.getKey()))
                .map(x -> (moments.get(x.getKey()) - start - x.getValue().toNanos()) / 1e9)
                .sorted()
                .toList();
        return "median %.2f s, p90 %.2f s, p99 %.2f s, most %.2f s (%d of %d)"
                .formatted(
                        at(delays, 0.5),
                        at(delays, 0.9),
                        at(delays, 0.99),
                        at(delays, 1),
                        delays.size(),
                        durations.size());
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size())));
    }

    private int busiest() {
        List<Long> sorted = calls.stream().sorted().toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) >= SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    private static void await(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(SECOND / 100);
        }
    }
}
