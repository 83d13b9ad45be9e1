package io.enidetach.store;

import io.enidetach.request.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Timers as rows of db-scheduler's table, which its scheduler looks for; they are stored with the state that they belong to. */
final class TimerRows {
    private static final String ADD = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            values (?, ?, ?, false, 1) on conflict (task_name, task_instance) do nothing""";

    private TimerRows() {}

    /** Stores them; one that is there already stays as it is. Answers whether one of them has to begin now. */
    static boolean add(Connection connection, List<Timer> timers, Rooms rooms, Instant now) throws SQLException {
        boolean due = false;
        for (Timer timer : timers) {
            Instant begin = due(rooms.beginOf(timer, now), now);
            Sql.of(connection, ADD, task(timer.kind()), id(timer), Timestamp.from(begin))
                    .update();
            due |= !begin.isAfter(now);
        }
        return due;
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
}
