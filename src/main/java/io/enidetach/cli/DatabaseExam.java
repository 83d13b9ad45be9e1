package io.enidetach.cli;

import io.enidetach.config.DatabaseUrl;
import io.enidetach.store.Database;
import io.enidetach.store.DatabaseUnreachable;
import io.enidetach.workflow.Ledger.LedgerUnavailable;

/** Whether the database can be read. */
final class DatabaseExam {
    private static final String WHAT = "database";

    private DatabaseExam() {}

    static Finding of(DatabaseUrl url) {
        try (Database database = Database.openReadOnly(url.url().value())) {
            database.check();
            return Finding.good(WHAT, database.shown() + " can be read");
        } catch (DatabaseUnreachable | LedgerUnavailable unreadable) {
            return Finding.wrong(
                    WHAT,
                    unreadable.getMessage().replaceAll("\\s*\\R\\s*|\\.$", " ").strip(),
                    "check DATABASE_URL and its server; before the first start of run there is no database yet");
        }
    }
}
