package io.enidetach.store;

import io.enidetach.request.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the clock was set back. What was to be done in a moment would then wait for the time to come again, up to
 * hours; it is done now instead, which is harmless, since whoever does it looks at the state first. Deadlines stay: they
 * are moments of the clock on the wall (contract, 8).
 */
final class SetBack {
    private static final Logger LOG = LoggerFactory.getLogger(SetBack.class);
    /** Less is not worth it: a timer that comes a second late harms nobody. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private static final Set<Timer.Kind> WORK = EnumSet.of(
            Timer.Kind.INSPECT, Timer.Kind.SUBMIT, Timer.Kind.WATCH, Timer.Kind.INSTRUCTION, Timer.Kind.DELIVER);

    private static final String DUE_NOW = """
            update scheduled_tasks set execution_time = ?, version = version + 1
            where task_name = ? and not picked and execution_time > ?""";
    private static final String LAST_SEEN_NOW =
            "update scheduled_tasks set last_heartbeat = ? where picked and last_heartbeat > ?";
    private static final String TRIED_NOW = "update outbox set next_try = ? where settled_at is null and next_try > ?";
    private static final String TAKEN_NOW =
            "update outbox set lease_until = lease_until - ? where settled_at is null and lease_until > ?";

    private final Database database;
    private Instant last;

    SetBack(Database database) {
        this.database = database;
        this.last = database.clock().instant();
    }

    /** To be called again and again, by one thread. */
    void look() {
        Instant now = database.clock().instant();
        Duration back = Duration.between(now, last);
        if (back.compareTo(LEAST) >= 0) {
            LOG.warn("the clock was set back by {}; what waits is done now", back);
            if (!mended(now, back)) {
                return;
            }
        }
        last = now;
    }

    private boolean mended(Instant now, Duration back) {
        try {
            database.writes().transact(connection -> mend(connection, now, back));
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("that could not be stored and is tried again: {}", e.getMessage());
            return false;
        }
    }

    private static int mend(Connection connection, Instant now, Duration back) throws SQLException {
        Timestamp moment = Timestamp.from(now);
        long millis = now.toEpochMilli();
        int done = 0;
        for (Timer.Kind kind : WORK) {
            done += Sql.of(connection, DUE_NOW, moment, TimerRows.task(kind), moment)
                    .update();
        }
        // Else a process that died just before would count as alive until its last sign of life is long past.
        Sql.of(connection, LAST_SEEN_NOW, moment, moment).update();
        Sql.of(connection, TRIED_NOW, millis, millis).update();
        Sql.of(connection, TAKEN_NOW, back.toMillis(), now.plus(back).toEpochMilli())
                .update();
        return done;
    }
}
