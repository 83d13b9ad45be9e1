package io.enidetach.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.zaxxer.hikari.HikariDataSource;
import io.enidetach.audit.Verdict;
import io.enidetach.request.Timer;
import io.enidetach.testing.Border;
import io.enidetach.workflow.Clockwork;
import io.enidetach.workflow.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A real database that outlives the bots on it. Each bot gets writers of its own behind its {@link Border}; timers run
 * when a test says so, in the test's thread. Can be wiped, to be used for many stories.
 */
public final class Disk implements AutoCloseable {
    private static final String KINDS = Arrays.stream(Timer.Kind.values())
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", "));

    private final Path folder;
    private final Place place;
    private final Clock clock;
    private final HikariDataSource shared;
    private final Database outside;
    private final List<String> tables = new ArrayList<>();
    private Optional<Random> chance = Optional.empty();

    private Disk(String url, Path folder, Clock clock) throws SQLException {
        this.folder = folder;
        Database.open(url, clock).close();
        this.place = Place.parse(url);
        this.clock = clock;
        this.shared = isSqlite()
                ? Connections.sqliteReaders(place.file().orElseThrow())
                : Connections.postgresql(place, false);
        this.outside = database(Optional.empty(), shared);
        remember();
    }

    /** In a file of a folder that is empty. */
    public static Disk sqlite(Path folder, Clock clock) throws SQLException {
        return new Disk("jdbc:sqlite:" + folder.resolve("bot.db"), folder, clock);
    }

    /** In a database of its own on the PostgreSQL of the tests; the folder is for files beside it. */
    public static Disk postgresql(Path folder, Clock clock) throws SQLException {
        return new Disk(SharedPostgres.freshUrl(), folder, clock);
    }

    /** Whether what a dead bot had taken is free at the next start; else it is when its time is over. */
    public boolean isSqlite() {
        return place.dialect() == Dialect.SQLITE;
    }

    private String copy() {
        return place.file().orElseThrow() + ".new";
    }

    private void remember() throws SQLException {
        if (isSqlite()) {
            execute("backup to '" + copy() + "'");
            return;
        }
        tables.addAll(outside.read("the tables", c -> Sql.of(c, """
                                select tablename from pg_tables
                                where schemaname = 'public' and tablename <> 'flyway_schema_history'""").all(row -> row.getString(1))));
        for (String table : tables) {
            execute("create schema if not exists new", "create table new." + table + " as select * from " + table);
        }
    }

    /** Makes it as it was when it was new; no bot may be alive. */
    public void wipe() throws SQLException {
        if (isSqlite()) {
            execute("restore from '" + copy() + "'");
            return;
        }
        List<String> statements = new ArrayList<>();
        statements.add("set session_replication_role = replica");
        for (String table : tables) {
            statements.add("delete from " + table);
            statements.add("insert into " + table + " overriding system value select * from new." + table);
        }
        execute(statements.toArray(String[]::new));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = isSqlite()
                        ? Connections.sqliteWriter(place.file().orElseThrow()).getConnection()
                        : Connections.single(place);
                java.sql.Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A file beside it that holds this text. */
    public Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For looking at it from outside; it cannot write. */
    public Ledger ledger() {
        return new SqlLedger(outside);
    }

    /** What the record's check says. */
    public Verdict verify() {
        return new AuditLog(outside).verify();
    }

    /** The first number that a query gives. */
    public long number(String query) {
        return outside.read(
                "a number", c -> Sql.of(c, query).first(row -> row.getLong(1)).orElseThrow());
    }

    /** The first columns of all rows of a query. */
    public List<String> texts(String query) {
        return outside.read("texts", c -> Sql.of(c, query).all(row -> row.getString(1)));
    }

    /** When the next of the bot's timers is due that no bot has taken, dead or alive. */
    public Optional<Instant> nextTimer() {
        String free = isSqlite() ? "picked = 0" : "not picked";
        String query = "select execution_time from scheduled_tasks where " + free + " and task_name in (" + KINDS
                + ") order by execution_time limit 1";
        return outside.read(
                "the next timer",
                c -> Sql.of(c, query).first(row -> row.getTimestamp(1).toInstant()));
    }

    /** The timers that are left. */
    public List<String> timers() {
        return texts(
                "select task_name || ' ' || task_instance from scheduled_tasks where task_name in (" + KINDS + ")");
    }

    /** Opens it for a new bot. */
    public Life begin(Border border) throws SQLException {
        GuardedJdbc guarded = new GuardedJdbc(border, !isSqlite());
        if (!isSqlite()) {
            Writes writes = new PooledWrites(guarded.source(shared));
            return new Life(database(Optional.of(writes), guarded.source(shared)));
        }
        Connection connection =
                Connections.sqliteWriter(place.file().orElseThrow()).getConnection();
        try (java.sql.Statement statement = connection.createStatement()) {
            // What the bot's death leaves is under test, not what a power cut leaves.
            statement.execute("pragma synchronous = off");
        }
        Writes writes = new WriterThread(guarded.connection(connection));
        try {
            writes.transact(c -> Opening.releaseAll(c));
        } catch (SQLException died) {
            writes.close();
            throw died;
        }
        return new Life(database(Optional.of(writes), new RoutedDataSource(shared, writes)));
    }

    private Database database(Optional<Writes> writes, DataSource forScheduler) {
        return new Database(place, clock, StoreMeter.none(), shared, writes, Optional.empty(), forScheduler);
    }

    /** From now on what is due at once on PostgreSQL comes in an order by chance, as in life, and not oldest first. */
    public void shuffles(Random random) {
        chance = Optional.of(random);
    }

    /** The statement that takes timers on PostgreSQL hands them back in any order; with ours a story can be repeated. */
    private final class InOrder extends PostgreSqlJdbcCustomization {
        InOrder() {
            super(false, false);
        }

        @Override
        public List<Execution> lockAndFetchSingleStatement(
                JdbcTaskRepositoryContext context, Instant now, int limit, boolean byPriority) {
            List<Execution> taken = new ArrayList<>(super.lockAndFetchSingleStatement(context, now, limit, byPriority));
            taken.sort(Comparator.comparing(Execution::getExecutionTime)
                    .thenComparing(execution -> execution.taskInstance.getTaskName())
                    .thenComparing(Execution::getId, Comparator.comparingInt(String::length))
                    .thenComparing(Execution::getId));
            chance.ifPresent(random -> Collections.shuffle(taken, random));
            return taken;
        }
    }

    /** One bot's use of it. */
    public final class Life implements AutoCloseable {
        private final Database database;
        private final SettableClock time = new SettableClock();
        private ManualScheduler scheduler;

        private Life(Database database) {
            this.database = database;
        }

        public Ledger ledger() {
            return new SqlLedger(database);
        }

        /** From now on timers can be run. */
        public void start(Clockwork.Handler handler) {
            time.set(clock.instant());
            TestHelper.ManualSchedulerBuilder builder = TestHelper.createManualScheduler(
                            database.forScheduler(), SqlClockwork.tasks(handler, database, new Running(), dead -> {}))
                    .clock(time);
            builder.startTasks(new HousekeepingTask(new Housekeeping(database, Keeping.standard()), clock))
                    .jdbcCustomization(isSqlite() ? Dialect.SQLITE.scheduler() : new InOrder())
                    .heartbeatInterval(Duration.ofSeconds(2))
                    .missedHeartbeatsLimit(4)
                    .failureLogging(com.github.kagkarlsson.scheduler.logging.LogLevel.OFF, false);
            if (!isSqlite()) {
                builder.pollUsingLockAndFetch(0.5, 1.0);
            }
            scheduler = builder.build();
            scheduler.start();
        }

        /** Runs what is due, and takes over what a dead bot had taken long enough ago. */
        public void runDue() {
            time.set(clock.instant());
            scheduler.runDeadExecutionDetection();
            scheduler.runAnyDueExecutions();
        }

        @Override
        public void close() {
            database.writes().close();
        }
    }

    @Override
    public void close() {
        shared.close();
    }
}
