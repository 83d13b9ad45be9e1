package io.enidetach.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** How connections to either database are made, with all settings that the promises of the ledger rest on. */
final class Connections {
    private static final int SQLITE_READERS = 8;
    private static final int POSTGRESQL_CONNECTIONS = PooledWrites.AT_ONCE + 8;

    /** 64 MB of 4 kB each. */
    private static final int LOG_PAGES = 16_384;

    /** How long the writer of SQLite waits in one try for another program's lock. */
    private static final Duration WRITER_WAITS = Duration.ofMillis(100);

    private static final Duration READER_WAITS = Duration.ofSeconds(5);

    private Connections() {}

    /** For the writer: commits are on the disk when they return. */
    static DataSource sqliteWriter(Path file) {
        return sqliteWriter(file, WRITER_WAITS);
    }

    /** For the migrator, which waits that long while a backup or another tool has the file. */
    static DataSource sqliteWriter(Path file, Duration waits) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) waits.toMillis());
        // A savepoint keeps the pages that it may have to restore; on disk that was most of what the writer wrote.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Everybody waits while the log is carried over into the database: seldom, then, and most pages once for many
        // changes.
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(LOG_PAGES));
        // Else the driver asks for the last row's number after every insert, which nobody wants to know.
        config.setGetGeneratedKeys(false);
        return sqlite(file, config);
    }

    /** For reading beside the writer. */
    static HikariDataSource sqliteReaders(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        // Not "read only" to the operating system, since a reader of WAL may have to make the -shm file.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setPragma(SQLiteConfig.Pragma.BUSY_TIMEOUT, String.valueOf(READER_WAITS.toMillis()));
        HikariConfig pool = pool("sqlite-readers", SQLITE_READERS);
        pool.setDataSource(sqlite(file, config));
        pool.setConnectionInitSql("pragma query_only = on");
        return new HikariDataSource(pool);
    }

    private static DataSource sqlite(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** For everything on PostgreSQL. Server and network may hang; the timeouts bring every thread back. */
    static HikariDataSource postgresql(Place place, boolean readOnly) {
        HikariConfig pool = pool("postgresql", readOnly ? 2 : POSTGRESQL_CONNECTIONS);
        pool.setJdbcUrl(place.jdbc());
        place.user().ifPresent(pool::setUsername);
        place.password().ifPresent(pool::setPassword);
        pool.setReadOnly(readOnly);
        pool.addDataSourceProperty("ApplicationName", "eni-detach");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", "10");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("options", "-c lock_timeout=2000 -c statement_timeout=8000");
        return new HikariDataSource(pool);
    }

    /** One connection to see whether the server is there. */
    static Connection single(Place place) throws SQLException {
        Properties properties = new Properties();
        place.user().ifPresent(user -> properties.setProperty("user", user));
        place.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(place.jdbc(), properties);
    }

    private static HikariConfig pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        // Whether the database is there is for us to try and to say.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
