package io.enidetach.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.store.SharedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures ours beside bare apps on Bolt, all in one run on one machine, and writes a table and
 * {@code target/bench.json}. Arguments: seconds for each load after its warm-up, rounds, and {@code sqlite} or
 * {@code postgresql}, which is started for it. What is compared takes turns in each round, and of the rounds the middle one
 * counts.
 */
public final class Bench {
    private static final int LANES = 16;
    /** A cold JVM is several times slower: it warms up by what it does often, and by the time that its compiler gets. */
    private static final long WARM_UP_COMMANDS = 100_000;

    private static final Duration WARM_UP_LEAST = Duration.ofSeconds(40);
    private static final Duration WARM_UP_MOST = Duration.ofSeconds(60);
    private static final Duration WARM_UP_STEP = Duration.ofSeconds(5);

    private static final int STARTS = 5;
    private static final int HANGING_PER_SECOND = 50;
    private static final int END_TO_END = 150;
    /** Read and recorded; the cloud does not know the interface. */
    static final LongFunction<String> DETACH = n -> "vpc-d3v00001 eni-%08d ins-d3v00001".formatted(n % 100_000_000);

    static final LongFunction<String> HELP = n -> "help";
    private static final LongFunction<String> REFUSED = n -> "vpc-d3v00001 nonsense";

    private final Duration time;
    private final int rounds;
    private final boolean postgresql;
    private final Report report = new Report();

    private Bench(Duration time, int rounds, boolean postgresql) {
        this.time = time;
        this.rounds = rounds;
        this.postgresql = postgresql;
    }

    public static void main(String[] args) throws Exception {
        Bench bench = new Bench(
                Duration.ofSeconds(Long.parseLong(args[0])), Integer.parseInt(args[1]), args[2].equals("postgresql"));
        bench.run();
        Path json = Path.of("target", "bench.json");
        Files.writeString(
                json,
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(bench.report.json()) + "\n");
        System.out.println(bench.report.table());
        System.exit(0);
    }

    private void run() throws Exception {
        report.run(time, rounds, postgresql ? "PostgreSQL" : "SQLite");
        starts();
        http();
        socket("socket, 16 in flight", LANES);
        socket("socket, 1 in flight", 1);
        report.number(
                "commits a second, one after the other",
                postgresql ? CommitLimit.postgresql(SharedPostgres.freshUrl(), time) : CommitLimit.sqlite(time));
        hangingCloud();
        endToEnd("v2");
        endToEnd("v3");
    }

    /** An empty database of its own for whoever stores something; SQLite's file is there without being named. */
    private Map<String, String> database() throws SQLException {
        return postgresql ? Map.of("DATABASE_URL", SharedPostgres.freshUrl()) : Map.of();
    }

    private void starts() throws Exception {
        Map<Contender, List<Double>> millis = perContender();
        try (Stage stage = new Stage()) {
            for (int round = 0; round < STARTS; round++) {
                for (Contender contender : Contender.values()) {
                    say("start", contender);
                    try (RunningApp app = RunningApp.start(contender, stage, Mode.HTTP, database())) {
                        millis.get(contender).add(app.untilReady().toNanos() / 1e6);
                    }
                }
            }
        }
        millis.forEach((contender, each) -> report.figure("start to ready, ms", contender, median(each)));
    }

    private record Loaded(Figures figures, double idle, double after) {}

