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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A story's world: a wiped disk, a cloud, a Slack, people, and one bot or two. A bot that dies is followed by a new one on
 * the same disk, and what was not acknowledged is delivered again, as Slack and people do.
 */
final class Stage implements AutoCloseable {
    /** Longer than any lease and than a dead bot's timers are kept for it. */
    private static final Duration UNTIL_TAKEN_OVER = Duration.ofSeconds(45);

    static final Duration TASK_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final int STEPS_MAX = 3_000;
    private static final int TRIES_MAX = 20;

    final RecordingCloud cloud = new RecordingCloud();
    final RecordingSlack slack;
    private final Disk disk;
    private final SettableClock clock;
    private final LivePolicy policy;
    private final UnaryOperator<Ledger> fault;
    private final Random random = new Random(7);
    private final Deque<Border> plan = new ArrayDeque<>();
    private final Set<String> pressed = new HashSet<>();
    private final List<Bot> bots = new ArrayList<>();
    private Function<Bot, FrontDesk.Taken> lastDelivery = bot -> new FrontDesk.Taken.Duplicate();
    private int deliveries;
    private int lives;

    /** @param fault what is wrong with the bot, or nothing */
    Stage(Disk disk, SettableClock clock, RecordingSlack slack, String policy, UnaryOperator<Ledger> fault)
            throws SQLException {
        disk.wipe();
        this.disk = disk;
        this.clock = clock;
        this.slack = slack;
        this.fault = fault;
        Path file = disk.file("policy.yml", policy);
        this.policy = new LivePolicy(file, ((Loaded.Ok) PolicyFile.load(file)).policy());
    }

    /** Lets a bot begin and others follow; those of the given borders die there, and later ones never do. */
    Stage begin(Border... planned) {
        plan.addAll(List.of(planned));
        bots.add(new Bot());
        return this;
    }

    /** Lets another one work beside it, which takes a database that several can share. */
    Stage beginAnother() {
        bots.add(new Bot());
        return this;
    }

    /** A process that is started again whenever it dies: one life after the other. */
    final class Bot {
        private final List<Border> borders = new ArrayList<>();
        private Optional<Disk.Life> life = Optional.empty();
        private SteppedWorkflow workflow;

        private Bot() {
            succeed();
        }

        Border border() {
            return borders.get(borders.size() - 1);
        }

        private void succeed() {
            while (true) {
                Border border = plan.isEmpty() ? Border.open() : plan.remove();
                borders.add(border);
                lives++;
                try {
                    Disk.Life begun = disk.begin(border);
                    life = Optional.of(begun);
                    workflow = new SteppedWorkflow(parts(begun, border));
                    begun.start(workflow);
                    workflow.resume();
                    // By itself db-scheduler looks after dead bots' timers every two seconds.
                    begun.runDue();
                } catch (SQLException | RuntimeException | Border.Dead e) {
                    rethrowUnless(border.isClosed(), e);
                }
                if (!border.isClosed()) {
                    return;
                }
                bury();
            }
        }

        private void bury() {
            leave();
            life = Optional.empty();
            if (!disk.isSqlite()) {
                passes(UNTIL_TAKEN_OVER);
            }
        }

        private void leave() {
            border().close();
            life.ifPresent(Disk.Life::close);
            slack.leaves(border());
        }

        /** It is killed from outside, and the next one begins. */
        void kill() {
            bury();
            succeed();
        }

        /** Does it; nothing when the bot died in it, and then the next one has begun. */
        private <T> Optional<T> doing(Supplier<T> act) {
            Border mine = border();
            try {
                T answer = act.get();
                if (!mine.isClosed()) {
                    return Optional.of(answer);
                }
            } catch (RuntimeException | Border.Dead e) {
                rethrowUnless(mine.isClosed(), e);
            }
            // Unless it was killed from outside, and buried then.
            if (border() == mine) {
                kill();
            }
            return Optional.empty();
        }

        /** Whether it had something to do. */
        private boolean step() {
            return doing(() -> {
                        boolean due = disk.nextTimer()
                                .filter(at -> !at.isAfter(clock.instant()))
                                .isPresent();
                        if (due) {
                            life.orElseThrow().runDue();
                        }
                        return due || workflow.look();
                    })
                    .orElse(true);
        }
    }

