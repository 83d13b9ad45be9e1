package io.enidetach.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import io.enidetach.request.Timer;
import io.enidetach.workflow.Clockwork;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs timers with db-scheduler. The database's clock says what is due; how often that is looked at is real time. A timer
 * whose process died runs elsewhere within about ten seconds (PostgreSQL), or when the file is opened again (SQLite).
 */
public final class SqlClockwork implements Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(SqlClockwork.class);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(250);
    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(2);
    private static final int MISSED_MAX = 4;

    /** After the grace period those still running are interrupted and get this long to end. */
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final Database database;
    /** Who has a timer, in its row: two processes of one machine must not have the same name. */
    private final String name = UUID.randomUUID().toString();

    private final Duration grace;
    private final Keeping keeping;
    private final Running running = new Running();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "clockwork-looks");
        thread.setDaemon(true);
        return thread;
    });
    private Scheduler scheduler;

    /** @param grace how long {@link #close} waits for what runs */
    public SqlClockwork(Database database, Duration grace) {
        this(database, grace, Keeping.standard());
    }

    /** The same; {@code keeping} says what is removed when, every hour. */
    public SqlClockwork(Database database, Duration grace, Keeping keeping) {
        this.database = database;
        this.grace = grace;
        this.keeping = keeping;
    }

    @Override
    public synchronized void start(Handler handler) {
        if (scheduler != null) {
            throw new IllegalStateException("started before");
        }
        Clock clock = database.clock();
        SchedulerBuilder builder = Scheduler.create(
                        database.forScheduler(), tasks(measured(handler), database, running, this::release))
                .startTasks(new HousekeepingTask(new Housekeeping(database, keeping), clock))
                .schedulerName(new SchedulerName.Fixed(name))
                .clock(clock::instant)
                .jdbcCustomization(database.dialect().scheduler())
                .threads(Rooms.THREADS)
                // We look by ourselves: db-scheduler's wait ends by its clock, which may be set back or stand still.
                .pollingInterval(LOOKS_EVERY)
                .heartbeatInterval(HEARTBEAT_EVERY)
                .missedHeartbeatsLimit(MISSED_MAX)
                .shutdownMaxWait(AFTER_INTERRUPT)
                .failureLogging(LogLevel.OFF, false);
        scheduler = (database.dialect() == Dialect.SQLITE
                        ? builder.pollUsingFetch(0.5, 3.0)
                        : builder.pollUsingLockAndFetch(0.5, 1.0))
                .build();
        scheduler.start();
        database.onTimerDue(scheduler::triggerCheckForDueExecutions);
        SetBack setBack = new SetBack(database);
        looks.scheduleWithFixedDelay(
                () -> {
                    setBack.look();
                    scheduler.triggerCheckForDueExecutions();
                },
                LOOKS_EVERY.toMillis(),
                LOOKS_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What db-scheduler has to know of our timers. */
    static List<Task<?>> tasks(Handler handler, Database database, Running running, TimerTask.Estate estate) {
        List<Task<?>> tasks = new ArrayList<>();
        for (Timer.Kind kind : Timer.Kind.values()) {
            tasks.add(new TimerTask(
                    kind,
                    handler,
                    database.clock(),
                    running,
                    estate,
                    database.rooms().of(kind)));
        }
        return tasks;
    }

    private Handler measured(Handler handler) {
        return timer -> {
            Duration late = Duration.between(timer.at(), database.clock().instant());
            database.meter().began(timer.kind().name(), late.isNegative() ? Duration.ZERO : late);
            return handler.run(timer);
        };
    }

    // A message that the dead one was sending waits for nobody: it may stand twice, which only a crash makes happen.
    private void release(Timer timer) {
        if (timer.kind() != Timer.Kind.DELIVER) {
            return;
        }
        try {
            database.writes().transact(connection -> OutboxRows.release(connection, timer.subject()));
        } catch (SQLException e) {
            LOG.warn("the lane of {} stays taken for a while: {}", timer.subject(), e.getMessage());
        }
    }

    /** Begins no more timers; those that run go on. */
    public synchronized void pause() {
        looks.shutdownNow();
        if (scheduler != null) {
            scheduler.pause();
        }
    }

    @Override
    public synchronized void close() {
        pause();
        if (scheduler == null || scheduler.getSchedulerState().isShuttingDown()) {
            return;
        }
        running.end(grace);
        scheduler.stop();
        handBack();
    }

    // What was taken and not begun, or not finished, need not wait until this process counts as dead.
    private void handBack() {
        try {
            database.writes().transact(connection -> TimerRows.handBack(connection, name));
        } catch (SQLException e) {
            LOG.warn("timers are not handed back and will be taken over: {}", e.getMessage());
        }
    }
}
