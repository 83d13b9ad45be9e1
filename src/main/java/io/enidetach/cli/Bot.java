package io.enidetach.cli;

import io.enidetach.cloud.tencent.TencentCloud;
import io.enidetach.config.Settings;
import io.enidetach.policy.Fault;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Loaded;
import io.enidetach.policy.PolicyFile;
import io.enidetach.request.Channel;
import io.enidetach.request.Limits;
import io.enidetach.slack.SlackEdge;
import io.enidetach.slack.SlackHealth;
import io.enidetach.slack.api.SlackRejected;
import io.enidetach.store.Database;
import io.enidetach.store.DatabaseUnreachable;
import io.enidetach.store.SqlClockwork;
import io.enidetach.store.SqlLedger;
import io.enidetach.web.Check;
import io.enidetach.web.Metrics;
import io.enidetach.web.WebServer;
import io.enidetach.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running bot: the one place that knows every part and builds the whole of them. Started from bottom to top, closed
 * from top to bottom.
 */
public final class Bot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);
    /** With what else ends this stays below 30 s, when platforms send SIGKILL after SIGTERM (Heroku). */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** How long HTTP is still served after `/readyz` said no, so that a balancer has time to hear it. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final Duration POLICY_LOOK = Duration.ofSeconds(2);
    private static final Duration REBUFFS_WRITTEN = Duration.ofSeconds(1);
    private static final Duration CLOUD_LOOK = Duration.ofSeconds(30);
    private static final Duration CHANNEL_LOOK = Duration.ofMinutes(5);

    private final Settings settings;
    private final Optional<String> host;
    private final Clock clock;
    private final Metrics metrics = new Metrics();
    private final OpenParts parts = new OpenParts();
    private final AtomicReference<Optional<Database>> database = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<SlackEdge>> slack = new AtomicReference<>(Optional.empty());
    private final CloudLook cloudLook = new CloudLook();
    private final ApprovalChannels approvalChannels = new ApprovalChannels();
    private volatile Optional<SqlClockwork> timers = Optional.empty();
    private volatile boolean leaving;
    private LivePolicy policy;
    private WebServer web;

    private Bot(Settings settings, Optional<String> host, Clock clock) {
        this.settings = settings;
        this.host = host;
        this.clock = clock;
    }

    /**
     * Starts everything; returns when commands can come in, or when only Slack or the cloud are out of reach.
     *
     * @throws Stop with one line for the operator when it cannot start
     */
    public static Bot start(Settings settings, Clock clock) {
        return start(new Bot(settings, Optional.empty(), clock));
    }

    /** The same, but its port is reachable from this machine only. */
    static Bot startOnLoopback(Settings settings, Clock clock) {
        return start(new Bot(settings, Optional.of("127.0.0.1"), clock));
    }

    private static Bot start(Bot bot) {
        try {
            bot.start();
            return bot;
        } catch (RuntimeException e) {
            bot.close();
            throw reason(e);
        }
    }

    private static RuntimeException reason(RuntimeException e) {
        if (e instanceof SlackRejected || e instanceof IllegalArgumentException) {
            return Stop.usage(e.getMessage());
        }
        return e instanceof DatabaseUnreachable ? Stop.failed(e.getMessage()) : e;
    }

    private void start() {
        policy = loadPolicy(settings.operation().policy());
        Supplier<Database> opening =
                parts.begin(() -> Database.open(settings.database().url().value(), clock, Numbers.meter(metrics)));
        web = parts.add(serve());
        TencentCloud cloud = parts.add(TencentCloud.open(
                Translation.cloud(settings.cloud()), clock, new SecureRandom(), cloudLook.listening(metrics)));
        Rounds rounds = parts.add(new Rounds());
        rounds.every(CLOUD_LOOK, () -> cloudLook.look(cloud.watcher(), policy));
        SlackEdge edge =
                parts.add(new SlackEdge(Translation.slack(settings.slack()), clock, Translation.meter(metrics)));
        Database db = opening.get();
        SqlLedger ledger = new SqlLedger(db);
        Workflow workflow = parts.add(new Workflow(parts(ledger, edge, cloud)));
        Numbers.of(db, ledger, clock, metrics);
        edge.serve(workflow.desk(), workflow.search());
        web.mountSlackEvents(edge.endpoint());
        database.set(Optional.of(db));
        edge.start();
        slack.set(Optional.of(edge));
        // To be closed here already: after the timers, and before what its requests need.
        parts.add(web);
        SqlClockwork clockwork = parts.add(new SqlClockwork(db, GRACE, Translation.keeping(settings.record())));
        settings.record().channel().map(Channel::new).ifPresent(workflow::tellHeadIn);
        clockwork.start(workflow);
        timers = Optional.of(clockwork);
        workflow.resume();
        rounds.every(POLICY_LOOK, workflow.policyReloads()::look);
        rounds.every(REBUFFS_WRITTEN, workflow::recordRebuffs);
        rounds.every(CHANNEL_LOOK, () -> approvalChannels.look(edge, policy));
        LOG.info("ready, policy {}, database {}", policy.current().version(), db.shown());
    }

    private Workflow.Parts parts(SqlLedger ledger, SlackEdge edge, TencentCloud cloud) {
        return new Workflow.Parts(
                ledger,
                policy,
                edge.directory(),
                edge.messenger(),
                new Workflow.Cloud(cloud.reader(), cloud.watcher(), cloud.finder(), cloud.writer()),
                clock,
                new SecureRandom(),
                new Limits(
                        settings.operation().taskTimeout(), settings.operation().pollInterval()),
                metrics::undeliverable);
    }

    private static LivePolicy loadPolicy(Path file) {
        Loaded loaded = PolicyFile.load(file);
        if (loaded instanceof Loaded.Ok ok) {
            ok.warnings().forEach(warning -> LOG.warn("policy: {}", warning));
            return new LivePolicy(file, ok.policy());
        }
        List<Fault> faults = ((Loaded.Broken) loaded).faults();
        String more = faults.size() == 1 ? "" : "; and " + (faults.size() - 1) + " more, see policy check";
        throw Stop.usage("the policy cannot be used: " + faults.get(0) + more);
    }

    private WebServer serve() {
        List<Check> checks = List.of(
                new Check("process", this::processStatus),
                new Check(Numbers.DATABASE, this::databaseStatus),
                new Check("policy", this::policyStatus),
                new Check("slack", this::slackStatus),
                new Check("approval", approvalChannels::status),
                new Check("cloud", cloudLook::status));
        Numbers.of(checks, metrics);
        try {
            return WebServer.start(host, settings.operation().port(), checks, metrics);
        } catch (IOException e) {
            throw Stop.failed("PORT " + settings.operation().port() + " cannot be listened on: " + e.getMessage());
        }
    }

    private Check.Status processStatus() {
        return leaving ? Check.Status.notReady("ending") : Check.Status.ok();
    }

    private Check.Status databaseStatus() {
        Optional<Database> open = database.get();
        if (open.isEmpty()) {
            return Check.Status.notReady("not opened yet");
        }
        try {
            open.get().check();
            return Check.Status.ok();
        } catch (RuntimeException e) {
            return Check.Status.notReady("cannot be reached");
        }
    }

    private Check.Status policyStatus() {
        return policy.fault()
                .map(fault -> Check.Status.note(fault + " (the former policy is in force)"))
                .orElseGet(Check.Status::ok);
    }

    private Check.Status slackStatus() {
        Optional<SlackHealth> health = slack.get().map(SlackEdge::health);
        if (health.isEmpty()) {
            return Check.Status.notReady("not started yet");
        }
        return health.get().ready()
                ? Check.Status.ok()
                : Check.Status.notReady(health.get().reason());
    }

    /** The HTTP port. */
    public int port() {
        return web.port();
    }

    /** Whether a command can be taken now. */
    public boolean isReady() {
        return processStatus().ready()
                && databaseStatus().ready()
                && slackStatus().ready();
    }

    /**
     * Ends as SIGTERM asks: begins nothing new, says so, lets what runs finish, and closes. Over HTTP it takes what still
     * comes, on disk as ever, until a balancer has had time to send people elsewhere.
     */
    void end() {
        long farewell = System.nanoTime() + FAREWELL.toNanos();
        leave();
        timers.ifPresent(SqlClockwork::close);
        if (settings.slack().signingSecret().isPresent()) {
            waitUntil(farewell);
        }
        close();
    }

    private static void waitUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Slack must not find a connection behind which nothing is done any more.
    private void leave() {
        leaving = true;
        timers.ifPresent(SqlClockwork::pause);
        slack.get().ifPresent(SlackEdge::disconnect);
    }

    /** Takes nothing new, lets running steps finish for a while, closes everything. */
    @Override
    public void close() {
        leave();
        parts.close();
    }
}
