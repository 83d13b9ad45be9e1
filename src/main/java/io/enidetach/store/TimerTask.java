package io.enidetach.store;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.enidetach.request.Timer;
import io.enidetach.workflow.Clockwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What db-scheduler knows of one kind of timer: run it, and what then. */
final class TimerTask extends AbstractTask<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(TimerTask.class);
    private static final Duration RETRY_FIRST = Duration.ofSeconds(1);
    private static final Duration RETRY_MOST = Duration.ofSeconds(30);

    private final Timer.Kind kind;
    private final Clockwork.Handler handler;
    private final Clock clock;
    private final Running running;
    private final Room room;

    /** What a dead process kept from others beside the timer itself. */
    @FunctionalInterface
    interface Estate {
        void release(Timer timer);
    }

    /** @param room for how many executions there are threads; what finds none comes again later */
    TimerTask(Timer.Kind kind, Clockwork.Handler handler, Clock clock, Running running, Estate estate, Room room) {
        super(
                TimerRows.task(kind),
                Void.class,
                (complete, operations) -> failed(complete, operations, clock),
                (complete, operations) -> died(kind, complete, operations, new Survivor(clock, running, estate)));
        this.kind = kind;
        this.handler = handler;
        this.clock = clock;
        this.running = running;
        this.room = room;
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        if (!room.enter()) {
            return later();
        }
        String name = instance.getTaskAndInstance();
        if (!running.begins(name)) {
            room.leave();
            return later();
        }
        try {
            Instant at = context.getExecution().getExecutionTime();
            Optional<Instant> again = handler.run(TimerRows.timer(kind, instance.getId(), at));
            return (complete, operations) -> {
                if (again.isPresent()) {
                    operations.reschedule(complete, TimerRows.due(again.get(), clock.instant()));
                } else {
                    operations.remove();
                }
            };
        } finally {
            room.leave();
            running.ended(name);
        }
    }

    private CompletionHandler<Void> later() {
        return (complete, operations) ->
                operations.reschedule(complete, TimerRows.due(room.turn(clock.instant()), clock.instant()));
    }

    /** An exception is a fault of ours or a database that is away: said, and tried again for ever. */
    private static void failed(ExecutionComplete complete, ExecutionOperations<Void> operations, Clock clock) {
        Execution execution = complete.getExecution();
        Duration pause = retryAfter(execution.consecutiveFailures);
        LOG.warn(
                "{} failed, to be tried again in {} s",
                execution.taskInstance.getTaskAndInstance(),
                pause.toSeconds(),
                complete.getCause().orElse(null));
        operations.reschedule(complete, TimerRows.due(clock.instant().plus(pause), clock.instant()));
    }

    static Duration retryAfter(int failuresBefore) {
        Duration pause = RETRY_FIRST.multipliedBy(1L << Math.min(failuresBefore, 10));
        return pause.compareTo(RETRY_MOST) > 0 ? RETRY_MOST : pause;
    }

    /** Who takes over. */
    private record Survivor(Clock clock, Running running, Estate estate) {}

    /** No heartbeat: the process died, unless it is this one and only the clock jumped. */
    private static void died(
            Timer.Kind kind, ExecutionComplete complete, ExecutionOperations<Void> operations, Survivor survivor) {
        Execution execution = complete.getExecution();
        String name = execution.taskInstance.getTaskAndInstance();
        if (survivor.running.has(name)) {
            return;
        }
        LOG.info("{} is taken over from a process that died", name);
        Instant now = survivor.clock.instant();
        survivor.estate.release(TimerRows.timer(kind, execution.getId(), execution.getExecutionTime()));
        operations.reschedule(complete, TimerRows.due(now, now));
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id) {
        throw new UnsupportedOperationException("timers are stored by the ledger");
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id, Void data) {
        return schedulableInstance(id);
    }
}
