package io.enidetach.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens a database, with patience. */
final class Opening {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    /** Class of SQL states for user and password, which waiting does not mend. */
    private static final String REJECTED = "28";

    private final Place place;
    private final Clock clock;
    private final StoreMeter meter;
    private final long giveUpAt;
    private final Duration patience;

    Opening(Place place, Clock clock, StoreMeter meter, Duration patience) {
        this.place = place;
        this.clock = clock;
        this.meter = meter;
        this.patience = patience;
        this.giveUpAt = System.nanoTime() + patience.toNanos();
    }

    Database forWriting() {
        return place.dialect() == Dialect.SQLITE ? sqlite(place.file().orElseThrow()) : postgresql();
    }

    Database forReading() {
        Optional<Path> file = place.file();
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new DatabaseUnreachable("There is no readable database " + place + ".", null);
        }
        HikariDataSource readers =
                file.map(Connections::sqliteReaders).orElseGet(() -> Connections.postgresql(place, true));
        try (Connection connection = readers.getConnection()) {
            Sql.of(connection, "select seq from audit_head").finds();
        } catch (SQLException e) {
            readers.close();
            throw new DatabaseUnreachable("The database " + place + " cannot be read: " + line(e), e);
        }
        return new Database(place, clock, meter, readers, Optional.empty(), Optional.empty(), readers);
    }

    private Database sqlite(Path file) {
        ProcessLock lock = locked(file);
        try {
            migrate(Connections.sqliteWriter(file, patience));
            Writes writer = new WriterThread(Connections.sqliteWriter(file).getConnection());
            writer.transact(connection -> releaseAll(connection));
            HikariDataSource readers = Connections.sqliteReaders(file);
            DataSource forScheduler = new RoutedDataSource(readers, writer);
            return new Database(place, clock, meter, readers, Optional.of(writer), Optional.of(lock), forScheduler);
        } catch (SQLException | RuntimeException e) {
            close(lock);
            throw e instanceof DatabaseUnreachable known
                    ? known
                    : new DatabaseUnreachable("The database " + place + " cannot be opened: " + line(e), e);
        }
    }

    private ProcessLock locked(Path file) {
        try {
            Files.createDirectories(file.getParent());
            while (true) {
                Optional<ProcessLock> lock = ProcessLock.tryTake(file);
                if (lock.isPresent()) {
                    return lock.get();
                }
                if (!waitsOn()) {
                    throw new DatabaseUnreachable(
                            "The database " + place + " is in use by another process, and was for "
                                    + patience.toSeconds() + " s; SQLite takes one process, PostgreSQL takes several.",
                            null);
                }
            }
        } catch (IOException e) {
            throw new DatabaseUnreachable("The database " + place + " cannot be opened: " + line(e), e);
        }
    }

    /** With the file to ourselves, whoever had taken a timer or a message is dead. */
    static int releaseAll(Connection connection) throws SQLException {
        Sql.of(connection, "update outbox set lease_until = 0 where settled_at is null and lease_until > 0")
                .update();
        return Sql.of(connection, """
                        update scheduled_tasks
                        set picked = 0, picked_by = null, last_heartbeat = null, version = version + 1
                        where picked = 1""").update();
    }

    private Database postgresql() {
        awaitServer();
        HikariDataSource pool = Connections.postgresql(place, false);
        try {
            migrate(pool);
            return new Database(place, clock, meter, pool, Optional.of(new PooledWrites(pool)), Optional.empty(), pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private void awaitServer() {
        while (true) {
            try (Connection connection = Connections.single(place)) {
                Sql.of(connection, "select 1").finds();
                return;
            } catch (SQLException e) {
                boolean rejected = String.valueOf(e.getSQLState()).startsWith(REJECTED);
                if (rejected || !waitsOn()) {
                    String time = rejected ? "" : " for " + patience.toSeconds() + " s";
                    throw new DatabaseUnreachable(
                            "The database " + place + " could not be reached" + time + ": " + line(e), e);
                }
            }
        }
    }

    private void migrate(DataSource source) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(place.dialect().migrations())
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnreachable("The database " + place + " cannot be migrated: " + line(e), e);
        }
    }

    private boolean waitsOn() {
        if (System.nanoTime() >= giveUpAt) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String line(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private static void close(ProcessLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // The process ends anyway, and the lock with it.
        }
    }
}
