package io.enidetach.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path folder;

    @Override
    String freshUrl() {
        return "jdbc:sqlite:" + folder.resolve("deep/er/bot.db");
    }

    @Override
    AutoCloseable writeLock() throws Exception {
        Connection other = DriverManager.getConnection(url);
        try (Statement statement = other.createStatement()) {
            statement.execute("begin exclusive");
        }
        return other;
    }
}
