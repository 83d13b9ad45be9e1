package io.enidetach.cli;

import io.enidetach.audit.Verdict;
import io.enidetach.store.AuditLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Derives every hash of the record again. */
@Command(
        name = "verify",
        description = "Checks the hash chain of the record. Exit code 1 when an entry is not as it was written.",
        footer = {
            "",
            "Keep the number and hash that it prints somewhere else from time to time: somebody who can write to the whole",
            "database could make a new chain, but not one that passes through what you noted."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private final Shell shell;

    AuditVerifyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Verdict verdict = TheRecord.read(shell, AuditLog::verify);
        if (verdict instanceof Verdict.Whole whole) {
            shell.out()
                    .println("ok: " + whole.last().seq() + " entries, the last has hash "
                            + whole.last().hash());
            return 0;
        }
        Verdict.Broken broken = (Verdict.Broken) verdict;
        shell.out().println("broken at entry " + broken.seq() + ": " + words(broken.fault()));
        return Stop.FAILED;
    }

    private static String words(Verdict.Fault fault) {
        return switch (fault) {
            case CHANGED -> "it is not what was written";
            case MISSING -> "it is gone, later ones are there";
            case DOUBLED -> "it stands there twice";
            case SWAPPED -> "another entry stands in its place";
            case CUT_OFF -> "it and all after it are gone";
            case NOT_THE_HEAD -> "the entries are not those whose end the database remembers";
        };
    }
}
