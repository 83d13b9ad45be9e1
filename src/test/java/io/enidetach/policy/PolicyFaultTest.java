package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a policy can be wrong, with the place where that is told. */
class PolicyFaultTest {
    private static final String TOP = "regions: [ap-guangzhou]\nproduction: {}\n";
    private static final String LEAST = TOP + "rules: []\n";
    private static final String RULE = TOP + "rules:\n  - name: a\n    effect: allow\n    ";
    private static final String TAGS =
            "regions: [gz]\nrules: []\napproval: { channel: C0X, users: [U0A] }\nproduction:\n";
    private static final String APPROVAL = LEAST + "approval:\n  channel: C0X\n  users: [U0A]\n  ";

    record Row(String yaml, int line, String field, Fault.Kind kind) {}

    static List<Row> rows() {
        return Stream.of(document(), shape(), rules(), approval(), freeze(), reason())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> document() {
        return List.of(
                new Row("", 0, "", Fault.Kind.EMPTY_FILE),
                new Row("# nothing\n", 0, "", Fault.Kind.EMPTY_FILE),
                new Row("just text", 1, "", Fault.Kind.NOT_A_MAP),
                new Row("- a\n- b\n", 1, "", Fault.Kind.NOT_A_MAP),
                new Row("regions: [ap-guangzhou\nproduction: {}\n", 2, "", Fault.Kind.NOT_YAML),
                new Row(LEAST + "\tpause: {}\n", 4, "", Fault.Kind.NOT_YAML),
                new Row(LEAST + "---\nregions: []\n", 5, "", Fault.Kind.SECOND_DOCUMENT),
                new Row(LEAST + "x: \u0007\n", 4, "", Fault.Kind.HIDDEN_CHARACTER),
                new Row(LEAST + "# \u202Etxet\n", 4, "", Fault.Kind.HIDDEN_CHARACTER),
                new Row(LEAST + "x: *nowhere\n", 4, "x", Fault.Kind.ANCHOR),
                new Row(LEAST + "? [a, b]\n: c\n", 4, "", Fault.Kind.NOT_YAML),
                new Row(LEAST + "# " + "x".repeat(1_000_000), 0, "", Fault.Kind.TOO_LARGE),
                new Row(LEAST + "pause: " + "[".repeat(30) + "]".repeat(30), 4, "", Fault.Kind.TOO_DEEP),
                new Row(LEAST + "regions: [ap-shanghai]\n", 4, "regions", Fault.Kind.DOUBLED_KEY),
                new Row(RULE + "users: [U0A]\n    effect: deny\n", 7, "rules[0].effect", Fault.Kind.DOUBLED_KEY),
                new Row(RULE + "users: &x [U0A]\n", 6, "rules[0].users", Fault.Kind.ANCHOR),
                new Row(RULE + "users: &x [U0A]\n    groups: *x\n", 6, "rules[0].users", Fault.Kind.ANCHOR),
                new Row(RULE + "users: !!set [U0A]\n", 6, "rules[0].users", Fault.Kind.ANCHOR),
                new Row(LEAST + "<<: {}\n", 4, "?", Fault.Kind.UNKNOWN_KEY),
                new Row("production: {}\nrules: []\n", 1, "regions", Fault.Kind.MISSING),
                new Row("regions: [gz]\nrules: []\n", 1, "production", Fault.Kind.MISSING),
                new Row(TOP, 1, "rules", Fault.Kind.MISSING));
    }

    private static List<Row> shape() {
        return List.of(
                new Row(LEAST + "pauze: {}\n", 4, "pauze", Fault.Kind.UNKNOWN_KEY),
                new Row("regions:\nproduction: {}\nrules: []\n", 1, "regions", Fault.Kind.NOT_A_LIST),
                new Row("regions: gz\nproduction: {}\nrules: []\n", 1, "regions", Fault.Kind.NOT_A_LIST),
                new Row("regions: []\nproduction: {}\nrules: []\n", 1, "regions", Fault.Kind.EMPTY_LIST),
                new Row("regions: [Gz]\nproduction: {}\nrules: []\n", 1, "regions[0]", Fault.Kind.NOT_A_REGION),
                new Row("regions: [1]\nproduction: {}\nrules: []\n", 1, "regions[0]", Fault.Kind.NOT_A_TEXT),
                new Row(
                        "regions: [gz, ap-guangzhou]\nproduction: {}\nrules: []\n",
                        1,
                        "regions",
                        Fault.Kind.DOUBLED_VALUE),
                new Row(
                        "regions:\n- gz\n- sh\n- gz\nproduction: {}\nrules: []\n",
                        4,
                        "regions[2]",
                        Fault.Kind.DOUBLED_VALUE),
                new Row("regions: [gz]\nproduction:\nrules: []\n", 2, "production", Fault.Kind.NOT_A_MAP),
                new Row("regions: [gz]\nproduction: []\nrules: []\n", 2, "production", Fault.Kind.NOT_A_MAP),
                new Row(TAGS + "  tag: {}\n", 5, "production.tag", Fault.Kind.UNKNOWN_KEY),
                new Row(TAGS + "  vpcs: []\n", 5, "production.vpcs", Fault.Kind.EMPTY_LIST),
                new Row(TAGS + "  vpcs: [VPC-7T9NF3PU]\n", 5, "production.vpcs[0]", Fault.Kind.NOT_A_VPC),
                new Row(TAGS + "  vpcs: ['']\n", 5, "production.vpcs[0]", Fault.Kind.NOT_A_VPC),
                new Row(TAGS + "  vpcs: [2026]\n", 5, "production.vpcs[0]", Fault.Kind.NOT_A_TEXT),
                new Row(TAGS + "  vpcs: [a, true]\n", 5, "production.vpcs[1]", Fault.Kind.NOT_A_TEXT),
                new Row(TAGS + "  tags: {}\n", 5, "production.tags", Fault.Kind.EMPTY),
                new Row(TAGS + "  tags: [env]\n", 5, "production.tags", Fault.Kind.NOT_A_MAP),
                new Row(TAGS + "  tags: { env: prod }\n", 5, "production.tags.env", Fault.Kind.NOT_A_LIST),
                new Row(TAGS + "  tags: { env: [] }\n", 5, "production.tags.env", Fault.Kind.EMPTY_LIST),
                new Row(
                        TAGS + "  tags:\n    env: [x]\n    env: [y]\n",
                        7,
                        "production.tags.env",
                        Fault.Kind.DOUBLED_KEY));
    }

    private static List<Row> rules() {
        return List.of(
                new Row(TOP + "rules: {}\n", 3, "rules", Fault.Kind.NOT_A_LIST),
                new Row(TOP + "rules: [x]\n", 3, "rules[0]", Fault.Kind.NOT_A_MAP),
                new Row(TOP + "rules:\n  - effect: deny\n", 4, "rules[0].name", Fault.Kind.MISSING),
                new Row(TOP + "rules:\n  - name: a\n", 4, "rules[0].effect", Fault.Kind.MISSING),
                new Row(TOP + "rules:\n  - name: 7\n    effect: deny\n", 4, "rules[0].name", Fault.Kind.NOT_A_TEXT),
                new Row(TOP + "rules:\n  - name: ''\n    effect: deny\n", 4, "rules[0].name", Fault.Kind.NOT_A_NAME),
                new Row(
                        TOP + "rules:\n  - name: a\n    effect: Allow\n",
                        5,
                        "rules[0].effect",
                        Fault.Kind.NOT_AN_EFFECT),
                new Row(
                        RULE + "users: [U0A]\n  - name: a\n    effect: deny\n",
                        7,
                        "rules[1].name",
                        Fault.Kind.DOUBLED_VALUE),
                new Row(RULE + "user: [U0A]\n", 6, "rules[0].user", Fault.Kind.UNKNOWN_KEY),
                new Row(RULE + "users: U0A\n", 6, "rules[0].users", Fault.Kind.NOT_A_LIST),
                new Row(RULE + "users: ['@alice']\n", 6, "rules[0].users[0]", Fault.Kind.NOT_A_USER),
                new Row(RULE + "users:\n    - U0A\n    - S0B\n", 8, "rules[0].users[1]", Fault.Kind.NOT_A_USER),
                new Row(RULE + "groups: [U0A]\n", 6, "rules[0].groups[0]", Fault.Kind.NOT_A_GROUP),
                new Row(RULE + "groups: ['*']\n", 6, "rules[0].groups[0]", Fault.Kind.NOT_A_GROUP),
                new Row(RULE + "channels: ['#ops']\n", 6, "rules[0].channels[0]", Fault.Kind.NOT_A_CHANNEL),
                new Row(RULE + "channels: []\n", 6, "rules[0].channels", Fault.Kind.EMPTY_LIST),
                new Row(RULE + "vpcs: []\n", 6, "rules[0].vpcs", Fault.Kind.EMPTY_LIST),
                new Row(RULE + "regions: []\n", 6, "rules[0].regions", Fault.Kind.EMPTY_LIST),
                new Row(RULE + "regions:\n", 6, "rules[0].regions", Fault.Kind.NOT_A_LIST));
    }

    private static List<Row> approval() {
        String production = "regions: [gz]\nrules: []\nproduction: { vpcs: ['*'] }\n";
        return List.of(
                new Row(production, 1, "approval", Fault.Kind.NO_APPROVAL),
                new Row(production + "approval: { channel: C0X }\n", 4, "approval.groups", Fault.Kind.NO_APPROVER),
                new Row(
                        production + "approval: { channel: C0X, users: [], groups: [] }\n",
                        4,
                        "approval.groups",
                        Fault.Kind.NO_APPROVER),
                new Row(LEAST + "approval: { users: [U0A] }\n", 4, "approval.channel", Fault.Kind.MISSING),
                new Row(LEAST + "approval: { channel: '#x' }\n", 4, "approval.channel", Fault.Kind.NOT_A_CHANNEL),
                new Row(LEAST + "approval: x\n", 4, "approval", Fault.Kind.NOT_A_MAP),
                new Row(LEAST + "approval: []\n", 4, "approval", Fault.Kind.EMPTY),
                new Row(APPROVAL + "required: '1'\n", 7, "approval.required", Fault.Kind.NOT_A_NUMBER),
                new Row(APPROVAL + "required: 1.0\n", 7, "approval.required", Fault.Kind.NOT_A_NUMBER),
                new Row(APPROVAL + "required: 0x1\n", 7, "approval.required", Fault.Kind.NOT_A_NUMBER),
                new Row(APPROVAL + "required: -1\n", 7, "approval.required", Fault.Kind.NOT_A_NUMBER),
                new Row(APPROVAL + "required: 0\n", 7, "approval.required", Fault.Kind.NOT_POSITIVE),
                new Row(APPROVAL + "required: 2\n", 7, "approval.required", Fault.Kind.TOO_FEW_APPROVERS),
                new Row(APPROVAL + "self_approval: 'false'\n", 7, "approval.self_approval", Fault.Kind.NOT_A_FLAG),
                new Row(APPROVAL + "self_approval: yes\n", 7, "approval.self_approval", Fault.Kind.NOT_A_FLAG),
                new Row(APPROVAL + "self_approval: 1\n", 7, "approval.self_approval", Fault.Kind.NOT_A_FLAG),
                new Row(APPROVAL + "expires_after: 30\n", 7, "approval.expires_after", Fault.Kind.NOT_A_TEXT),
                new Row(APPROVAL + "expires_after: 1d\n", 7, "approval.expires_after", Fault.Kind.NOT_A_DURATION),
                new Row(APPROVAL + "reason: true\n", 7, "approval.reason", Fault.Kind.NOT_A_TEXT),
                new Row(APPROVAL + "reason: always\n", 7, "approval.reason", Fault.Kind.NOT_A_CHOICE),
                new Row(LEAST + "pause: { channel: C0X }\n", 4, "pause.channel", Fault.Kind.UNKNOWN_KEY),
                new Row(LEAST + "pause:\n", 4, "pause", Fault.Kind.NOT_A_MAP));
    }

    private static List<Row> freeze() {
        String window = LEAST + "freeze:\n  - name: x\n    zone: UTC\n    ";
        return List.of(
                new Row(LEAST + "freeze: {}\n", 4, "freeze", Fault.Kind.NOT_A_LIST),
                new Row(LEAST + "freeze: [x]\n", 4, "freeze[0]", Fault.Kind.NOT_A_MAP),
                new Row(window + "form: 2026-12-24\n", 7, "freeze[0].form", Fault.Kind.UNKNOWN_KEY),
                new Row(window, 5, "freeze[0]", Fault.Kind.NO_FREEZE_TIME),
                new Row(
                        window + "weekly: fri 18:00 - mon 06:00\n    from: 2026-12-24\n    to: 2026-12-25\n",
                        5,
                        "freeze[0]",
                        Fault.Kind.NO_FREEZE_TIME),
                new Row(window + "from: 2026-12-24\n", 5, "freeze[0].to", Fault.Kind.MISSING),
                new Row(
                        window + "from: 24.12.2026\n    to: 2026-12-25\n",
                        7,
                        "freeze[0].from",
                        Fault.Kind.NOT_A_MOMENT),
                new Row(
                        window + "from: 2026-12-24\n    to: 2026-12-23\n",
                        8,
                        "freeze[0].to",
                        Fault.Kind.ENDS_TOO_EARLY),
                new Row(
                        window + "from: 2026-12-24 18:00\n    to: 2026-12-24 18:00\n",
                        8,
                        "freeze[0].to",
                        Fault.Kind.ENDS_TOO_EARLY),
                new Row(window + "weekly: fri - mon\n", 7, "freeze[0].weekly", Fault.Kind.NOT_A_WEEK),
                new Row(window + "weekly: Fri 18:00 - Mon 06:00\n", 7, "freeze[0].weekly", Fault.Kind.NOT_A_WEEK),
                new Row(window + "weekly: fri 24:00 - mon 06:00\n", 7, "freeze[0].weekly", Fault.Kind.NOT_A_WEEK),
                new Row(window + "weekly: fri 18:00 - fri 18:00\n", 7, "freeze[0].weekly", Fault.Kind.ENDS_TOO_EARLY),
                new Row(
                        LEAST + "freeze: [{ name: x, zone: Mars, weekly: fri 18:00 - mon 06:00 }]\n",
                        4,
                        "freeze[0].zone",
                        Fault.Kind.NOT_A_ZONE),
                new Row(
                        LEAST + "freeze: [{ name: x, weekly: fri 18:00 - mon 06:00 }]\n",
                        4,
                        "freeze[0].zone",
                        Fault.Kind.MISSING),
                new Row(
                        window + "weekly: fri 18:00 - mon 06:00\n  - name: x\n    zone: UTC\n"
                                + "    from: 2026-12-24\n    to: 2026-12-24\n",
                        8,
                        "freeze[1].name",
                        Fault.Kind.DOUBLED_VALUE));
    }

    private static List<Row> reason() {
        String production = "regions: [gz]\nrules: []\nproduction: { vpcs: ['*'] }\n";
        return List.of(
                new Row(production + "approval: []\n", 4, "approval", Fault.Kind.EMPTY),
                new Row(
                        production
                                + "approval:\n  - { channel: C0X, users: [U0A] }\n  - { channel: C0Y, users: [U0A] }\n",
                        6,
                        "approval[1]",
                        Fault.Kind.NEVER_REACHED),
                new Row(
                        production + "approval:\n  - { channel: C0X }\n",
                        5,
                        "approval[0].groups",
                        Fault.Kind.NO_APPROVER),
                new Row(APPROVAL + "vpcs: []\n", 7, "approval.vpcs", Fault.Kind.EMPTY_LIST),
                new Row(APPROVAL + "tags: {}\n", 7, "approval.tags", Fault.Kind.EMPTY),
                new Row(APPROVAL + "reason_pattern: '('\n", 7, "approval.reason_pattern", Fault.Kind.NOT_A_PATTERN),
                new Row(APPROVAL + "reason_pattern: '(?=x)'\n", 7, "approval.reason_pattern", Fault.Kind.NOT_A_PATTERN),
                new Row(
                        APPROVAL + "reason_pattern: '" + "x".repeat(201) + "'\n",
                        7,
                        "approval.reason_pattern",
                        Fault.Kind.NOT_A_PATTERN),
                new Row(APPROVAL + "reason_min_length: 0\n", 7, "approval.reason_min_length", Fault.Kind.NOT_A_LENGTH),
                new Row(
                        APPROVAL + "reason_min_length: 501\n",
                        7,
                        "approval.reason_min_length",
                        Fault.Kind.NOT_A_LENGTH),
                new Row(
                        APPROVAL + "reason: optional\n  reason_min_length: 5\n",
                        7,
                        "approval.reason",
                        Fault.Kind.REASON_IS_REQUIRED),
                new Row(RULE + "eni_tags: {}\n", 6, "rules[0].eni_tags", Fault.Kind.EMPTY),
                new Row(RULE + "eni_tags: [a]\n", 6, "rules[0].eni_tags", Fault.Kind.NOT_A_MAP),
                new Row(RULE + "server_tags: { a: b }\n", 6, "rules[0].server_tags.a", Fault.Kind.NOT_A_LIST));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_fault_names_line_and_field(Row row) {
        assertThat(faults(row.yaml()))
                .extracting(Fault::line, Fault::field, Fault::kind)
                .contains(org.assertj.core.groups.Tuple.tuple(row.line(), row.field(), row.kind()));
    }

    @Test
    void each_kind_of_fault_has_a_row() {
        Set<Fault.Kind> elsewhere = EnumSet.of(
                Fault.Kind.UNREADABLE_FILE, Fault.Kind.NO_CASES, Fault.Kind.NOT_A_VPC_ID, Fault.Kind.NOT_A_TIME);
        Set<Fault.Kind> seen = rows().stream().map(Row::kind).collect(Collectors.toSet());

        assertThat(seen).containsAll(EnumSet.complementOf(EnumSet.copyOf(elsewhere)));
    }

    @Test
    void all_faults_are_told_at_once_in_the_order_of_the_file() {
        var text = "regions: [1]\nproduction: { vpc: [] }\nrules:\n  - name: a\n    efect: allow\n";

        assertThat(faults(text))
                .extracting(Fault::toString)
                .containsExactly(
                        "p.yml:1:11: regions[0]: must be text; put it in quotes",
                        "p.yml:2:15: production.vpc: no such key; did you mean vpcs?",
                        "p.yml:4:5: rules[0].effect: it is missing",
                        "p.yml:5:5: rules[0].efect: no such key; did you mean effect?");
    }

    @Test
    void a_value_that_could_be_secret_is_not_repeated() {
        var text = LEAST + "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE: xoxb-1\npause: { users: [xoxb-z8krbs] }\n"
                + "approval: { channel: xoxb-z8krbs, reason: xoxb-z8krbs, required: xoxb-z8krbs }\n";

        assertThat(faults(text).toString()).doesNotContain("AKID", "xoxb", "z8krbs");
        assertThat(faults(LEAST + "x: \"xoxb-z8krbs\n").toString()).doesNotContain("z8krbs");
    }

    @Test
    void a_file_that_is_missing_or_not_text_cannot_be_read(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("binary.yml"), new byte[] {(byte) 0xC3, 0x28});

        for (Path file : List.of(folder.resolve("missing.yml"), folder, binary)) {
            assertThat(PolicyFile.load(file))
                    .isEqualTo(new Loaded.Broken(List.of(
                            new Fault(file.toString(), 0, 0, "", Fault.Kind.UNREADABLE_FILE, Optional.empty()))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{a: ",
                "- ",
                "? ",
                "a:\n",
                "&a ",
                "*a ",
                "!x ",
                "---\n",
                "\"",
                "'",
                "| ",
                "1",
                "a",
                ", ",
                "%TAG ! x\n"
            })
    @Timeout(20)
    void a_page_that_says_one_thing_without_end_is_refused_and_breaks_nothing(String piece) {
        assertThat(faults(piece.repeat(200_000 / piece.length()))).isNotEmpty();
        assertThat(faults(LEAST + piece.repeat(100_000 / piece.length()))).isNotEmpty();
    }

    private static List<Fault> faults(String yaml) {
        Loaded loaded = PolicyFile.parse(yaml, "p.yml");
        assertThat(loaded).isInstanceOf(Loaded.Broken.class);
        return ((Loaded.Broken) loaded).faults();
    }
}
