package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the list of events in docs/audit.md to the code, in both directions. */
class AuditDocTest {
    private static final Pattern NAMED = Pattern.compile("(?m)^\\| ((?:`[a-z_]+`(?:, )?)+) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    /** Where code gives an event its name: as the first text of what makes an entry, or of a choice of two. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:Told|bot|aside|about)\\((?:\\s*[a-z][\\w.()]*\\s*(?:,|\\?))?\\s*\"([a-z_]+)\"(?:\\s*:\\s*\"([a-z_]+)\")?"
                    + "|SHORTENED = \"([a-z_]+)\"");

    @Test
    void every_event_is_documented_and_no_other() throws IOException {
        String page = Files.readString(Path.of("docs", "audit.md"));
        String table = page.substring(page.indexOf("## What stands in it"), page.indexOf("## The hash"));
        Set<String> documented = NAMED.matcher(table)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .filter(name -> !name.equals("event"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).hasSizeGreaterThan(30).isEqualTo(written());
    }

    private static Set<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "io", "enidetach"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditDocTest::read)
                    .filter(text -> text.contains("AuditNote") || text.contains("SHORTENED"))
                    .flatMap(text -> WRITTEN.matcher(text).results())
                    .flatMap(match -> Stream.of(1, 2, 3).map(match::group))
                    .filter(name -> name != null)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
