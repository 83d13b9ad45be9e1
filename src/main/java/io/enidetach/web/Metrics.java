package io.enidetach.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers of {@code /metrics}. Other rooms know the methods here as small functions that the wiring hands them. All
 * names begin with {@code eni_detach_}; a label is a word of a small fixed set, never an ID. docs/operations.md lists
 * them all. Thread-safe.
 */
public final class Metrics {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,63}");
    private static final Duration[] ACK_BUCKETS = millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 3_000);
    private static final Duration[] CALL_BUCKETS = millis(100, 300, 1_000, 3_000, 10_000, 30_000);
    private static final Duration[] COMMIT_BUCKETS = millis(1, 5, 10, 25, 50, 100, 500, 1_000, 2_000);
    private static final Duration[] LATE_BUCKETS = millis(100, 500, 1_000, 5_000, 15_000, 60_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Runnable> beforeScrape = new CopyOnWriteArrayList<>();
    private final Timer acks =
            timer("ack", "From the arrival of a command or click to its acknowledgement", Tags.empty(), ACK_BUCKETS);
    private final Counter undeliverable =
            counter("undeliverable", "Messages that Slack refused for good and no other way was left", Tags.empty());

    /** Slack waited this long for the acknowledgement of a command or a click. */
    public void ack(Duration took) {
        acks.record(took);
    }

    /**
     * Something came from Slack.
     *
     * @param kind what it was, or the way it came when that is not known
     * @param outcome {@code taken}, or why not
     */
    public void arrived(String kind, String outcome) {
        counter("arrived", "What came from Slack", labels("kind", kind, "outcome", outcome))
                .increment();
    }

    /** Something happened to a Socket Mode connection. */
    public void socket(String what) {
        counter("socket", "What happened to the Socket Mode connections", labels("event", what))
                .increment();
    }

    /**
     * One exchange with the cloud.
     *
     * @param action as the API names it
     * @param outcome {@code ok}, or an error code
     */
    public void cloudCall(String action, String outcome, Duration took) {
        timer("cloud.call", "Exchanges with the cloud", labels("action", action, "outcome", outcome), CALL_BUCKETS)
                .record(took);
    }

    /**
     * One call of Slack's Web API.
     *
     * @param outcome {@code ok}, or an error code
     */
    public void slackCall(String method, String outcome) {
        counter("slack.calls", "Calls of Slack's Web API", labels("method", method, "outcome", outcome))
                .increment();
    }

    /** A message was given up. */
    public void undeliverable() {
        undeliverable.increment();
    }

    /** One change was offered to the database. */
    public void commit(String outcome, Duration took) {
        timer("commit", "Changes offered to the database", labels("outcome", outcome), COMMIT_BUCKETS)
                .record(took);
    }

    /** A timer began to run so long after it was due. */
    public void timerBegan(String kind, Duration late) {
        timer("timer.late", "How long after they were due timers began to run", labels("kind", kind), LATE_BUCKETS)
                .record(late);
    }

    /** The ends that requests can come to, so that each is there before the first comes to it. */
    public void ends(Stream<String> states) {
        states.forEach(this::end);
    }

    /** A request came to its end, in this process. */
    public void ended(String state) {
        end(state).increment();
    }

    /** Done once before each scrape, for numbers that are looked up together. */
    public void beforeScrape(Runnable look) {
        beforeScrape.add(look);
    }

    /**
     * A number that is asked at scrape time; NaN when it cannot be told.
     *
     * @param name words with dots between them, without the prefix
     */
    public void gauge(String name, String description, DoubleSupplier number) {
        gauge(name, description, Tags.empty(), number);
    }

    /** The same, one of several that differ by a label. */
    public void gauge(String name, String description, String label, String value, DoubleSupplier number) {
        gauge(name, description, labels(label, value), number);
    }

    /** All numbers in Prometheus' text format. */
    synchronized String scrape() {
        beforeScrape.forEach(Runnable::run);
        return registry.scrape();
    }

    private void gauge(String name, String description, Tags tags, DoubleSupplier number) {
        Gauge.builder(prefixed(name), number, DoubleSupplier::getAsDouble)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private Counter end(String state) {
        return counter("ended", "Requests that came to an end in this process", labels("state", state));
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(prefixed(name))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private Timer timer(String name, String description, Tags tags, Duration... buckets) {
        return Timer.builder(prefixed(name))
                .description(description)
                .serviceLevelObjectives(buckets)
                .tags(tags)
                .register(registry);
    }

    private static String prefixed(String name) {
        return "eni.detach." + name;
    }

    /** What is no plain word becomes {@code other}: nothing else may come in from outside. */
    private static Tags labels(String... namesAndValues) {
        String[] safe = namesAndValues.clone();
        for (int i = 1; i < safe.length; i += 2) {
            safe[i] = LABEL.matcher(safe[i]).matches() ? safe[i] : "other";
        }
        return Tags.of(safe);
    }

    private static Duration[] millis(long... each) {
        return java.util.Arrays.stream(each).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
