package io.enidetach.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.SQLException;
import java.time.Clock;

/** Has the house kept every hour, by one process. */
final class HousekeepingTask extends AbstractTask<Void> implements OnStartup {
    private static final String NAME = "HOUSEKEEPING";
    private static final String ONLY = "only";

    private final Housekeeping housekeeping;
    private final Clock clock;

    HousekeepingTask(Housekeeping housekeeping, Clock clock) {
        super(
                NAME,
                Void.class,
                (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(Housekeeping.EVERY)),
                (complete, operations) -> operations.reschedule(complete, clock.instant()));
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    @Override
    public void onStartup(SchedulerClient client, com.github.kagkarlsson.scheduler.Clock now) {
        client.scheduleIfNotExists(instance(ONLY), now.now());
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        try {
            housekeeping.tidy(clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException("housekeeping: " + e.getMessage(), e);
        }
        return (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(Housekeeping.EVERY));
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id) {
        throw new UnsupportedOperationException("there is only one, made at the start");
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id, Void data) {
        return schedulableInstance(id);
    }
}
