package io.enidetach.workflow;

import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.policy.LivePolicy;
import io.enidetach.request.Channel;
import io.enidetach.request.Limits;
import io.enidetach.request.RequestId;
import io.enidetach.request.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The whole life of requests behind two doors: the front desk for what comes in, the timers for what follows. */
public final class Workflow implements Clockwork.Handler, AutoCloseable {
    private final Ledger ledger;
    private final FrontDesk desk;
    private final Lookup lookup;
    private final Deadline deadline;
    private final Reminder reminder;
    private final OfferEnd offerEnd;
    private final Submission submission;
    private final Watch watch;
    private final Instructions instructions;
    private final Outbox outbox;
    private final Witness witness;
    private final RebuffBook rebuffs;
    private final PolicyReloads policyReloads;
    private final CloudSearch search;
    private final Parallel parallel;

    /** What a workflow needs of the rest of the bot. {@code undeliverable} is told of each message given up. */
    public record Parts(
            Ledger ledger,
            LivePolicy policy,
            Directory directory,
            Messenger messenger,
            Cloud cloud,
            Clock clock,
            RandomGenerator random,
            Limits limits,
            Runnable undeliverable) {}

    /**
     * The cloud: one reader for what people wait for, one that lets it go first for what is only watched, what can look
     * around, and the only way to ask.
     */
    public record Cloud(CloudReader reader, CloudReader watcher, CloudFinder finder, CloudWriter writer) {}

    public Workflow(Parts parts) {
        this(parts, Lookout.threads(), Parallel.threads(), System::nanoTime);
    }

    /** For those who bring the threads of the {@link Lookout} and the time it goes by, and want all else in order. */
    Workflow(Parts parts, ExecutorService threads, LongSupplier nanos) {
        this(parts, threads, Parallel.none(), nanos);
    }

    private Workflow(Parts parts, ExecutorService threads, Parallel parallel, LongSupplier nanos) {
        this.parallel = parallel;
        ledger = new PatientLedger(parts.ledger());
        Clock clock = parts.clock();
        Directory directory = parts.directory();
        Steps steps = new Steps(ledger, clock, parts.limits());
        Inspection inspection = inspection(parts, parallel, nanos);
        Judge judge = new Judge(ledger, parts.policy(), directory, clock);
        Openings typed = new Openings(parts.ledger(), parts.random(), parts.limits());
        witness = new Witness(ledger, clock);
        rebuffs = new RebuffBook(parts.ledger(), clock);
        policyReloads = new PolicyReloads(parts.policy(), ledger);
        desk = new Desk(parts.ledger(), typed, judge, parts.policy(), directory, clock, rebuffs);
        Approvers approvers = new Approvers(parts.policy(), directory);
        lookup = new Lookup(ledger, steps, inspection, approvers, clock);
        deadline = new Deadline(ledger, steps, clock);
        reminder = new Reminder(ledger, clock);
        offerEnd = new OfferEnd(ledger, clock);
        submission = new Submission(ledger, steps, inspection, parts.cloud().writer(), clock);
        CloudReader watcher = parts.cloud().watcher();
        Glances glances = new Glances(clock, parts.limits().pollInterval());
        watch = new Watch(
                ledger,
                steps,
                watcher,
                new Aftermath(new SideReadings(watcher, parallel, nanos)),
                clock,
                report -> new Lookout(watcher, report, glances, threads, nanos));
        Successors successors = new Successors(new Openings(ledger, parts.random(), parts.limits()));
        Pausing pausing = new Pausing(ledger, clock);
        instructions = new Instructions(
                ledger, steps, judge, inspection, approvers, successors, pausing, parts.policy(), clock);
        outbox = new Outbox(ledger, parts.messenger(), clock, parts.limits(), parts.undeliverable());
        search = new CloudSearch(parts.cloud().finder(), parts.policy(), directory, EniSearch.WITHIN);
    }

    private static Inspection inspection(Parts parts, Parallel parallel, LongSupplier nanos) {
        CloudReader reader = parts.cloud().reader();
        return new Inspection(
                new Survey(reader, parallel),
                new SideReadings(reader, parallel, nanos),
                parts.policy(),
                parts.directory(),
                parts.clock());
    }

    /** Where commands and clicks come in. */
    public FrontDesk desk() {
        return desk;
    }

    /** Has the record's head told in this channel once a day; call it before timers run. */
    public void tellHeadIn(Channel channel) {
        witness.begin(channel);
    }

    /** Who takes a changed policy file and has the record say so. */
    public PolicyReloads policyReloads() {
        return policyReloads;
    }

    /** Has the record tell what was turned away lately; call it every second or so. */
    public void recordRebuffs() {
        rebuffs.write();
    }

    /** What finds the ENIs that somebody may mean. */
    public EniSearch search() {
        return search;
    }

    @Override
    public Optional<Instant> run(Timer timer) {
        return switch (timer.kind()) {
            case INSPECT -> about(timer, lookup::run);
            case REMINDER -> about(timer, reminder::run);
            case OFFER_ENDS -> about(timer, offerEnd::run);
            case DEADLINE -> about(timer, deadline::run);
            case SUBMIT -> about(timer, submission::run);
            case WATCH -> about(timer, watch::run);
            case INSTRUCTION -> instructions.run(timer.subject());
            case DELIVER -> outbox.run(timer.subject());
            case TELL_HEAD -> witness.run();
        };
    }

    private Optional<Instant> about(Timer timer, Function<RequestId, Optional<Instant>> work) {
        RequestId id = new RequestId(timer.subject());
        try {
            return Trail.along(id, () -> work.apply(id));
        } catch (RuntimeException e) {
            // A timer may outlive its request, which is removed some time after its end.
            if (ledger.find(id).isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Goes on at once with what ran when the last process ended; call it when timers run. */
    public void resume() {
        watch.resume();
    }

    Lookout lookout() {
        return watch.lookout();
    }

    /** Stops looking at the cloud by itself; timers that still run go on. */
    @Override
    public void close() {
        rebuffs.close();
        search.close();
        watch.lookout().close();
        parallel.close();
    }
}
