package io.enidetach.cli;

import io.enidetach.audit.Head;
import io.enidetach.audit.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Derives every hash of the record again. */
@Command(
        name = "verify",
        description = "Checks the hash chain of the record. Exit code 1 when an entry is not as it was written.",
        footer = {
            "",
            "Keep the number and hash that it prints somewhere else from time to time, or let the bot tell them in a channel",
            "(ENI_DETACH_AUDIT_CHANNEL): somebody who can write to the whole database could make a new chain, but not one",
            "that passes through what you noted."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--head",
            paramLabel = "SEQ:HASH",
            converter = NotedHead.class,
            description = "A head that was noted before: the record must pass through it. Can be given several times.")
    private List<Head> noted = List.of();

    AuditVerifyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Verdict verdict = TheRecord.read(shell, record -> record.verify(noted));
        if (verdict instanceof Verdict.Whole whole) {
            shell.out()
                    .println("ok: " + entries(whole) + ", the last has hash "
                            + whole.last().hash());
            return 0;
        }
        Verdict.Broken broken = (Verdict.Broken) verdict;
        shell.out().println("broken at entry " + broken.seq() + ": " + words(broken.fault()));
        return Stop.FAILED;
    }

    private static String entries(Verdict.Whole whole) {
        long last = whole.last().seq();
        return whole.first() == 1
                ? last + " entries"
                : last - whole.first() + 1 + " entries (" + whole.first() + " to " + last + ")";
    }

    private static String words(Verdict.Fault fault) {
        return switch (fault) {
            case CHANGED -> "it is not what was written";
            case MISSING -> "it is gone, later ones are there";
            case DOUBLED -> "it stands there twice";
            case SWAPPED -> "another entry stands in its place";
            case CUT_OFF -> "it and all after it are gone";
            case NOT_AS_NOTED -> "it is not the one that was noted";
            case REMOVED -> "it was removed after its time, so what was noted of it cannot be compared";
            case NOT_THE_HEAD -> "the entries are not those whose end the database remembers";
        };
    }
}
