package io.enidetach.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;

/** What differs between the two databases beyond the way they are opened. */
enum Dialect {
    SQLITE("classpath:db/sqlite", "", ""),
    POSTGRESQL("classpath:db/postgresql", " for update", " for share");

    private final String migrations;
    private final String forUpdate;
    private final String forShare;

    Dialect(String migrations, String forUpdate, String forShare) {
        this.migrations = migrations;
        this.forUpdate = forUpdate;
        this.forShare = forShare;
    }

    /** Where the schema's steps are. */
    String migrations() {
        return migrations;
    }

    /** Ends a query whose row the transaction will change; SQLite has one writer anyway. */
    String forUpdate() {
        return forUpdate;
    }

    /** Ends a query whose row must not change until the transaction ends. */
    String forShare() {
        return forShare;
    }

    JdbcCustomization scheduler() {
        return this == SQLITE ? new SqliteJdbcCustomization() : new PostgreSqlJdbcCustomization(false, false);
    }
}
