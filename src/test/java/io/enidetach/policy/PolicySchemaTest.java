package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds config/policy.schema.json, which editors use, to the loader, which decides. */
class PolicySchemaTest {
    private static final Path CONFIG = Path.of("config");
    private static final String LEAST = "regions: [gz]\nproduction: {}\nrules: []\n";

    /** What is no YAML for the loader, or compares things that a schema cannot compare. */
    private static final Set<Fault.Kind> BEYOND_A_SCHEMA = EnumSet.of(
            Fault.Kind.EMPTY_FILE,
            Fault.Kind.NOT_YAML,
            Fault.Kind.SECOND_DOCUMENT,
            Fault.Kind.HIDDEN_CHARACTER,
            Fault.Kind.ANCHOR,
            Fault.Kind.TOO_LARGE,
            Fault.Kind.TOO_DEEP,
            Fault.Kind.DOUBLED_KEY,
            Fault.Kind.DOUBLED_VALUE,
            Fault.Kind.TOO_FEW_APPROVERS,
            Fault.Kind.NEVER_REACHED,
            Fault.Kind.NOT_A_PATTERN,
            Fault.Kind.NOT_A_ZONE,
            Fault.Kind.ENDS_TOO_EARLY);

    private final JsonNode schema = schema();

    static List<PolicyFaultTest.Row> faults() {
        return PolicyFaultTest.rows().stream()
                .filter(row -> !BEYOND_A_SCHEMA.contains(row.kind()))
                .toList();
    }

