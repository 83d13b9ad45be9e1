package io.enidetach.kill;

import io.enidetach.command.Command;
import io.enidetach.command.CommandParser;
import io.enidetach.kill.RecordingSlack.Standing;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Loaded;
import io.enidetach.policy.PolicyFile;
import io.enidetach.request.Instruction;
import io.enidetach.request.Limits;
import io.enidetach.request.Person;
import io.enidetach.request.RequestId;
import io.enidetach.store.Disk;
import io.enidetach.testing.Border;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.Ledger;
import io.enidetach.workflow.SteppedWorkflow;
import io.enidetach.workflow.Workflow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A story's world: a wiped disk, a cloud, a Slack, people, and one bot after the other. A bot that dies is followed by a
 * new one on the same disk, and what was not acknowledged is delivered again, as Slack and people do.
 */
final class Stage implements AutoCloseable {
    /** Longer than any lease and than a dead bot's timers are kept for it. */
    private static final Duration UNTIL_TAKEN_OVER = Duration.ofSeconds(45);

    private static final Duration TASK_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final int STEPS_MAX = 3_000;

    final RecordingCloud cloud = new RecordingCloud();
    final RecordingSlack slack;
    private final Disk disk;
    private final SettableClock clock;
    private final LivePolicy policy;
    private final UnaryOperator<Ledger> fault;
    private final Random random = new Random(7);
    private final Deque<Border> plan = new ArrayDeque<>();
    private final List<Border> lives = new ArrayList<>();
    private final Set<String> pressed = new HashSet<>();
    private int deliveries;
    private int undeliverable;
    private Border border;
    private Optional<Disk.Life> life = Optional.empty();
    private SteppedWorkflow workflow;

    /** @param fault what is wrong with the bot, or nothing */
    Stage(Disk disk, SettableClock clock, String policy, UnaryOperator<Ledger> fault) throws SQLException {
        disk.wipe();
        this.disk = disk;
        this.clock = clock;
        this.slack = new RecordingSlack(clock);
        this.fault = fault;
        Loaded loaded = PolicyFile.parse(policy, "policy.yml");
        this.policy = new LivePolicy(Path.of("policy.yml"), ((Loaded.Ok) loaded).policy());
    }

    /** Lets a bot begin and others follow; those of the given borders die there, and later ones never do. */
    Stage begin(Border... planned) {
        plan.addAll(List.of(planned));
        succeed();
        return this;
    }

    private void succeed() {
        while (true) {
            border = plan.isEmpty() ? Border.open() : plan.remove();
            lives.add(border);
            try {
                Disk.Life begun = disk.begin(border);
                life = Optional.of(begun);
                workflow = new SteppedWorkflow(parts(begun));
                begun.start(workflow);
                workflow.resume();
                // By itself db-scheduler looks after dead bots' timers every two seconds.
                begun.runDue();
            } catch (SQLException | RuntimeException | Border.Dead e) {
                rethrowUnlessDead(e);
            }
            if (!border.isClosed()) {
                return;
            }
            bury();
        }
    }

    private Workflow.Parts parts(Disk.Life begun) {
        return new Workflow.Parts(
                fault.apply(begun.ledger()),
                policy,
                slack.directory(border),
                slack.messenger(border),
                new Workflow.Cloud(cloud.reader(border), cloud.reader(border), cloud.finder(), cloud.writer(border)),
                clock,
                random,
                new Limits(TASK_TIMEOUT, Duration.ofSeconds(1)),
                () -> undeliverable++);
    }

    private void rethrowUnlessDead(Throwable e) {
        if (!border.isClosed()) {
            throw new AssertionError("the bot failed without having been killed", e);
        }
    }

    private void bury() {
        border.close();
        life.ifPresent(Disk.Life::close);
        life = Optional.empty();
        if (!disk.isSqlite()) {
            passes(UNTIL_TAKEN_OVER);
        }
    }

    /** The bot is killed from outside, and the next one begins. */
    void kill() {
        bury();
        succeed();
    }

    /** What a bot does, once or, when it dies in it, with the next one. */
    private <T> T withABot(Function<FrontDesk, T> act) {
        while (true) {
            try {
                T answer = act.apply(workflow.desk());
                if (!border.isClosed()) {
                    return answer;
                }
            } catch (RuntimeException | Border.Dead e) {
                rethrowUnlessDead(e);
            }
            bury();
            succeed();
        }
    }

