package io.enidetach.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers of {@code /metrics}. Other rooms know the methods here as small functions that the wiring hands them. All
 * names begin with {@code eni_detach_}; a label is a word of a small fixed set, never an ID. Thread-safe.
 */
public final class Metrics {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final Pattern LABEL = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,63}");
    private static final Duration[] ACK_BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3)
    };
    private static final Duration[] CALL_BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer acks = Timer.builder("eni.detach.ack")
            .description("From the arrival of a command or click to its acknowledgement")
            .serviceLevelObjectives(ACK_BUCKETS)
            .register(registry);
    private final Counter undeliverable = counter(
            "eni.detach.undeliverable", "Messages that Slack refused for good and no other way was left", Tags.empty());
    private final MultiGauge requests = MultiGauge.builder("eni.detach.requests")
            .description("Requests by state")
            .register(registry);
    private volatile Supplier<Map<String, Long>> requestCounts = Map::of;

    /** Slack waited this long for the acknowledgement of a command or a click. */
    public void ack(Duration took) {
        acks.record(took);
    }

    /**
     * One exchange with the cloud.
     *
     * @param action as the API names it
     * @param outcome {@code ok}, or an error code
     */
    public void cloudCall(String action, String outcome, Duration took) {
        Timer.builder("eni.detach.cloud.call")
                .description("Exchanges with the cloud")
                .serviceLevelObjectives(CALL_BUCKETS)
                .tags("action", label(action), "outcome", label(outcome))
                .register(registry)
                .record(took);
    }

    /**
     * One call of Slack's Web API.
     *
     * @param outcome {@code ok}, or an error code
     */
    public void slackCall(String method, String outcome) {
        counter(
                        "eni.detach.slack.calls",
                        "Calls of Slack's Web API",
                        Tags.of("method", label(method), "outcome", label(outcome)))
                .increment();
    }

    /** A message was given up. */
    public void undeliverable() {
        undeliverable.increment();
    }

    /** How many requests are in each state; asked once at each scrape. */
    public void requests(Supplier<Map<String, Long>> countsByState) {
        requestCounts = countsByState;
    }

    /**
     * Any other number that is asked at scrape time.
     *
     * @param name words with dots between them, without the prefix
     */
    public void gauge(String name, String description, DoubleSupplier number) {
        Gauge.builder("eni.detach." + name, number, DoubleSupplier::getAsDouble)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** All numbers in Prometheus' text format. What cannot be told is left out. */
    synchronized String scrape() {
        requests.register(rows(), true);
        return registry.scrape();
    }

    private List<MultiGauge.Row<?>> rows() {
        try {
            return requestCounts.get().entrySet().stream()
                    .<MultiGauge.Row<?>>map(
                            count -> MultiGauge.Row.of(Tags.of("state", label(count.getKey())), count.getValue()))
                    .toList();
        } catch (RuntimeException unknown) {
            LOG.warn("the requests could not be counted, /metrics leaves them out: {}", unknown.toString());
            return List.of();
        }
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private static String label(String text) {
        return LABEL.matcher(text).matches() ? text : "other";
    }
}
