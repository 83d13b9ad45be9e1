package io.enidetach.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * An open database, migrated. One process at a time has an SQLite file; PostgreSQL takes several. Closing it ends what
 * runs, as a crash would; close {@link SqlClockwork} first for an orderly end.
 */
public final class Database implements AutoCloseable {
    private final Place place;
    private final Clock clock;
    private final StoreMeter meter;
    private final HikariDataSource readers;
    private final Optional<Writes> writes;
    private final Optional<ProcessLock> lock;
    private final DataSource forScheduler;
    private final Optional<WriteProbe> probe;
    private final Rooms rooms = new Rooms();
    private final List<Runnable> whenTimerIsDue = new CopyOnWriteArrayList<>();

    Database(
            Place place,
            Clock clock,
            StoreMeter meter,
            HikariDataSource readers,
            Optional<Writes> writes,
            Optional<ProcessLock> lock,
            DataSource forScheduler) {
        this.place = place;
        this.clock = clock;
        this.meter = meter;
        this.readers = readers;
        this.writes = writes;
        this.lock = lock;
        this.forScheduler = forScheduler;
        this.probe = writes.map(to -> new WriteProbe(to, clock));
    }

    /**
     * Opens the database that {@code DATABASE_URL} names (contract, 3), makes or migrates its tables.
     *
     * @param meter hears of what is done with it
     * @throws IllegalArgumentException when the URL is malformed
     * @throws DatabaseUnreachable when it was not there, or in another process's use, for 30 s
     */
    public static Database open(String url, Clock clock, StoreMeter meter) {
        return new Opening(Place.parse(url), clock, meter, Opening.PATIENCE).forWriting();
    }

    /** The same, without anybody who counts. */
    public static Database open(String url, Clock clock) {
        return open(url, clock, StoreMeter.none());
    }

    static Database open(String url, Clock clock, Duration patience) {
        return new Opening(Place.parse(url), clock, StoreMeter.none(), patience).forWriting();
    }

    /**
     * Opens it for looking only, also while a bot uses it; nothing is made or migrated.
     *
     * @throws IllegalArgumentException when the URL is malformed
     * @throws DatabaseUnreachable when it is not there
     */
    public static Database openReadOnly(String url) {
        return new Opening(Place.parse(url), Clock.systemUTC(), StoreMeter.none(), Duration.ZERO).forReading();
    }

    /** The file, or host, port and name; for messages. */
    public String shown() {
        return place.shown();
    }

    /**
     * Stores something small; opened for looking only, reads. For {@code /readyz} and {@code doctor}.
     *
     * @throws LedgerUnavailable when that cannot be done at the moment
     */
    public void check() {
        if (probe.isPresent()) {
            probe.get().check();
        } else {
            read("the database", connection -> Sql.of(connection, "select 1").finds());
        }
    }

    /** How its connections are used now; with SQLite those that read, since one that writes is always there. */
    public Connected connected() {
        HikariPoolMXBean pool = readers.getHikariPoolMXBean();
        return new Connected(
                pool.getActiveConnections(), pool.getIdleConnections(), pool.getThreadsAwaitingConnection());
    }

    <T> T read(String what, Work<T> work) {
        try (Connection connection = readers.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable("cannot read " + what + ": " + e.getMessage(), e);
        }
    }

    Writes writes() {
        return writes.orElseThrow(() -> new IllegalStateException("opened for reading only"));
    }

    Dialect dialect() {
        return place.dialect();
    }

    Clock clock() {
        return clock;
    }

    StoreMeter meter() {
        return meter;
    }

    Rooms rooms() {
        return rooms;
    }

    DataSource forScheduler() {
        return forScheduler;
    }

    /** The action runs after every commit that stored a timer that has to begin now. */
    void onTimerDue(Runnable action) {
        whenTimerIsDue.add(action);
    }

    void timerDue() {
        whenTimerIsDue.forEach(Runnable::run);
    }

    @Override
    public void close() {
        writes.ifPresent(Writes::close);
        readers.close();
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