    private Workflow.Parts parts(Disk.Life begun, Border border) {
        return new Workflow.Parts(
                fault.apply(begun.ledger()),
                policy,
                slack.directory(border),
                slack.messenger(border),
                new Workflow.Cloud(cloud.reader(border), cloud.reader(border), cloud.finder(), cloud.writer(border)),
                clock,
                random,
                new Limits(TASK_TIMEOUT, Duration.ofSeconds(1)),
                () -> {});
    }

    private static void rethrowUnless(boolean dead, Throwable e) {
        if (!dead) {
            throw new AssertionError("the bot failed without having been killed", e);
        }
    }

    /** The bot whose turn it is to be spoken to. */
    Bot bot() {
        return bots.get(deliveries % bots.size());
    }

    /** Delivered until it is acknowledged, as Slack and people do. */
    private void delivered(Function<Bot, FrontDesk.Taken> delivery) {
        lastDelivery = delivery;
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Bot bot = bot();
            Optional<FrontDesk.Taken> how = bot.doing(() -> delivery.apply(bot));
            // On a busy machine a commit may take longer than people are let wait.
            if (how.isPresent() && !(how.get() instanceof FrontDesk.Taken.NotAccepted)) {
                return;
            }
        }
        throw new AssertionError("not accepted although the database is well");
    }

    /** What was delivered last comes again. */
    void deliversAgain() {
        delivered(lastDelivery);
    }

    /** Somebody types a command, and the bot does what follows from it. */
    void types(Person by, String text) {
        sends(by, text);
        settle();
    }

    /** Somebody types a command. */
    void sends(Person by, String text) {
        // No two things happen at the same moment.
        passes(Duration.ofMillis(1));
        String key = "command-" + ++deliveries;
        Command command = CommandParser.parse(text);
        if (!(command instanceof Command.Detach detach)) {
            throw new IllegalArgumentException("not a detach command: " + text);
        }
        delivered(bot -> bot.workflow.desk().open(by, RecordingSlack.OPS, detach, key));
    }

    /** Somebody types what is about no request. */
    void says(Person by, Instruction.Kind what, String text) {
        instructs(by, what, Optional.empty(), Optional.empty(), text);
        settle();
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
            settle();
        }
    }

    // The newest that stands: people scroll to the end.
    private Optional<Standing> offering(Person by, String button) {
        return Reckoning.requests(disk).stream()
                .flatMap(request -> slack.about(request.id()).stream())
                .filter(m -> m.buttons().contains(button) && !pressed.contains(by + button + m.ts()))
                .reduce((older, newer) -> newer);
    }

    /** Somebody presses a button that a message has, or had when they looked. */
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

    void instructs(Person by, Instruction.Kind kind, Optional<Standing> on, Optional<RequestId> id, String text) {
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
        delivered(bot -> bot.workflow.desk().instruct(given));
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
            int before = lives;
            if (step()) {
                // The next bot has as long again.
                end = lives == before ? end : clock.instant().plus(atMost);
                continue;
            }
            Optional<Instant> next = nextMoment();
            if (next.isEmpty() || next.get().isAfter(end)) {
                return;
            }
            passes(Duration.between(clock.instant(), next.get()));
        }
    }

    /** Whether a bot had something to do. */
    boolean step() {
        boolean any = false;
        for (Bot bot : bots) {
            any |= bot.step();
        }
        return any;
    }

    private Optional<Instant> nextMoment() {
        Optional<Instant> timer = disk.nextTimer();
        Instant glance = clock.instant().plus(GLANCE);
        boolean watched = bots.stream().anyMatch(bot -> bot.workflow.watched() > 0);
        boolean glances = watched && timer.map(glance::isBefore).orElse(true);
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

    /** What crossed the first bot's border in its first life. */
    List<Border.Point> crossed() {
        return bots.get(0).borders.get(0).crossed();
    }

    Instant now() {
        return clock.instant();
    }

    Disk disk() {
        return disk;
    }

    @Override
    public void close() {
        bots.forEach(Bot::leave);
        slack.close();
    }
}