    @Test
    void it_knows_the_keys_that_the_loader_knows_and_no_others() {
        assertThat(keys("")).isEqualTo(sorted(PolicyReader.KEYS));
        assertThat(keys("/properties/production")).isEqualTo(sorted(PolicyReader.PRODUCTION_KEYS));
        assertThat(keys("/properties/rules/items")).isEqualTo(sorted(RuleReader.KEYS));
        assertThat(keys("/$defs/approval")).isEqualTo(sorted(ApprovalReader.KEYS));
        assertThat(keys("/properties/freeze/items")).isEqualTo(sorted(FreezeReader.KEYS));
        assertThat(keys("/properties/pause")).isEqualTo(sorted(PolicyReader.PAUSE_KEYS));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_the_loader_refuses_the_schema_refuses(PolicyFaultTest.Row row) {
        assertThat(accepted(row.yaml())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LEAST,
                LEAST + "pause: {}\n",
                LEAST + "pause: { users: [U0A], groups: [] }\n",
                LEAST + "approval: { channel: C0X }\n",
                LEAST + "approval: { channel: C0X, users: ['*'], required: 12, self_approval: true }\n",
                LEAST + "approval: { channel: G0X, groups: [S0A], expires_after: 90s, reason: required }\n",
                "regions: [gz]\nproduction: { tags: { env: [x, 'y*'] } }\nrules: []\n"
                        + "approval: { channel: C0X, groups: [S0A] }\n",
                "regions: [gz, sh]\nproduction: {}\nrules:\n"
                        + "  - { name: a b, effect: deny, users: ['*'], channels: [D0X], vpcs: ['*'], regions: [gz],\n"
                        + "      eni_tags: { a: [b] }, server_tags: { a: [b, c*] } }\n",
                LEAST + "freeze: []\n",
                LEAST + "approval: [{ channel: C0X, vpcs: ['p*'], tags: { a: [b] } }, { channel: C0Y }]\n",
                LEAST + "approval: { channel: C0X, reason_pattern: 'CHG-[0-9]+', reason_min_length: 9 }\n",
                LEAST + "approval: { channel: C0X, reason_pattern: x, reason: required }\n",
                LEAST + "freeze: [{ name: x, zone: UTC, from: 2026-12-24, to: 2026-12-24 }]\n",
                LEAST + "freeze: [{ name: x, zone: UTC, from: 2026-12-24, to: 2026-12-24 18:00 }]\n",
                LEAST + "freeze: [{ name: x, zone: Asia/Shanghai, weekly: fri 18:00 - mon 06:00 }]\n"
            })
    void what_the_loader_takes_the_schema_takes(String yaml) {
        assertThat(PolicyFile.parse(yaml, "p.yml")).isInstanceOf(Loaded.Ok.class);
        assertThat(accepted(yaml)).isTrue();
    }

    @Test
    void the_shipped_policy_fits_it_and_names_it() throws IOException {
        String text = Files.readString(CONFIG.resolve("policy.yml"));

        assertThat(accepted(text)).isTrue();
        assertThat(text).startsWith("# yaml-language-server: $schema=policy.schema.json\n");
        assertThat(accepted(Files.readString(Path.of("src/main/resources/sandbox-policy.yml"))))
                .isTrue();
    }

    @Test
    void its_patterns_agree_with_the_loaders() {
        Map<String, Pattern> patterns = Map.of(
                "/$defs/users/items", Shapes.USER_OR_EVERYBODY,
                "/$defs/groups/items", Shapes.GROUP,
                "/$defs/channel", Shapes.CHANNEL,
                "/$defs/vpcs/items", Shapes.VPC,
                "/$defs/regions/items", Shapes.REGION,
                "/$defs/name", Shapes.NAME,
                "/$defs/moment", FreezeReader.MOMENT,
                "/properties/freeze/items/properties/weekly", FreezeReader.WEEK);
        List<String> samples = samples();

        patterns.forEach((at, shape) -> assertThat(samples)
                .as(at)
                .allSatisfy(text -> assertThat(matches(at, text))
                        .as("<%s>", text)
                        .isEqualTo(shape.matcher(text).matches()))
                .anyMatch(text -> matches(at, text)));
        assertThat(samples)
                .allSatisfy(text -> assertThat(matches("/$defs/approval/properties/expires_after", text))
                        .as("<%s>", text)
                        .isEqualTo(Durations.parse(text).isPresent()));
    }

    /** Right and wrong ones, each of them with a random letter changed, doubled or taken out too. */
    private static List<String> samples() {
        List<String> seeds = List.of(
                "*",
                "U0A",
                "W" + "Z".repeat(30),
                "U" + "Z".repeat(31),
                "S0NETOPS",
                "C0X",
                "G0X",
                "D0X",
                "gz",
                "ap-guangzhou",
                "ap-shanghai-fsi-open",
                "vpc-7t9nf3pu",
                "VPC-7T9NF3PU",
                "vpc-7T9nf3pu",
                "prod-*",
                "a b",
                " a",
                "a ",
                "x".repeat(80),
                "x".repeat(81),
                "30m",
                "0s",
                "000",
                "007ms",
                "1234567890h",
                "1d",
                "2026-12-24",
                "2026-12-24 18:00",
                "fri 18:00 - mon 06:00");
        Random random = new Random(20_261_123);
        String letters = "aZ09-*? :\tvVpPcC_é\u007f";
        return IntStream.range(0, 6_000)
                .mapToObj(i -> {
                    StringBuilder text = new StringBuilder(seeds.get(i % seeds.size()));
                    if (i >= seeds.size()) {
                        int at = random.nextInt(text.length());
                        int until = at + random.nextInt(2);
                        text.replace(at, until, random.nextInt(4) == 0 ? "" : one(letters, random));
                    }
                    return text.toString();
                })
                .toList();
    }

    private static String one(String letters, Random random) {
        int at = random.nextInt(letters.length());
        return letters.substring(at, at + 1);
    }

    private boolean matches(String at, String text) {
        return Pattern.compile(schema.at(at + "/pattern").asText())
                .matcher(text)
                .find();
    }

    private Set<String> keys(String at) {
        JsonNode object = schema.at(at);
        assertThat(object.path("additionalProperties").isBoolean()).isTrue();
        Set<String> keys = new TreeSet<>();
        object.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> sorted(Collection<String> keys) {
        return new TreeSet<>(keys);
    }

    private boolean accepted(String yaml) {
        Optional<Node> document = Yaml.read(yaml, new Faults("p.yml"));
        return new SchemaCheck(schema).accepts(json(document.orElseThrow()));
    }

    private static JsonNode json(Node node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof Node.Text text) {
            return make.textNode(text.value());
        } else if (node instanceof Node.Whole whole) {
            return Pattern.matches("-?[0-9]+", whole.digits())
                    ? make.numberNode(Long.parseLong(whole.digits()))
                    : make.numberNode(0.5);
        } else if (node instanceof Node.Flag flag) {
            return make.booleanNode(flag.value());
        } else if (node instanceof Node.Items items) {
            ArrayNode array = make.arrayNode();
            items.items().forEach(item -> array.add(json(item)));
            return array;
        } else if (node instanceof Node.Entries map) {
            ObjectNode object = make.objectNode();
            map.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        }
        return make.nullNode();
    }

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(Files.readString(CONFIG.resolve("policy.schema.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
