package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandsTest {
    private static final String POLICY = """
            regions: [ap-guangzhou, ap-shanghai]
            production:
              vpcs: ["prod-*"]
            rules:
              - name: contractors-never
                effect: deny
                groups: [S0CONTRACT]
              - name: network-operators
                effect: allow
                users: [U0ALICE]
                groups: [S0NETOPS]
                channels: [C0OPS]
            approval:
              channel: C0APPROVE
              groups: [S0LEADS]
            """;

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void write() throws IOException {
        environment.put("ENI_DETACH_POLICY", file("policy.yml", POLICY).toString());
    }

    @Test
    void a_right_policy_passes_the_check() {
        Typed unit = typed("policy", "check");

        assertThat(unit.exitCode()).isZero();
        assertThat(unit.out()).contains("policy.yml: ok, version ");
        assertThat(unit.err()).isEmpty();
    }

    @Test
    void a_broken_policy_fails_the_check_by_file_line_and_field() throws IOException {
        Path broken = file("broken.yml", POLICY.replace("effect: allow", "effect: permit"));
        Typed unit = typed("policy", "check", broken.toString());

        assertThat(unit.exitCode()).isEqualTo(1);
        assertThat(unit.out())
                .startsWith(broken + ":9:")
                .contains("rules[1].effect")
                .doesNotContain("permit");
    }

    @Test
    void a_policy_that_is_not_there_fails_the_check() {
        Typed unit = typed("policy", "check", directory.resolve("none.yml").toString());

        assertThat(unit.exitCode()).isEqualTo(1);
        assertThat(unit.out()).contains("none.yml");
    }

    @Test
    void the_check_says_where_api_v2_makes_everything_production_and_v3_does_not() throws IOException {
        environment.put(
                "ENI_DETACH_POLICY",
                file("tags.yml", POLICY.replace("vpcs: [\"prod-*\"]", "tags: {env: [prod]}"))
                        .toString());
        assertThat(typed("policy", "check").out()).contains("warning: ").contains("API v2 knows no tags");

        environment.put("TENCENTCLOUD_API", "v3");
        assertThat(typed("policy", "check").out()).doesNotContain("warning");
    }

    @Test
    void a_decision_is_explained_by_its_rule() {
        Typed unit = explain("--channel", "C0OPS", "--vpc-name", "prod-a", "--region", "ap-shanghai");

        assertThat(unit.exitCode()).isZero();
        assertThat(unit.out())
                .contains("allow by rule network-operators")
                .contains("production: yes, by its name (vpcs: prod-*)");
    }

    @Test
    void several_groups_may_be_given_in_one_go_or_one_by_one() {
        String inOneGo = explain("--group", "S0NETOPS", "S0CONTRACT").out();

        assertThat(inOneGo).contains("deny by rule contractors-never");
        assertThat(explain("--group", "S0NETOPS", "--group", "S0CONTRACT").out())
                .isEqualTo(inOneGo);
    }

    @Test
    void what_is_left_out_counts_as_not_established() {
        assertThat(explain().out())
                .contains("could not be established: channels")
                .contains("deny: ");
    }

    @Test
    void tags_that_the_chosen_api_cannot_read_are_pointed_out() {
        assertThat(explain("--tag", "env=prod").out()).contains("TENCENTCLOUD_API=v2");

        environment.put("TENCENTCLOUD_API", "v3");
        assertThat(explain("--tag", "env=prod").out()).doesNotContain("TENCENTCLOUD_API");
    }

    @Test
    void a_malformed_id_is_wrong_usage() {
        Typed unit = typed("policy", "explain", "--user", "alice", "--vpc", "vpc-7t9nf3pu");

        assertThat(unit.exitCode()).isEqualTo(2);
        assertThat(unit.err()).contains("--user").contains("must be a Slack user ID such as U012ABCDEF");
    }

    @Test
    void a_decision_cannot_be_explained_by_a_broken_policy() throws IOException {
        environment.put("ENI_DETACH_POLICY", file("broken.yml", "regions: 1\n").toString());
        Typed unit = explain();

        assertThat(unit.exitCode()).isEqualTo(1);
        assertThat(unit.err())
                .startsWith("eni-detach: ")
                .contains("broken.yml:1:")
                .hasLineCount(1);
    }

    @Test
    void a_malformed_environment_is_wrong_usage_in_one_line() {
        environment.put("TENCENTCLOUD_API", "v4");
        Typed unit = typed("policy", "check");

        assertThat(unit.exitCode()).isEqualTo(2);
        assertThat(unit.err())
                .isEqualToNormalizingNewlines("eni-detach: TENCENTCLOUD_API is malformed, it must be v2 or v3\n");
    }

    @Test
    void expected_decisions_pass() throws IOException {
        Path table = file(
                "table.yml",
                "- {user: U0ALICE, vpc: vpc-7t9nf3pu, vpc_name: prod-a, channel: C0OPS, expect: allow, production: true}\n");
        Typed unit = typed("policy", "test", table.toString());

        assertThat(unit.out()).contains("table.yml: ok, 1 decisions");
        assertThat(unit.exitCode()).isZero();
    }

    @Test
    void a_decision_that_is_another_fails_with_its_line_and_the_way_to_it() throws IOException {
        Path table = file("table.yml", "- {user: U0MALLORY, vpc: vpc-7t9nf3pu, channel: C0OPS, expect: allow}\n");
        Typed unit = typed("policy", "test", table.toString());

        assertThat(unit.exitCode()).isEqualTo(1);
        assertThat(unit.out())
                .contains(table + ":1: case 1: expect: expected allow, but it is deny")
                .contains("network-operators (allow): does not match");
    }

    @Test
    void a_table_that_cannot_be_read_fails() throws IOException {
        Typed unit =
                typed("policy", "test", file("table.yml", "- {user: U0ALICE}\n").toString());

        assertThat(unit.exitCode()).isEqualTo(1);
        assertThat(unit.out()).contains("table.yml:1:");
    }

    private Typed explain(String... more) {
        String[] all = new String[more.length + 6];
        String[] start = {"policy", "explain", "--user", "U0ALICE", "--vpc", "VPC-7t9nf3pu"};
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return typed(all);
    }

    private Typed typed(String... args) {
        return Typed.command(environment, args);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
