package io.enidetach.cli;

import io.enidetach.config.Settings;
import io.enidetach.store.AuditLog;
import io.enidetach.store.Database;
import io.enidetach.store.DatabaseUnreachable;
import io.enidetach.workflow.Ledger.LedgerUnavailable;
import java.util.function.Function;

/** The record, opened for reading only, so that the commands about it work beside a running bot and on a copy. */
final class TheRecord {
    private TheRecord() {}

    /** What {@code work} makes of the record; stops when the database cannot be read. */
    static <T> T read(Shell shell, Function<AuditLog, T> work) {
        String url =
                Stop.unlessGood(Settings.ofDatabase(shell.environment())).url().value();
        try (Database database = Database.openReadOnly(url)) {
            return work.apply(new AuditLog(database));
        } catch (DatabaseUnreachable | LedgerUnavailable unreadable) {
            throw Stop.failed(unreadable.getMessage());
        }
    }
}
