package io.enidetach.kill;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.enidetach.request.State;
import io.enidetach.store.Disk;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Ledger;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Stories by chance, each held to {@link Model} and {@link Reckoning}. A story that fails is shrunk and printed so that
 * {@code -Dtest.replay="…"} tells it again; {@code -Dtest.seed=…} repeats a whole run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RandomStories {
    private static final int LENGTH_MAX = 30;

    private final SettableClock clock = new SettableClock("2026-11-23T08:00:00Z");
    private final Map<State, Integer> ends = new EnumMap<>(State.class);
    private List<String> last = List.of();
    private Disk disk;

    abstract Disk open(SettableClock clock) throws Exception;

    /** How many stories are told in the reduced form. */
    abstract int few();

    @BeforeAll
    void begin() throws Exception {
        KillMatrix.quiet(Level.OFF);
        disk = open(clock);
    }

    @AfterAll
    void end() {
        KillMatrix.quiet(Level.WARN);
        disk.close();
    }

    /** A story, and the world in which it is told. */
    private record Script(int required, boolean repeats, List<Act> acts) {
        private static final String REPEATS = " with repeats";

        static Script of(long seed) {
            Random random = new Random(seed);
            int required = random.nextInt(3);
            List<Act> acts = Act.story(random, 5 + random.nextInt(LENGTH_MAX - 5));
            return new Script(required, random.nextBoolean(), acts);
        }

        static Script parse(String printed) {
            String[] parts = printed.split(":", 2);
            String world = parts[0].strip();
            return new Script(
                    Integer.parseInt(world.replace(REPEATS, "")), world.endsWith(REPEATS), Act.parse(parts[1]));
        }

        Script with(List<Act> others) {
            return new Script(required, repeats, others);
        }

        @Override
        public String toString() {
            return required + (repeats ? REPEATS : "") + ": " + Act.print(acts);
        }
    }

    @Test
    void whatever_happens_nothing_is_done_that_nobody_wanted_and_everything_ends() {
        String replay = System.getProperty("test.replay", "");
        if (!replay.isEmpty()) {
            holds(Script.parse(replay));
            return;
        }
        // The same stories with every change; with --all others every day.
        long seed = Long.getLong(
                "test.seed", KillMatrix.ALL ? LocalDate.now(Clock.systemUTC()).toEpochDay() : 1);
        int many = KillMatrix.ALL ? 20 * few() : few();
        ends.clear();
        Optional<Script> failing = firstFailing(seed, many, UnaryOperator.identity());
        System.out.printf(
                "random stories on %s: %d with -Dtest.seed=%d, ends %s%n",
                disk.isSqlite() ? "SQLite" : "PostgreSQL", many, seed, ends);
        failing.ifPresent(script -> {
            holds(shrunk(script, UnaryOperator.identity()));
            throw new AssertionError("failed once and not again: " + last + " -Dtest.replay=\"" + script + "\"");
        });
    }

    @Test
    void a_bot_that_asks_twice_after_a_restart_is_found_and_the_story_shrunk() {
        Script found = firstFailing(1, 500, ForgetfulLedger::over).orElseThrow();
        Script shrunk = shrunk(found, ForgetfulLedger::over);
        assertThat(shrunk.acts()).as(shrunk.toString()).hasSizeLessThanOrEqualTo(5);
        assertThat(complaints(shrunk, UnaryOperator.identity()))
                .as(shrunk.toString())
                .isEmpty();
    }

    void holds(String printed) {
        holds(Script.parse(printed));
    }

    private void holds(Script script) {
        assertThat(complaints(script, UnaryOperator.identity()))
                .as("-Dtest.replay=\"%s\"", script)
                .isEmpty();
    }

    private Optional<Script> firstFailing(long seed, int many, UnaryOperator<Ledger> fault) {
        Random seeds = new Random(seed);
        for (int i = 0; i < many; i++) {
            Script script = Script.of(seeds.nextLong());
            List<String> complaints = complaints(script, fault);
            if (!complaints.isEmpty()) {
                last = complaints;
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    private Script shrunk(Script failing, UnaryOperator<Ledger> fault) {
        return failing.with(Shrinking.smallest(
                failing.acts(), acts -> !complaints(failing.with(acts), fault).isEmpty()));
    }

    private List<String> complaints(Script script, UnaryOperator<Ledger> fault) {
        List<String> complaints = new ArrayList<>();
        disk.shuffles(new Random(script.toString().hashCode()));
        try (Stage stage = new Stage(disk, clock, new RecordingSlack(clock), policy(script.required()), fault)) {
            if (script.repeats()) {
                stage.cloud.takesRepeats();
            }
            stage.begin();
            if (!disk.isSqlite()) {
                stage.beginAnother();
            }
            Model model = new Model(stage, script.required());
            script.acts().forEach(act -> act.happen(stage, model));
            model.resumes();
            complaints.addAll(Reckoning.of(stage));
            complaints.addAll(model.complaints());
            Reckoning.requests(disk).forEach(r -> ends.merge(r.state(), 1, Integer::sum));
        } catch (SQLException | RuntimeException | AssertionError e) {
            complaints.add(String.valueOf(e));
        }
        return complaints;
    }

    private static String policy(int required) {
        return switch (required) {
            case 0 -> Tale.lab();
            case 1 -> Tale.production();
            default -> Tale.productionOfTwo();
        };
    }
}
