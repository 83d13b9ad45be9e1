package io.enidetach.cli;

import io.enidetach.audit.AuditEntry;
import io.enidetach.store.AuditFilter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the record. */
@Command(name = "export", description = "Prints the record as JSON Lines, one entry a line, in its order.")
final class AuditExportCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--since",
            paramLabel = "T",
            converter = Moment.class,
            description = "Only entries from then on: a time such as 2026-11-23T08:00:00Z, or a date (in UTC).")
    private Optional<Instant> since = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "T",
            converter = Moment.class,
            description = "Only entries from before then.")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--request", paramLabel = "D-…", description = "Only entries about this request.")
    private Optional<String> request = Optional.empty();

    @Option(names = "--event", paramLabel = "NAME", description = "Only this event, such as approved.")
    private Optional<String> event = Optional.empty();

    AuditExportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        AuditFilter filter = new AuditFilter(since, until, request.map(id -> id.toUpperCase(Locale.ROOT)), event);
        return TheRecord.read(shell, record -> {
            try (Stream<AuditEntry> entries = record.entries(filter)) {
                entries.takeWhile(entry -> !shell.out().checkError())
                        .forEach(entry -> shell.out().println(entry.line()));
            }
            return 0;
        });
    }
}
