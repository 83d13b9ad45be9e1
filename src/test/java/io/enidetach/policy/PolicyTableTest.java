package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTableTest {
    private static final Policy SHIPPED = ((Loaded.Ok) PolicyFile.load(Path.of("config", "policy.yml"))).policy();

    @Test
    void a_table_that_holds_passes() {
        var table = """
                # who, where, what is expected
                - { user: U0ALICE, vpc: vpc-7t9nf3pu, channel: C0OPS, expect: allow, production: true,
                    rule: network-operators }
                - user: U0NED
                  groups: [S0NETOPS]
                  vpc: vpc-dev00001
                  vpc_name: dev-web
                  tags: { env: dev }
                  region: gz
                  channel: C0OPS
                  expect: allow
                  production: false
                - { user: U0NED, groups: [S0NETOPS], vpc_name: Prod-1, channel: C0OPS, expect: allow, production: true }
                - { user: U0NED, groups: [S0NETOPS, S0CONTRACT], expect: deny, rule: contractors-never }
                - { user: U0NED, groups: [S0NETOPS], channel: C0OPS, region: ap-shanghai, expect: deny }
                - { user: U0NED, groups: [S0NETOPS], channel: C0OPS, region: ap-beijing, expect: deny }
                - { user: U0NED, groups: [S0NETOPS], expect: deny }
                - { user: U0EVE, channel: C0OPS, expect: deny, tags: {}, vpc_name: "" }
                """;

        assertThat(run(table)).isEqualTo(new PolicyTable.Result.Ran(8, List.of()));
    }

    @Test
    void the_shipped_table_holds_for_the_shipped_policy() {
        assertThat(PolicyTable.run(Path.of("config", "policy-test.yml"), SHIPPED))
                .isEqualTo(new PolicyTable.Result.Ran(8, List.of()));
    }

    @Test
    void a_case_that_does_not_hold_is_named_with_its_line() {
        var table = """
                - { user: U0EVE, expect: deny }
                -
                  user: U0ALICE
                  channel: C0OPS
                  expect: deny
                  production: false
                  rule: contractors-never
                - { user: U0EVE, expect: deny, rule: network-operators }
                """;

        assertThat(((PolicyTable.Result.Ran) run(table)).mismatches())
                .extracting(PolicyTable.Mismatch::toString)
                .containsExactly(
                        "t.yml:3: case 2: expect: expected deny, but it is allow",
                        "t.yml:3: case 2: production: expected false, but it is true",
                        "t.yml:3: case 2: rule: expected contractors-never, but it is network-operators",
                        "t.yml:8: case 3: rule: expected network-operators, but it is (none)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|1|''|NO_CASES",
                "{ user: U0A, expect: allow }|1|''|NOT_A_LIST",
                "[x]|1|[0]|NOT_A_MAP",
                "[{ expect: allow }]|1|[0].user|MISSING",
                "[{ user: U0A }]|1|[0].expect|MISSING",
                "[{ user: alice, expect: allow }]|1|[0].user|NOT_A_USER",
                "[{ user: U0A, expect: yes }]|1|[0].expect|NOT_AN_EFFECT",
                "[{ user: U0A, expect: allow, vpc: dev }]|1|[0].vpc|NOT_A_VPC_ID",
                "[{ user: U0A, expect: allow, region: X }]|1|[0].region|NOT_A_REGION",
                "[{ user: U0A, expect: allow, channel: ops }]|1|[0].channel|NOT_A_CHANNEL",
                "[{ user: U0A, expect: allow, groups: S0A }]|1|[0].groups|NOT_A_LIST",
                "[{ user: U0A, expect: allow, tags: [a] }]|1|[0].tags|NOT_A_MAP",
                "[{ user: U0A, expect: allow, tags: { a: 1 } }]|1|[0].tags.a|NOT_A_TEXT",
                "[{ user: U0A, expect: allow, production: 'no' }]|1|[0].production|NOT_A_FLAG",
                "[{ user: U0A, expect: allow, name: x }]|1|[0].name|UNKNOWN_KEY",
                "''|0|''|EMPTY_FILE"
            })
    void a_table_is_read_as_strictly_as_a_policy(String table, int line, String field, Fault.Kind kind) {
        assertThat(((PolicyTable.Result.Broken) run(table)).faults())
                .first()
                .extracting(Fault::line, Fault::field, Fault::kind)
                .containsExactly(line, field, kind);
    }

    @Test
    void a_table_that_is_not_there_is_broken() {
        var result = (PolicyTable.Result.Broken) PolicyTable.run(Path.of("no", "such.yml"), SHIPPED);

        assertThat(result.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.UNREADABLE_FILE);
    }

    @Test
    void an_explanation_tells_each_rule_the_decision_and_production() {
        var decision = SHIPPED.decide(
                Policies.unread("U0ALICE"), Optional.of(Policies.OPS), Policies.unreadableVpc(), Optional.empty());

        assertThat(Explanation.lines(decision))
                .containsExactly(
                        "1. contractors-never (deny): matches, since this could not be established: groups",
                        "deny by rule contractors-never: the person's rights could not be established",
                        "production: yes, since the VPC could not be established (vpcs: vpc-7t9nf3pu)");
    }

    @Test
    void an_explanation_of_an_allow_reads_aloud() {
        var decision = SHIPPED.decide(Policies.member("U0ALICE"), Policies.OPS, Policies.DEV, Policies.NOW);

        assertThat(Explanation.lines(decision))
                .containsExactly(
                        "1. contractors-never (deny): does not match: groups",
                        "2. network-operators (allow): matches",
                        "allow by rule network-operators",
                        "production: no");
    }

    private static PolicyTable.Result run(String table) {
        return PolicyTable.run(Optional.of(table), "t.yml", SHIPPED);
    }
}
