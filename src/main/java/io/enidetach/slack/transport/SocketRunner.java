package io.enidetach.slack.transport;

import io.enidetach.secret.Secret;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.SlackErrors;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.api.SlackRejected;
import io.enidetach.slack.api.WebApi;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: several connections, so that one always listens while another is replaced. Answers go out in parallel on
 * the executor given, which is bounded and stays its owner's to close.
 */
public final class SocketRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketRunner.class);
    private static final int TIMER_THREADS = 2;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final WebApi api;
    private final Secret appToken;
    private final Inbound inbound;
    private final Executor workers;
    private final SocketPace pace;
    private final SlackMeter meter;
    private final OkHttpClient http;
    private final ScheduledThreadPoolExecutor timer;
    private final List<SocketSlot> slots;
    private volatile String stopped = "";
    private volatile boolean closed;

    /** Opens nothing yet. */
    public SocketRunner(
            WebApi api, Secret appToken, Inbound inbound, Executor workers, SocketPace pace, SlackMeter meter) {
        this.api = api;
        this.appToken = appToken;
        this.inbound = inbound;
        this.workers = workers;
        this.pace = pace;
        this.meter = meter;
        this.http = api.http()
                .newBuilder()
                .pingInterval(pace.ping())
                .readTimeout(Duration.ZERO)
                .build();
        this.timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, task -> {
            Thread thread = new Thread(task, "slack-socket-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.slots = IntStream.range(0, pace.connections())
                .mapToObj(i -> new SocketSlot(
                        this, new BackOff(pace.backOffFirst(), pace.backOffMost(), RandomGenerator.getDefault())))
                .toList();
    }

    /**
     * Opens the connections. When Slack cannot be reached it keeps trying.
     *
     * @throws SlackRejected when Slack does not take the app token
     */
    public void start() {
        Reply<URI> first = ticket();
        if (first instanceof Reply.Refused<URI> no && SlackErrors.rejectsToken(no.code())) {
            throw SlackRejected.token("SLACK_APP_TOKEN", no.code());
        }
        slots.get(0).startWith(first);
        slots.stream().skip(1).forEach(slot -> slot.openAfter(Duration.ZERO));
    }

    /** Why nothing can arrive; empty while at least one connection stands. For health, without IDs. */
    public Optional<String> trouble() {
        if (!stopped.isEmpty()) {
            return Optional.of(stopped);
        }
        boolean live = slots.stream().anyMatch(SocketSlot::isLive);
        return live ? Optional.empty() : Optional.of("no Socket Mode connection to Slack");
    }

    /**
     * Answers what arrived, then closes all connections, and takes what crosses that on its way: Slack never sends it
     * again. For a few seconds at most.
     */
    @Override
    public void close() {
        closed = true;
        long end = System.nanoTime() + pace.drain().toNanos();
        waitUntil(() -> unanswered() == 0, end);
        slots.forEach(SocketSlot::retireAll);
        waitUntil(() -> unanswered() == 0 && slots.stream().allMatch(SocketSlot::isGone), end);
        timer.shutdownNow();
        try {
            timer.awaitTermination(WebApi.QUICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slots.forEach(SocketSlot::cutAll);
    }

    private static void waitUntil(BooleanSupplier condition, long end) {
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Gives up for good: only people can mend it. */
    synchronized void stop(String why) {
        if (!stopped.isEmpty()) {
            return;
        }
        stopped = why;
        meter.socket("stopped");
        LOG.error("Socket Mode has stopped and stays so until a restart: {}", why);
    }

    boolean isWanted() {
        return !closed && stopped.isEmpty();
    }

    Reply<URI> ticket() {
        return api.openConnection(appToken);
    }

    SocketLink link(SocketLink.Owner owner) {
        return new SocketLink(owner, inbound, workers, meter);
    }

    void later(Duration pause, Runnable task) {
        try {
            timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing more is done after the end");
        }
    }

    OkHttpClient http() {
        return http;
    }

    SocketPace pace() {
        return pace;
    }

    SlackMeter meter() {
        return meter;
    }

    private int unanswered() {
        return slots.stream().mapToInt(SocketSlot::unanswered).sum();
    }
}
