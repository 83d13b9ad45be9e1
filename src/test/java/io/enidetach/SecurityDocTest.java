package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/security.md to the code: what it names is there, and no threat is without its three answers. */
class SecurityDocTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z][A-Za-z0-9]*)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)#([a-z0-9_]+)`");
    private static final Pattern SCOPE = Pattern.compile("(?m)^\\| `([a-z:]+)` \\|");

    private final String page = read(Path.of("docs", "security.md"));

    @Test
    void every_class_that_it_names_is_there() {
        Set<String> classes = new TreeSet<>(sources("src/main/java").keySet());
        classes.addAll(sources("src/test/java").keySet());
        assertThat(found(CLASS, page)).isNotEmpty().isSubsetOf(classes);
    }

    @Test
    void every_test_that_it_names_is_there() {
        Map<String, String> tests = sources("src/test/java");
        List<MatchResult> named = TEST.matcher(page).results().toList();
        assertThat(named)
                .hasSizeGreaterThan(40)
                .allSatisfy(test -> assertThat(tests.getOrDefault(test.group(1), ""))
                        .as(test.group())
                        .matches(text -> hasTest(text, test.group(2), tests)));
    }

    @Test
    void every_threat_says_what_stops_it_what_shows_that_and_what_remains() {
        String threats = page.substring(page.indexOf("## Threats"), page.indexOf("## Slack scopes"));
        List<String> each =
                Pattern.compile("(?m)^### ").splitAsStream(threats).skip(1).toList();
        assertThat(each).hasSizeGreaterThan(9).allSatisfy(threat -> {
            assertThat(threat).contains("- **Stops it:** ", "- **Shown by:** ", "- **Remains:** ");
            assertThat(TEST.matcher(threat).find()).as(threat).isTrue();
        });
    }

    @Test
    void it_gives_a_reason_for_each_scope_of_the_manifest_and_for_no_other() throws IOException {
        Set<String> scopes = new TreeSet<>();
        new YAMLMapper()
                .readTree(Files.readString(Path.of("manifest.yml")))
                .at("/oauth_config/scopes/bot")
                .forEach(scope -> scopes.add(scope.asText()));
        String table = page.substring(page.indexOf("## Slack scopes"), page.indexOf("## Rights in the cloud"));
        assertThat(found(SCOPE, table)).isEqualTo(scopes);
    }

    /** A contract's tests are those of the classes that extend it. */
    private static boolean hasTest(String source, String name, Map<String, String> tests) {
        return source.contains("void " + name + "(")
                || Pattern.compile("extends ([A-Z]\\w*)")
                        .matcher(source)
                        .results()
                        .anyMatch(
                                above -> tests.getOrDefault(above.group(1), "").contains("void " + name + "("));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text of each class by its simple name; of several with one name, all. */
    private static Map<String, String> sources(String root) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            Map<String, String> sources = new TreeMap<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.merge(
                            file.getFileName().toString().replace(".java", ""), read(file), String::concat));
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
