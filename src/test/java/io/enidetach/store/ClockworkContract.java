package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Timer;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Clockwork;
import io.enidetach.workflow.Committed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clockwork does, whatever database is behind it. */
abstract class ClockworkContract {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String SUBJECT = "D-7K3Q9M";

    final SettableClock clock = new SettableClock("2026-11-23T08:00:00Z");
    final BlockingQueue<Timer> ran = new LinkedBlockingQueue<>();
    String url;
    Database database;
    SqlClockwork unit;

    abstract String freshUrl() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = freshUrl();
        reopen();
    }

    void reopen() {
        database = Database.open(url, clock);
        unit = new SqlClockwork(database, GRACE);
    }

    @AfterEach
    void close() {
        unit.close();
        database.close();
    }

    void store(Timer timer) {
        Committed committed = new SqlLedger(database).commit(Change.none().timer(timer), Duration.ofSeconds(20));
        assertThat(committed).isEqualTo(new Committed.Done());
    }

    Timer timer(long sequence, Duration in) {
        return new Timer(Timer.Kind.WATCH, SUBJECT, sequence, clock.instant().plus(in));
    }

    Clockwork.Handler recorded(Clockwork.Handler inner) {
        return timer -> {
            ran.add(timer);
            return inner.run(timer);
        };
    }

    Timer awaitRun() throws InterruptedException {
        Timer timer = ran.poll(15, TimeUnit.SECONDS);
        assertThat(timer).as("a timer that ran").isNotNull();
        return timer;
    }

    /** Waits until the table has so many timers; db-scheduler writes the end of a run after the handler. */
    void awaitStored(int many) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (stored() != many) {
            assertThat(System.nanoTime()).as("still not " + many + " timers").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    long stored() {
        return database.read(
                "timers",
                c -> Sql.of(c, "select count(*) from scheduled_tasks where task_name <> 'HOUSEKEEPING'")
                        .first(row -> row.getLong(1))
                        .orElseThrow());
    }

    @Test
    void a_timer_that_is_due_runs_once_and_is_gone() throws Exception {
        unit.start(recorded(timer -> Optional.empty()));
        Timer timer = timer(3, Duration.ZERO);
        store(timer);
        assertThat(awaitRun()).isEqualTo(timer);
        awaitStored(0);
        assertThat(ran).isEmpty();
    }

    @Test
    void the_same_timer_is_stored_once() throws Exception {
        store(timer(3, Duration.ZERO));
        store(timer(3, Duration.ZERO));
        store(timer(4, Duration.ZERO));
        assertThat(stored()).isEqualTo(2);
        unit.start(recorded(timer -> Optional.empty()));
        awaitStored(0);
        assertThat(ran).extracting(Timer::sequence).containsExactlyInAnyOrder(3L, 4L);
    }

    @Test
    void a_timer_waits_for_its_moment_on_the_clock_given() throws Exception {
        unit.start(recorded(timer -> Optional.empty()));
        Timer late = timer(1, Duration.ofMinutes(30));
        store(late);
        store(timer(2, Duration.ZERO));
        assertThat(awaitRun().sequence()).isEqualTo(2);
        awaitStored(1);
        clock.advance(Duration.ofMinutes(30));
        assertThat(awaitRun()).isEqualTo(late);
        awaitStored(0);
    }

    @Test
    void what_was_due_in_a_moment_runs_when_the_clock_was_set_back_and_deadlines_stay() throws Exception {
        unit.start(recorded(timer -> Optional.empty()));
        Timer deadline =
                new Timer(Timer.Kind.DEADLINE, SUBJECT, 1, clock.instant().plusSeconds(60));
        store(deadline);
        store(timer(2, Duration.ofSeconds(5)));
        clock.advance(Duration.ofHours(-1));
        assertThat(awaitRun().sequence()).isEqualTo(2);
        awaitStored(1);
        assertThat(ran).isEmpty();
        clock.advance(Duration.ofHours(1).plusSeconds(60));
        assertThat(awaitRun()).isEqualTo(deadline);
    }

    @Test
    void a_timer_runs_again_at_the_moment_its_handler_answers() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        unit.start(recorded(timer ->
                runs.incrementAndGet() < 3 ? Optional.of(clock.instant().plusSeconds(60)) : Optional.empty()));
        store(timer(1, Duration.ZERO));
        Instant began = clock.instant();
        assertThat(awaitRun().at()).isEqualTo(began);
        awaitDueAt(began.plusSeconds(60));
        clock.advance(Duration.ofSeconds(60));
        assertThat(awaitRun().at()).isEqualTo(began.plusSeconds(60));
        awaitDueAt(began.plusSeconds(120));
        clock.advance(Duration.ofSeconds(60));
        awaitRun();
        awaitStored(0);
    }

    @Test
    void a_timer_whose_handler_throws_runs_again_after_a_growing_delay() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        unit.start(recorded(timer -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("planted");
            }
            return Optional.empty();
        }));
        store(timer(1, Duration.ZERO));
        Instant began = clock.instant();
        awaitRun();
        awaitDueAt(began.plusSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        awaitRun();
        awaitDueAt(began.plusSeconds(3));
        clock.advance(Duration.ofSeconds(2));
        awaitRun();
        awaitStored(0);
    }

    @Test
    void a_timer_stored_before_a_restart_runs_after_it() throws Exception {
        Timer timer = timer(1, Duration.ofMinutes(1));
        store(timer);
        database.close();
        clock.advance(Duration.ofHours(1));
        reopen();
        unit.start(recorded(again -> Optional.empty()));
        assertThat(awaitRun()).isEqualTo(timer);
    }

    @Test
    void closing_waits_for_what_runs_and_takes_nothing_new() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        unit.start(recorded(timer -> {
            inside.countDown();
            try {
                assertThat(go.await(15, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.empty();
        }));
        store(timer(1, Duration.ZERO));
        inside.await();
        Thread closing = new Thread(unit::close);
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        store(timer(2, Duration.ZERO));
        go.countDown();
        closing.join(TimeUnit.SECONDS.toMillis(15));
        assertThat(closing.isAlive()).isFalse();
        assertThat(ran).extracting(Timer::sequence).containsExactly(1L);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void what_does_not_end_in_time_is_handed_back_at_once() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (SqlClockwork hurried = new SqlClockwork(database, Duration.ofMillis(1))) {
            hurried.start(recorded(timer -> {
                awaitWhateverInterrupts(go);
                return Optional.empty();
            }));
            store(timer(1, Duration.ZERO));
            awaitRun();
        }
        try {
            unit.start(recorded(timer -> Optional.empty()));
            assertThat(awaitRun().sequence()).isEqualTo(1);
            awaitStored(0);
        } finally {
            go.countDown();
        }
    }

    private static void awaitWhateverInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_hundred_timers_run_once_each() throws Exception {
        unit.start(recorded(timer -> Optional.empty()));
        LedgerContract.atOnce(100, number -> {
            store(timer(number, Duration.ZERO));
            return number;
        });
        awaitStored(0);
        assertThat(ran).hasSize(100).extracting(Timer::sequence).doesNotHaveDuplicates();
    }

    void awaitDueAt(Instant moment) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!due().equals(Optional.of(moment))) {
            assertThat(System.nanoTime())
                    .as("due at " + due() + ", not at " + moment)
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Optional<Instant> due() {
        return database.read(
                "timers",
                c -> Sql.of(
                                c,
                                "select execution_time from scheduled_tasks where task_name = 'WATCH' and "
                                        + (database.dialect() == Dialect.SQLITE ? "picked = 0" : "not picked"))
                        .first(row -> row.getTimestamp(1).toInstant()));
    }
}
