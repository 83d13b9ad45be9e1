package io.enidetach.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was measured: as JSON for machines, as a table with the targets for people. */
final class Report {
    private static final String HTTP = "HTTP, 16 connections";
    private static final String ONE = "socket, 1 in flight";
    private static final String START = "start to ready, ms";
    private static final String AFTER = "memory after load, MB";

    private final Map<String, Object> run = new LinkedHashMap<>();
    private final Map<String, Map<String, Figures>> acks = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();

    void run(Duration time, int rounds, String database) {
        run.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        run.put("seconds", time.toSeconds());
        run.put("rounds", rounds);
        run.put("database", database);
        run.put("processors", Runtime.getRuntime().availableProcessors());
        run.put("java", Runtime.version().toString());
    }

    void acks(String load, String who, Figures measured) {
        acks.computeIfAbsent(load, any -> new LinkedHashMap<>()).put(who, measured);
    }

    void figure(String what, Contender who, double value) {
        figures.computeIfAbsent(what, any -> new LinkedHashMap<>()).put(who.title(), value);
    }

    void number(String what, double value) {
        numbers.put(what, value);
    }

    Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("run", run);
        all.put("acks", acks);
        all.put("figures", figures);
        all.put("numbers", numbers);
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (Target target : targets()) {
            ratios.put(target.name, target.value);
        }
        all.put("ratios", ratios);
        return all;
    }

    String table() {
        StringBuilder text = new StringBuilder("\n" + run + "\n\n");
        text.append(
                "| load | who | acks/s | p50 ms | p99 ms | max ms | failed |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        acks.forEach((load, each) -> each.forEach((who, f) -> text.append(line(
                "| %s | %s | %.0f | %.2f | %.2f | %.1f | %d |%n",
                load, who, f.perSecond(), f.p50(), f.p99(), f.max(), f.failed()))));
        text.append("\n| what | who | figure |\n| --- | --- | --- |\n");
        figures.forEach((what, each) ->
                each.forEach((who, value) -> text.append(line("| %s | %s | %.0f |%n", what, who, value))));
        numbers.forEach((what, value) -> text.append(line("| %s | eni-detach | %.1f |%n", what, value)));
        text.append("\n| target | wanted | measured | |\n| --- | --- | --- | --- |\n");
        for (Target target : targets()) {
            text.append(line(
                    "| %s | %s %s | %.2f | %s |%n",
                    target.name,
                    target.atLeast ? "≥" : "≤",
                    target.bound,
                    target.value,
                    target.isMet() ? "met" : "NOT MET"));
        }
        return text.toString();
    }

    private static String line(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }

    private record Target(String name, boolean atLeast, double bound, double value) {
        boolean isMet() {
            return atLeast ? value >= bound : value <= bound;
        }
    }

    private Target[] targets() {
        Figures ours = acks.get(HTTP).get(Contender.OURS.title());
        Figures java = acks.get(HTTP).get(Contender.BARE_JAVA.title());
        Figures js = acks.get(HTTP).get(Contender.BARE_JS.title());
        Map<String, Figures> one = acks.get(ONE);
        return new Target[] {
            atLeast("durable acks/s, × Bolt JS", 1.0, ours.perSecond() / js.perSecond()),
            atLeast("durable acks/s, × bare Bolt Java", 0.5, ours.perSecond() / java.perSecond()),
            atMost("durable ack p99, × bare Bolt Java", 2.0, ours.p99() / java.p99()),
            atLeast("help acks/s, × bare Bolt Java", 1.0, help("help").perSecond() / java.perSecond()),
            atLeast("refusal acks/s, × bare Bolt Java", 1.0, help("refusal").perSecond() / java.perSecond()),
            atMost(
                    "Socket Mode, one in flight, p50, × Bolt JS",
                    2.0,
                    one.get(Contender.OURS.title()).p50()
                            / one.get(Contender.BARE_JS.title()).p50()),
            atMost("start to ready, × bare Bolt Java", 1.0, ratio(START, Contender.BARE_JAVA)),
            atMost("memory after load, × Bolt JS", 1.3, ratio(AFTER, Contender.BARE_JS)),
            atMost(
                    "ack p99 with a hanging cloud at 50 commands a second, s",
                    1.0,
                    acks.get("HTTP, 50 a second, the cloud hangs")
                                    .get(Contender.OURS.title())
                                    .p99()
                            / 1_000)
        };
    }

    private Figures help(String what) {
        return acks.get(HTTP).get(Contender.OURS.title() + ", " + what);
    }

    private double ratio(String figure, Contender to) {
        Map<String, Double> each = figures.get(figure);
        return each.get(Contender.OURS.title()) / each.get(to.title());
    }

    private static Target atLeast(String name, double bound, double value) {
        return new Target(name, true, bound, value);
    }

    private static Target atMost(String name, double bound, double value) {
        return new Target(name, false, bound, value);
    }
}
