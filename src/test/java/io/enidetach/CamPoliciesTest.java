package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the ready policies for the cloud's access management to the calls in the adapters' code. */
class CamPoliciesTest {
    private static final Path ADAPTERS = Path.of("src/main/java/io/enidetach/cloud/tencent");
    private static final Pattern LOOK = Pattern.compile("CloudCall\\.look\\(\\s*\"(\\w+)\",\\s*\"(\\w+)\"");
    private static final Pattern CHANGE = Pattern.compile("\\bchange\\(\"(\\w+)\"");
    private static final Pattern ANY_LOOK = Pattern.compile("CloudCall\\.look\\(");
    private static final Pattern ANY_ASK = Pattern.compile("CloudCall\\.ask\\(");
    private static final String DETACH = "vpc:DetachNetworkInterface";
    private static final String ATTACH = "vpc:AttachNetworkInterface";
    private static final String ENIS = "qcs::vpc:::eni/*";
    private static final String SERVERS = "qcs::cvm:::instance/*";

    @Test
    void the_right_to_read_is_what_the_readers_call_and_no_more() throws IOException {
        assertThat(actions(policy("cam-read"))).isEqualTo(looks()).noneMatch(action -> !action.contains(":Describe"));
    }

    @Test
    void the_right_to_write_is_what_the_writers_call_and_no_more() throws IOException {
        assertThat(actions(policy("cam-write"))).isEqualTo(changes()).containsExactly(ATTACH, DETACH);
    }

    @Test
    void both_together_are_the_third() throws IOException {
        List<JsonNode> both = new ArrayList<>();
        policy("cam-read").path("statement").forEach(both::add);
        policy("cam-write").path("statement").forEach(both::add);
        assertThat(policy("cam-read-write").path("statement")).containsExactlyElementsOf(both);
    }

    @Test
    void a_detach_is_allowed_on_interfaces_and_servers_and_an_attach_on_interfaces() throws IOException {
        for (JsonNode statement : policy("cam-write").path("statement")) {
            Set<String> on = texts(statement.path("resource"));
            assertThat(on)
                    .isEqualTo(texts(statement.path("action")).contains(DETACH) ? Set.of(SERVERS, ENIS) : Set.of(ENIS));
        }
    }

    @Test
    void each_is_a_policy_that_allows_named_actions_only() throws IOException {
        for (String name : List.of("cam-read", "cam-write", "cam-read-write")) {
            JsonNode policy = policy(name);
            assertThat(policy.path("version").asText()).isEqualTo("2.0");
            assertThat(policy.path("statement")).isNotEmpty().allSatisfy(statement -> {
                assertThat(statement.fieldNames()).toIterable().containsExactly("effect", "action", "resource");
                assertThat(statement.path("effect").asText()).isEqualTo("allow");
                assertThat(texts(statement.path("action"))).allMatch(action -> action.matches("(vpc|cvm):[A-Za-z]+"));
            });
        }
    }

    @Test
    void every_action_stands_in_the_table_about_security() throws IOException {
        String page = Files.readString(Path.of("docs", "security.md"));
        assertThat(actions(policy("cam-read-write")))
                .allSatisfy(action -> assertThat(page).containsOnlyOnce("\n| `" + action + "` |"));
    }

    private static Set<String> looks() throws IOException {
        Set<String> looks = new TreeSet<>();
        for (String source : sources()) {
            LOOK.matcher(source).results().forEach(m -> looks.add(m.group(1) + ":" + m.group(2)));
            assertThat(count(LOOK, source))
                    .as("looks whose action is written out")
                    .isEqualTo(count(ANY_LOOK, source));
        }
        return looks;
    }

    // A writer makes its calls in one method, change.
    private static Set<String> changes() throws IOException {
        Set<String> changes = new TreeSet<>();
        int writers = 0;
        for (String source : sources()) {
            CHANGE.matcher(source).results().forEach(m -> changes.add("vpc:" + m.group(1)));
            assertThat(count(ANY_ASK, source)).isEqualTo(CHANGE.matcher(source).find() ? 1 : 0);
            writers += count(ANY_ASK, source);
        }
        assertThat(writers).isEqualTo(2);
        return changes;
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ADAPTERS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }

    private static Set<String> actions(JsonNode policy) {
        Set<String> actions = new TreeSet<>();
        policy.path("statement").forEach(statement -> actions.addAll(texts(statement.path("action"))));
        return actions;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static JsonNode policy(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readString(Path.of("docs", "cam", name + ".json")));
    }
}
