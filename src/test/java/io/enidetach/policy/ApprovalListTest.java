package io.enidetach.policy;

import static io.enidetach.policy.Policies.DEV_VPC;
import static io.enidetach.policy.Policies.GUANGZHOU;
import static io.enidetach.policy.Policies.NOW;
import static io.enidetach.policy.Policies.OPS;
import static io.enidetach.policy.Policies.PROD_VPC;
import static io.enidetach.policy.Policies.member;
import static io.enidetach.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Person;
import io.enidetach.request.VpcId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code approval} as a list: the first entry that is for the VPC decides. */
class ApprovalListTest {
    private static final Subject ALICE = member("U0ALICE");
    private static final Policy UNIT = tiers("  - { channel: C0LEADS, groups: [S0LEADS] }\n");

    private static Policy tiers(String last) {
        return policy("""
                regions: [ap-guangzhou]
                production: { vpcs: ["*"] }
                rules: [{ name: all, effect: allow, users: ["*"] }]
                approval:
                  - { vpcs: [vpc-7t9nf3pu, "core-*"], channel: C0CORE, groups: [S0CORE], required: 2 }
                  - { vpcs: ["shop-*"], tags: { tier: [critical, "p?"] }, channel: C0SHOP, users: [U0SHOP] }
                """ + last);
    }

    private static Target target(VpcId vpc, String name, Map<String, String> tags) {
        return Target.ofVpc(GUANGZHOU, Optional.of(vpc), Optional.ofNullable(name), Optional.ofNullable(tags));
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("the ID", target(PROD_VPC, "x", Map.of()), "C0CORE"),
                Arguments.of("the ID suffices", target(PROD_VPC, null, null), "C0CORE"),
                Arguments.of("a glob, whatever the case", target(DEV_VPC, "Core-Db", Map.of()), "C0CORE"),
                Arguments.of("name and tag", target(DEV_VPC, "shop-1", Map.of("Tier", "Critical")), "C0SHOP"),
                Arguments.of("a glob over values", target(DEV_VPC, "shop-1", Map.of("tier", "p0")), "C0SHOP"),
                Arguments.of("the name without the tag", target(DEV_VPC, "shop-1", Map.of()), "C0LEADS"),
                Arguments.of("the tag without the name", target(DEV_VPC, "x", Map.of("tier", "p0")), "C0LEADS"),
                Arguments.of("neither", target(DEV_VPC, "x", null), "C0LEADS"),
                Arguments.of("tags not read, and it hangs on them", target(DEV_VPC, "shop-1", null), null),
                Arguments.of("name not read, and it hangs on it", target(DEV_VPC, null, Map.of()), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void the_first_entry_that_is_for_the_vpc_decides(String what, Target target, String channel) {
        Decision decision = UNIT.decide(ALICE, OPS, target, NOW);

        assertThat(decision.approval().map(Approval::channel)).isEqualTo(Optional.ofNullable(channel));
        assertThat(decision.allowed()).isEqualTo(channel != null);
    }

    @Test
    void who_agrees_to_one_entry_does_not_agree_to_another() {
        Person alice = new Person("U0ALICE");
        Subject lead = member("U0BOB", "S0LEADS");
        Subject core = member("U0CAROL", "S0CORE");

        assertThat(UNIT.mayApprove(lead, alice, target(DEV_VPC, "x", Map.of()))).isEqualTo(ApproverAnswer.YES);
        assertThat(UNIT.mayApprove(lead, alice, target(PROD_VPC, "x", Map.of())))
                .isEqualTo(ApproverAnswer.NOT_AN_APPROVER);
        assertThat(UNIT.mayApprove(core, alice, target(PROD_VPC, "x", Map.of())))
                .isEqualTo(ApproverAnswer.YES);
        assertThat(UNIT.mayApprove(core, alice, target(DEV_VPC, "shop-1", null)))
                .isEqualTo(ApproverAnswer.UNKNOWN);
        assertThat(UNIT.mayEverApprove(lead)).isEqualTo(Truth.YES);
        assertThat(UNIT.mayEverApprove(core)).isEqualTo(Truth.YES);
        assertThat(UNIT.mayEverApprove(ALICE)).isEqualTo(Truth.NO);
    }

    @Test
    void production_that_no_entry_is_for_is_refused_and_a_check_warns_of_it() {
        Decision decision = tiers("").decide(ALICE, OPS, target(DEV_VPC, "x", Map.of()), NOW);

        assertThat(decision.why()).contains(Refusal.NO_APPROVAL);
        assertThat(decision.rule()).contains("all");
        assertThat(Explanation.lines(decision))
                .contains(
                        "deny, though allowed by rule all: it is production and no entry of approval is for this VPC");
        String text = """
                regions: [ap-guangzhou]
                production: { vpcs: ["*"] }
                rules: [{ name: all, effect: allow, users: ["*"] }]
                approval: { vpcs: ["core-*"], channel: C0CORE, groups: [S0CORE] }
                """;
        assertThat(((Loaded.Ok) PolicyFile.parse(text, "p.yml")).warnings())
                .extracting(Warning::toString)
                .contains("p.yml:4:1: approval: each entry names VPCs or tags: production that none of them names is"
                        + " refused");
    }

    @Test
    void what_hangs_on_tags_that_were_not_read_says_so() {
        Decision decision = UNIT.decide(ALICE, OPS, target(DEV_VPC, "shop-1", null), NOW);

        assertThat(decision.why()).contains(Refusal.APPROVAL_UNREADABLE);
    }

    @Test
    void an_explanation_names_the_entry() {
        Decision decision = UNIT.decide(ALICE, OPS, target(PROD_VPC, "x", Map.of()), NOW);

        assertThat(Explanation.lines(decision)).endsWith("approval: 2 of S0CORE in C0CORE (approval[0])");
    }

    @Test
    void every_channel_and_group_of_every_entry_is_known() {
        assertThat(UNIT.channelIds()).containsExactly("C0CORE", "C0LEADS", "C0SHOP");
        assertThat(UNIT.groupIds()).containsExactly("S0CORE", "S0LEADS");
        assertThat(UNIT.userIds()).containsExactly("U0SHOP");
    }
}