    /** Somebody types a command; delivered until it is acknowledged. */
    void types(Person by, String text) {
        // No two things happen at the same moment.
        passes(Duration.ofMillis(1));
        String key = "command-" + ++deliveries;
        Command command = CommandParser.parse(text);
        if (!(command instanceof Command.Detach detach)) {
            throw new IllegalArgumentException("not a detach command: " + text);
        }
        taken(withABot(desk -> desk.open(by, RecordingSlack.OPS, detach, key)));
        settle();
    }

    /** Somebody types what is about no request. */
    void says(Person by, Instruction.Kind what, String text) {
        instructs(by, what, Optional.empty(), Optional.empty(), text);
    }

    /** Somebody presses a button on the newest message that offers it, and on the next one until nothing offers it any more. */
    void presses(Person by, String button) {
        int before = Reckoning.requests(disk).size();
        while (Reckoning.requests(disk).size() == before) {
            Optional<Standing> message = offering(by, button);
            if (message.isEmpty()) {
                return;
            }
            press(by, message.get(), button);
        }
    }

    // The newest that stands: people scroll to the end.
    private Optional<Standing> offering(Person by, String button) {
        return Reckoning.requests(disk).stream()
                .flatMap(request -> slack.about(request.id()).stream())
                .filter(m -> m.buttons().contains(button) && !pressed.contains(by + button + m.ts()))
                .reduce((older, newer) -> newer);
    }

    void press(Person by, Standing message, String button) {
        pressed.add(by + button + message.ts());
        Instruction.Kind kind = Instruction.Kind.valueOf(button.toUpperCase(Locale.ROOT));
        instructs(
                by,
                kind,
                Optional.of(message),
                Optional.of(message.request()),
                kind == Instruction.Kind.DENY ? "too late in the day" : "");
    }

    private void instructs(
            Person by, Instruction.Kind kind, Optional<Standing> on, Optional<RequestId> id, String text) {
        passes(Duration.ofMillis(1));
        Instruction given = new Instruction(
                "click-" + ++deliveries,
                kind,
                by,
                on.map(Standing::channel).orElse(RecordingSlack.OPS),
                on.map(Standing::ts),
                id,
                text,
                clock.instant());
        taken(withABot(desk -> desk.instruct(given)));
        settle();
    }

    private static void taken(FrontDesk.Taken how) {
        if (how instanceof FrontDesk.Taken.NotAccepted) {
            throw new AssertionError("not accepted although the database is well");
        }
    }

    /** Lets the bot do what is due now and within a short while, as time passes. */
    void settle() {
        settle(Duration.ofSeconds(8));
    }

    /** The same for as long as given. */
    void settle(Duration atMost) {
        Instant end = clock.instant().plus(atMost);
        for (int steps = 0; ; steps++) {
            if (steps > STEPS_MAX) {
                throw new AssertionError("the bot does not come to rest: " + disk.timers());
            }
            int bots = lives.size();
            if (step()) {
                // The next bot has as long again.
                end = lives.size() == bots ? end : clock.instant().plus(atMost);
                continue;
            }
            Optional<Instant> next = nextMoment();
            if (next.isEmpty() || next.get().isAfter(end)) {
                return;
            }
            passes(Duration.between(clock.instant(), next.get()));
        }
    }

    /** Whether the bot had something to do. */
    private boolean step() {
        try {
            boolean due =
                    disk.nextTimer().filter(at -> !at.isAfter(clock.instant())).isPresent();
            if (due) {
                life.orElseThrow().runDue();
            }
            boolean worked = due || workflow.look();
            if (!border.isClosed()) {
                return worked;
            }
        } catch (RuntimeException | Border.Dead e) {
            rethrowUnlessDead(e);
        }
        bury();
        succeed();
        return true;
    }

    private Optional<Instant> nextMoment() {
        Optional<Instant> timer = disk.nextTimer();
        Instant glance = clock.instant().plus(GLANCE);
        boolean glances = workflow.watched() > 0 && timer.map(glance::isBefore).orElse(true);
        return glances ? Optional.of(glance) : timer;
    }

    /** Time passes without anybody doing anything. */
    void passes(Duration time) {
        clock.advance(time);
        cloud.later(time);
    }

    /** Time passes and the bot does what becomes due. */
    void waits(Duration time) {
        Instant end = clock.instant().plus(time);
        settle(time);
        if (clock.instant().isBefore(end)) {
            passes(Duration.between(clock.instant(), end));
        }
        settle();
    }

    /** What crossed the first bot's border. */
    List<Border.Point> crossed() {
        return lives.get(0).crossed();
    }

    int undeliverable() {
        return undeliverable;
    }

    Disk disk() {
        return disk;
    }

    @Override
    public void close() {
        border.close();
        life.ifPresent(Disk.Life::close);
    }
}
