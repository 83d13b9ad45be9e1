package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/fidelity.md} names tests; they have to be there, and no row may be without one. */
class FidelityTest {
    private static final Path DOCUMENT = Path.of("docs", "fidelity.md");
    private static final Path TESTS = Path.of("src", "test", "java", "io", "enidetach", "sandbox");
    private static final Pattern TEST = Pattern.compile("\\b(slack|tencent|page)\\.(\\w+Test)\\b");

    @Test
    void every_test_that_the_document_names_exists() throws IOException {
        List<Path> named = TEST.matcher(Files.readString(DOCUMENT))
                .results()
                .map(name -> TESTS.resolve(name.group(1)).resolve(name.group(2) + ".java"))
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(15)
                .allSatisfy(test -> assertThat(test).exists());
    }

    @Test
    void every_behaviour_is_checked_by_a_test() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| behaviour |") && !line.startsWith("| --- |"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> {
            String[] cells = row.split("\\|");
            assertThat(cells).hasSize(5);
            assertThat(cells[4]).containsPattern(TEST);
        });
    }

    @Test
    void every_official_client_is_named() throws IOException {
        String document = Files.readString(DOCUMENT);
        try (var files = Files.walk(TESTS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("Official.*Test\\.java"))
                            .map(name -> name.replace(".java", "")))
                    .isNotEmpty()
                    .allMatch(document::contains);
        }
    }
}
