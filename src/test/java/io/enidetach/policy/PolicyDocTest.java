package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/policy.md to the loader. */
class PolicyDocTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final String page = page();

    @Test
    void the_examples_of_the_page_together_are_a_policy() {
        String yaml =
                EXAMPLE.matcher(page).results().map(example -> example.group(1)).collect(Collectors.joining());

        assertThat(PolicyFile.parse(yaml, "docs/policy.md")).isInstanceOf(Loaded.Ok.class);
    }

    @Test
    void the_page_names_every_field() {
        List<String> named = Pattern.compile("`?\\b([a-z_]+)(?:`|: |:\n)")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(Stream.of(
                                PolicyReader.KEYS,
                                PolicyReader.PRODUCTION_KEYS,
                                RuleReader.KEYS,
                                ApprovalReader.KEYS,
                                FreezeReader.KEYS,
                                TableReader.KEYS)
                        .flatMap(List::stream))
                .allSatisfy(key -> assertThat(named).contains(key));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs", "policy.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
