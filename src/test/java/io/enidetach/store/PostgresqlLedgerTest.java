package io.enidetach.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

class PostgresqlLedgerTest extends LedgerContract {

    @Override
    String freshUrl() throws Exception {
        return SharedPostgres.freshUrl();
    }

    @Override
    AutoCloseable writeLock() throws Exception {
        Place place = Place.parse(url);
        Connection other = DriverManager.getConnection(
                place.jdbc(), place.user().orElseThrow(), place.password().orElseThrow());
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("select seq from audit_head for update");
        }
        return other;
    }
}
