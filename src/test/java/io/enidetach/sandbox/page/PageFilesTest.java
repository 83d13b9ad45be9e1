package io.enidetach.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that each file of the page keeps. */
class PageFilesTest {
    private static final Path ROOT = Path.of("src/main/resources/sandbox");
    private static final Pattern REFERENCE = Pattern.compile("(?:from|href=|src=) ?[\"'](\\.?/[^\"'?]+\\.[a-z]+)[\"']");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:)?//[a-z0-9-]+\\.[a-z]");
    private static final int LINES_MAX = 260;

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_a_file_refers_to_exists(Path file) throws IOException {
        Matcher references = REFERENCE.matcher(Files.readString(file));
        while (references.find()) {
            String name = references.group(1);
            Path target =
                    name.startsWith("./") ? file.resolveSibling(name.substring(2)) : ROOT.resolve(name.substring(1));
            assertThat(target).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_file_names_another_host(Path file) throws IOException {
        String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");

        assertThat(ELSEWHERE.matcher(text).results().map(hit -> hit.group())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothing_that_somebody_typed_can_become_markup_or_code(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
    }

    @ParameterizedTest
    @MethodSource("files")
    void files_stay_small(Path file) throws IOException {
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LINES_MAX);
    }
}