    private void http() throws Exception {
        Map<Contender, List<Loaded>> durable = perContender();
        List<Loaded> help = new ArrayList<>();
        List<Loaded> refused = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : Contender.values()) {
                durable.get(contender).add(overHttp(contender, DETACH));
            }
            help.add(overHttp(Contender.OURS, HELP));
            refused.add(overHttp(Contender.OURS, REFUSED));
        }
        durable.forEach((contender, each) -> {
            report.acks("HTTP, 16 connections", contender.title(), middle(each).figures());
            report.figure("memory idle, MB", contender, median(each, Loaded::idle));
            report.figure("memory after load, MB", contender, median(each, Loaded::after));
        });
        report.acks("HTTP, 16 connections", "eni-detach, help", middle(help).figures());
        report.acks(
                "HTTP, 16 connections", "eni-detach, refusal", middle(refused).figures());
    }

    private Loaded overHttp(Contender contender, LongFunction<String> text) throws Exception {
        say("http", contender);
        try (Stage stage = new Stage();
                RunningApp app = RunningApp.start(contender, stage, Mode.HTTP, database())) {
            double idle = app.residentMegabytes();
            IntFunction<Load.Lane> lane = number -> Load.http(app.port(), new SlashCommands(stage.sender(), text));
            warmUp(lane);
            Figures figures = new Load(LANES, time).closedLoop(lane);
            return new Loaded(figures, idle, app.residentMegabytes());
        }
    }

    private static void warmUp(IntFunction<Load.Lane> lane) throws Exception {
        long begin = System.nanoTime();
        Duration gone = Duration.ZERO;
        long commands = 0;
        while (gone.compareTo(WARM_UP_LEAST) < 0 || (commands < WARM_UP_COMMANDS && gone.compareTo(WARM_UP_MOST) < 0)) {
            commands += new Load(LANES, WARM_UP_STEP).closedLoop(lane).acks();
            gone = Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    private void socket(String title, int lanes) throws Exception {
        Map<Contender, List<Loaded>> loaded = perContender();
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : Contender.values()) {
                say(title, contender);
                try (Stage stage = new Stage();
                        RunningApp app = RunningApp.start(contender, stage, Mode.SOCKET, database())) {
                    warmUp(lane -> typing(stage, lane));
                    Figures figures = new Load(lanes, time).closedLoop(lane -> typing(stage, lane));
                    loaded.get(contender).add(new Loaded(figures, 0, app.residentMegabytes()));
                }
            }
        }
        loaded.forEach((contender, each) ->
                report.acks(title, contender.title(), middle(each).figures()));
    }

    /** Through the simulated Slack, which is part of what is measured, for all alike. */
    private static Load.Lane typing(Stage stage, int lane) {
        return new Load.Lane() {
            private long number = lane * 1_000_000L;

            @Override
            public boolean command() {
                String line = "/eni-detach " + DETACH.apply(number++);
                return stage.slack
                        .actor()
                        .command(Stage.USER, Stage.CHANNEL, line)
                        .join()
                        .isAcked();
            }

            @Override
            public void close() {}
        };
    }

    private void hangingCloud() throws Exception {
        say("hanging cloud", Contender.OURS);
        try (Stage stage = new Stage()) {
            stage.cloud.faults().set(FaultRule.of(Fault.HANG));
            try (RunningApp app = RunningApp.start(Contender.OURS, stage, Mode.HTTP, database())) {
                new Load(LANES, time)
                        .closedLoop(lane -> Load.http(app.port(), new SlashCommands(stage.sender(), HELP)));
                Figures figures = new Load(LANES, time.multipliedBy(2))
                        .paced(
                                HANGING_PER_SECOND,
                                lane -> Load.http(app.port(), new SlashCommands(stage.sender(), DETACH)));
                report.acks("HTTP, 50 a second, the cloud hangs", Contender.OURS.title(), figures);
            }
        }
    }

    private void endToEnd(String api) throws Exception {
        say("end to end " + api, Contender.OURS);
        try (Stage stage = new Stage()) {
            stage.furnish(END_TO_END);
            Map<String, String> settings = new HashMap<>(database());
            settings.putAll(Map.of(
                    "TENCENTCLOUD_API", api, "ENI_DETACH_CLOUD_QPS", "1000", "ENI_DETACH_POLL_INTERVAL", "100ms"));
            try (RunningApp app = RunningApp.start(Contender.OURS, stage, Mode.HTTP, settings)) {
                int before = stage.cloudCalls();
                long start = System.nanoTime();
                try (Load.Lane lane = Load.http(
                        app.port(), new SlashCommands(stage.sender(), n -> Stage.detach((int) (n % END_TO_END))))) {
                    for (int i = 0; i < END_TO_END; i++) {
                        lane.command();
                    }
                }
                double ended = awaitEnds(app.port());
                double seconds = (System.nanoTime() - start) / 1e9;
                report.number("requests a second from command to end, " + api, ended / seconds);
                report.number("cloud calls for each of them, " + api, (stage.cloudCalls() - before) / ended);
            }
        }
    }

    private static double awaitEnds(int port) throws Exception {
        Pattern succeeded = Pattern.compile("eni_detach_ended_total\\{state=\"succeeded\"} (\\S+)");
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        double ended = 0;
        while (ended < END_TO_END && System.nanoTime() < end) {
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
            Matcher line = succeeded.matcher(
                    http.send(ask, HttpResponse.BodyHandlers.ofString()).body());
            ended = line.find() ? Double.parseDouble(line.group(1)) : 0;
        }
        return ended;
    }

    private static <T> Map<Contender, List<T>> perContender() {
        Map<Contender, List<T>> lists = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            lists.put(contender, new ArrayList<>());
        }
        return lists;
    }

    private static double median(List<Double> values) {
        return Figures.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(List<Loaded> each, ToDoubleFunction<Loaded> value) {
        return Figures.median(each.stream().mapToDouble(value).toArray());
    }

    /** The round with the middle throughput. */
    private static Loaded middle(List<Loaded> each) {
        double middle = median(each, l -> l.figures().perSecond());
        return each.stream()
                .filter(l -> l.figures().perSecond() == middle)
                .findFirst()
                .orElseThrow();
    }

    private static void say(String what, Contender contender) {
        System.err.println("bench: " + what + ", " + contender.title());
    }
}
