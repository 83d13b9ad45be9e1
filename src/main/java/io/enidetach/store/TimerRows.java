package io.enidetach.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import io.enidetach.request.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Timers as rows of db-scheduler's table, written by its own client inside our transaction. */
final class TimerRows {
    private final JoinedDataSource joined = new JoinedDataSource();
    private final SchedulerClient client;

    TimerRows(Dialect dialect) {
        client = SchedulerClient.Builder.create(joined)
                .jdbcCustomization(dialect.scheduler())
                .build();
    }

    /** Stores them; one that is there already stays as it is. */
    void add(Connection connection, List<Timer> timers, Instant now) throws SQLException {
        if (timers.isEmpty()) {
            return;
        }
        try {
            joined.lending(connection, lent -> {
                for (Timer timer : timers) {
                    client.scheduleIfNotExists(new TaskInstance<Void>(task(timer.kind()), id(timer)), due(timer, now));
                }
                return timers.size();
            });
        } catch (SQLRuntimeException | TaskInstanceException e) {
            throw cause(e);
        }
    }

    /** Frees what the scheduler of this name had taken. */
    static int handBack(Connection connection, String scheduler) throws SQLException {
        return Sql.of(connection, """
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                        where picked and picked_by = ?""", scheduler).update();
    }

    /** The name of a kind's task; stored, so it stays. */
    static String task(Timer.Kind kind) {
        return kind.name();
    }

    private static String id(Timer timer) {
        return timer.subject() + "/" + timer.sequence();
    }

    /** The timer that a row stands for. */
    static Timer timer(Timer.Kind kind, String id, Instant at) {
        int slash = id.lastIndexOf('/');
        return new Timer(kind, id.substring(0, slash), Long.parseLong(id.substring(slash + 1)), at);
    }

    /** Rows hold milliseconds: what is due now must be due at once, what is due later must not come early. */
    static Instant due(Instant at, Instant now) {
        Instant whole = at.truncatedTo(ChronoUnit.MILLIS);
        return !at.isAfter(now) || whole.equals(at) ? whole : whole.plusMillis(1);
    }

    private static Instant due(Timer timer, Instant now) {
        return due(timer.at(), now);
    }

    private static SQLException cause(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException("a timer could not be stored", e);
    }
}
