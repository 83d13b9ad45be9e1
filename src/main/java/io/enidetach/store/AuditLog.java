package io.enidetach.store;

import io.enidetach.audit.AuditEntry;
import io.enidetach.audit.HashChain;
import io.enidetach.audit.Head;
import io.enidetach.audit.Verdict;
import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** The entries that are wanted, in order, read page by page. */
    public Stream<AuditEntry> entries(AuditFilter filter) {
        Iterator<AuditEntry> pages =
                new Pages(after -> database.read("the record", c -> rows.page(c, after, filter, PAGE_MAX)));
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Checks the whole record and its head, as they stand at one moment. */
    public Verdict verify() {
        return verify(List.of());
    }

    /** Checks the whole record and its head, as they stand at one moment, and that it passes through heads noted before. */
    public Verdict verify(List<Head> noted) {
        return database.read("the record", connection -> verify(connection, noted));
    }

    private Verdict verify(Connection connection, List<Head> noted) throws SQLException {
        if (database.dialect() == Dialect.POSTGRESQL) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        // One transaction, so that what is written meanwhile stays unseen.
        connection.setAutoCommit(false);
        try {
            return verdict(connection, noted);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** The same inside somebody's transaction. */
    Verdict verdict(Connection connection, List<Head> noted) throws SQLException {
        Optional<Head> head = Optional.of(rows.head(connection));
        AuditFilter all = AuditFilter.all();
        return HashChain.verify(new Pages(after -> rows.page(connection, after, all, PAGE_MAX)), head, noted);
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
