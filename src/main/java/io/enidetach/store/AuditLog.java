package io.enidetach.store;

import io.enidetach.audit.AuditEntry;
import io.enidetach.audit.HashChain;
import io.enidetach.audit.Head;
import io.enidetach.audit.Verdict;
import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The record, for reading: also from a database that was opened for reading only, while a bot writes. */
public final class AuditLog {
    private static final int PAGE_MAX = 500;

    private final Database database;
    private final AuditRows rows;

    public AuditLog(Database database) {
        this.database = database;
        this.rows = new AuditRows(database.dialect());
    }

    /** The entries from that moment on, in order, read page by page; all of them when none is given. */
    public Stream<AuditEntry> entries(Optional<Instant> since) {
        Iterator<AuditEntry> pages =
                new Pages(after -> database.read("the record", c -> rows.page(c, after, since, PAGE_MAX)));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Checks the whole record and its head, as they stand at one moment. */
    public Verdict verify() {
        return database.read("the record", this::verify);
    }

    private Verdict verify(Connection connection) throws SQLException {
        if (database.dialect() == Dialect.POSTGRESQL) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        // One transaction, so that what is written meanwhile stays unseen.
        connection.setAutoCommit(false);
        try {
            Optional<Head> head = Optional.of(rows.head(connection));
            return HashChain.verify(new Pages(after -> rows.page(connection, after, Optional.empty(), PAGE_MAX)), head);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @FunctionalInterface
    private interface Page {
        List<AuditEntry> after(long seq) throws SQLException;
    }

    private static final class Pages implements Iterator<AuditEntry> {
        private final Page source;
        private Iterator<AuditEntry> page = List.<AuditEntry>of().iterator();
        private long last = Long.MIN_VALUE;
        private boolean ended;

        Pages(Page source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                try {
                    page = source.after(last).iterator();
                } catch (SQLException e) {
                    throw new LedgerUnavailable("cannot read the record: " + e.getMessage(), e);
                }
                ended = !page.hasNext();
            }
            return page.hasNext();
        }

        @Override
        public AuditEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            AuditEntry entry = page.next();
            last = entry.seq();
            return entry;
        }
    }
}
