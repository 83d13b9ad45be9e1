package io.enidetach.kill;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import io.enidetach.store.Disk;
import io.enidetach.testing.Border;
import io.enidetach.testing.Border.Point;
import io.enidetach.testing.Border.Side;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Ledger;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Every story is told once to count what crosses the bot's border (each database commit, cloud call and Slack call), then
 * again and again with the bot dying before and after each of these crossings and a new one following it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KillMatrix {
    /** With {@code -Dtest.all=true} at every crossing; else at every ask and every so many others. */
    static final boolean ALL = Boolean.getBoolean("test.all");

    /** How many crossings the next bot makes before it has taken up what the dead one left. */
    private static final int SOON = 30;

    private static final String ALIVE = "the bot did not die";

    private final SettableClock clock = new SettableClock("2026-11-23T08:00:00Z");
    private final Map<Tale, List<Point>> heard = new EnumMap<>(Tale.class);
    private Disk disk;
    private long points;
    private long kills;
    private int stories;

    abstract Disk open(SettableClock clock) throws Exception;

    /** One crossing in so many is tried in the reduced form. */
    abstract int stride();

    RecordingSlack slack(Clock time) {
        return new RecordingSlack(time);
    }

    Stream<Tale> tales() {
        return Stream.of(Tale.values());
    }

    /** Whether a death at this crossing is tried when all are. */
    boolean isTried(Point point) {
        return true;
    }

    String name() {
        return disk.isSqlite() ? "SQLite" : "PostgreSQL";
    }

    @BeforeAll
    void begin() throws Exception {
        quiet(Level.OFF);
        disk = open(clock);
    }

    @AfterAll
    void end() {
        quiet(Level.WARN);
        disk.close();
        System.out.printf(
                "kill matrix on %s: %d stories, %d points, %d kills%s%n",
                name(), stories, points, kills, ALL ? "" : " (reduced)");
    }

    // The dead complain a lot.
    static void quiet(Level level) {
        for (String name : List.of("io.enidetach", "com.github.kagkarlsson", "com.zaxxer.hikari")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
        }
    }

    @ParameterizedTest
    @MethodSource("tales")
    void whenever_the_bot_dies_the_story_ends_once_and_truly(Tale tale) throws SQLException {
        List<Point> crossings = aloud(tale);
        List<String> failures = new ArrayList<>();
        int number = tale.ordinal();
        for (Point point : crossings.stream().filter(this::isTried).toList()) {
            if (ALL || isAsk(point) || number++ % stride() == 0) {
                for (Side side : Side.values()) {
                    failures.addAll(killed(tale, UnaryOperator.identity(), Border.closingAt(point, side)));
                }
            }
        }
        stories++;
        points += crossings.stream().filter(this::isTried).count();
        assertThat(failures).as(tale.title()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tales")
    void a_second_death_while_the_bot_recovers_makes_no_difference(Tale tale) throws SQLException {
        List<Point> crossings = aloud(tale);
        Random random = new Random(tale.ordinal());
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < (ALL ? crossings.size() : 2); i++) {
            Border first = Border.closingAt(random.nextInt(crossings.size()), side(random));
            failures.addAll(killed(
                    tale,
                    UnaryOperator.identity(),
                    first,
                    Border.closingAt(random.nextInt(SOON), side(random)),
                    Border.closingAt(random.nextInt(SOON), side(random))));
        }
        assertThat(failures).as(tale.title()).isEmpty();
    }

    @Test
    void a_bot_that_asks_twice_after_a_restart_is_found_out() throws SQLException {
        Tale tale = Tale.THE_ASK_IS_LOST;
        Point ask = aloud(tale).stream().filter(KillMatrix::isAsk).findFirst().orElseThrow();
        assertThat(killed(tale, ForgetfulLedger::over)).isEmpty();
        assertThat(killed(tale, ForgetfulLedger::over, Border.closingAt(ask, Side.AFTER)))
                .anyMatch(complaint -> complaint.contains("asked twice"));
    }

    @Test
    void a_bot_that_asks_a_third_time_after_a_restart_is_found_out() throws SQLException {
        Tale tale = Tale.THE_ASK_IS_LOST_ONCE_MORE;
        Point repeat = aloud(tale).stream()
                .filter(point -> point.what().equals("cloud: REPEAT"))
                .findFirst()
                .orElseThrow();
        assertThat(killed(tale, ForgetfulLedger::ofRepeats)).isEmpty();
        assertThat(killed(tale, ForgetfulLedger::ofRepeats, Border.closingAt(repeat, Side.AFTER)))
                .anyMatch(complaint -> complaint.contains("asked twice"));
    }

    @Test
    void a_telling_that_goes_past_its_point_is_found_out() throws SQLException {
        Point none = new Point("cloud: DETACH", 9);
        assertThat(killed(Tale.A_LAB_NEEDS_NO_APPROVAL, UnaryOperator.identity(), Border.closingAt(none, Side.AFTER)))
                .singleElement()
                .asString()
                .endsWith(ALIVE);
    }

    private static boolean isAsk(Point point) {
        return Set.of("cloud: DETACH", "cloud: ATTACH", "cloud: REPEAT").contains(point.what());
    }

    private static Side side(Random random) {
        return random.nextBoolean() ? Side.BEFORE : Side.AFTER;
    }

    private Stage stage(Tale tale, UnaryOperator<Ledger> fault) throws SQLException {
        Stage stage = new Stage(disk, clock, slack(clock), tale.policy(), fault);
        if (tale.hasRepeats()) {
            stage.cloud.takesRepeats();
        }
        return stage;
    }

    /** The whole story without a death; what crossed. */
    private List<Point> aloud(Tale tale) throws SQLException {
        if (!heard.containsKey(tale)) {
            heard.put(tale, toldAloud(tale));
        }
        return heard.get(tale);
    }

    private List<Point> toldAloud(Tale tale) throws SQLException {
        try (Stage stage = stage(tale, UnaryOperator.identity()).begin()) {
            tale.play(stage);
            List<String> complaints = Reckoning.of(stage);
            assertThat(complaints).as(tale.title()).isEmpty();
            assertThat(ends()).as(tale.title()).isEqualTo(tale.ends());
            Reckoning.requests(disk)
                    .forEach(r -> assertThat(stage.slack.told(r.id())).hasSize(1));
            return stage.crossed();
        }
    }

    private List<String> killed(Tale tale, UnaryOperator<Ledger> fault, Border... lives) throws SQLException {
        List<String> complaints = new ArrayList<>();
        try (Stage stage = stage(tale, fault)) {
            complaints.addAll(told(tale, stage, lives));
            // Not after the stage has closed, which ends every life that is left.
            kills += Stream.of(lives).filter(Border::isClosed).count();
            if (lives.length > 0 && !lives[0].isClosed()) {
                complaints.add(ALIVE);
            }
        }
        return complaints.stream()
                .map(complaint -> Arrays.toString(lives) + ": " + complaint)
                .toList();
    }

    private List<String> told(Tale tale, Stage stage, Border... lives) {
        try {
            stage.begin(lives);
            tale.play(stage);
            List<String> complaints = new ArrayList<>(Reckoning.of(stage));
            List<State> ends = ends();
            boolean possible = ends.size() <= tale.ends().size()
                    && ends.stream()
                            .allMatch(e -> e == State.UNKNOWN || tale.ends().contains(e));
            if (!possible) {
                complaints.add("ended " + ends);
            }
            return complaints;
        } catch (RuntimeException | AssertionError e) {
            return List.of(String.valueOf(e));
        }
    }

    private List<State> ends() {
        return Reckoning.requests(disk).stream().map(Request::state).collect(Collectors.toList());
    }
}
