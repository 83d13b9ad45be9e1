package io.enidetach.policy;

import static io.enidetach.policy.Policies.DEV;
import static io.enidetach.policy.Policies.ELSEWHERE;
import static io.enidetach.policy.Policies.GUANGZHOU;
import static io.enidetach.policy.Policies.OPS;
import static io.enidetach.policy.Policies.SHANGHAI;
import static io.enidetach.policy.Policies.member;
import static io.enidetach.policy.Policies.rules;
import static io.enidetach.policy.Policies.target;
import static io.enidetach.policy.Policies.unread;
import static io.enidetach.policy.Policies.unreadableVpc;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Channel;
import io.enidetach.request.Region;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyDecisionTest {
    private static final Subject ALICE = member("U0ALICE");
    private static final Subject NETOPS = member("U0NED", "S0NETOPS");
    private static final String USERS = "users: [U0ALICE]";

    static Stream<Arguments> ofOneAllowRule() {
        return Stream.of(
                Arguments.of(USERS, ALICE, OPS, DEV, true),
                Arguments.of(USERS, NETOPS, OPS, DEV, false),
                Arguments.of("groups: [S0NETOPS]", NETOPS, OPS, DEV, true),
                Arguments.of("groups: [S0OTHER, S0NETOPS]", NETOPS, OPS, DEV, true),
                Arguments.of("users: [U0ALICE], groups: [S0NETOPS]", ALICE, OPS, DEV, true),
                Arguments.of("users: [U0ALICE], groups: [S0NETOPS]", NETOPS, OPS, DEV, true),
                Arguments.of("users: [U0ALICE], groups: [S0NETOPS]", member("U0EVE", "S0X"), OPS, DEV, false),
                Arguments.of("users: [], groups: []", ALICE, OPS, DEV, false),
                Arguments.of("vpcs: ['*']", ALICE, OPS, DEV, false),
                Arguments.of("users: ['*']", member("U0EVE"), OPS, DEV, true),
                Arguments.of("users: ['*']", new Subject("U0BOT", Truth.NO, Groups.none()), OPS, DEV, false),
                Arguments.of(USERS, new Subject("U0ALICE", Truth.NO, Groups.none()), OPS, DEV, false),
                Arguments.of(USERS, new Subject("U0ALICE", Truth.UNKNOWN, Groups.none()), OPS, DEV, false),
                Arguments.of(USERS, unread("U0ALICE"), OPS, DEV, true),
                Arguments.of("groups: [S0NETOPS]", unread("U0NED"), OPS, DEV, false),
                Arguments.of(USERS + ", channels: [C0OPS]", ALICE, OPS, DEV, true),
                Arguments.of(USERS + ", channels: [C0OPS]", ALICE, ELSEWHERE, DEV, false),
                Arguments.of(USERS + ", channels: [D0ALICE]", ALICE, new Channel("D0ALICE"), DEV, true),
                Arguments.of(USERS + ", regions: [ap-guangzhou]", ALICE, OPS, DEV, true),
                Arguments.of(USERS + ", regions: [gz]", ALICE, OPS, DEV, true),
                Arguments.of(USERS + ", regions: [ap-shanghai]", ALICE, OPS, DEV, false),
                Arguments.of(USERS + ", vpcs: [vpc-dev00001]", ALICE, OPS, DEV, true),
                Arguments.of(USERS + ", vpcs: [vpc-dev00002]", ALICE, OPS, DEV, false),
                Arguments.of(USERS + ", vpcs: ['dev-*']", ALICE, OPS, DEV, true),
                Arguments.of(USERS + ", vpcs: ['dev-???']", ALICE, OPS, DEV, true),
                Arguments.of(USERS + ", vpcs: ['dev-??']", ALICE, OPS, DEV, false),
                Arguments.of(USERS + ", vpcs: ['DEV-*']", ALICE, OPS, DEV, false),
                Arguments.of(USERS + ", vpcs: ['dev.*']", ALICE, OPS, DEV, false),
                Arguments.of(USERS + ", vpcs: ['web', 'dev-web']", ALICE, OPS, DEV, true),
                Arguments.of(USERS + ", vpcs: ['dev-web']", ALICE, OPS, target(GUANGZHOU, "dev-web-2"), false),
                Arguments.of(USERS + ", vpcs: [vpc-7t9nf3pu]", ALICE, OPS, target(GUANGZHOU, "vpc-7t9nf3pu"), false),
                Arguments.of(USERS + ", vpcs: ['*']", ALICE, OPS, unreadableVpc(), true),
                Arguments.of(USERS, ALICE, OPS, unreadableVpc(), true),
                Arguments.of(USERS + ", vpcs: ['dev-*']", ALICE, OPS, unreadableVpc(), false),
                Arguments.of(USERS + ", vpcs: [vpc-dev00001]", ALICE, OPS, unreadableVpc(), false));
    }

    @ParameterizedTest
    @MethodSource("ofOneAllowRule")
    void a_rule_matches_when_every_field_that_it_names_matches(
            String fields, Subject subject, Channel channel, Target target, boolean allowed) {
        var unit = rules("{ name: it, effect: allow, " + fields + " }");

        assertThat(unit.decide(subject, channel, target, Policies.NOW).allowed())
                .isEqualTo(allowed);
    }

    static Stream<Arguments> ofADenyRuleBeforeAnAllow() {
        return Stream.of(
                Arguments.of("users: [U0EVE]", ALICE, DEV, true),
                Arguments.of(USERS, ALICE, DEV, false),
                Arguments.of("groups: [S0CONTRACT]", ALICE, DEV, true),
                Arguments.of("groups: [S0CONTRACT]", unread("U0ALICE"), DEV, false),
                Arguments.of("groups: [S0CONTRACT], channels: [C0RANDOM]", unread("U0ALICE"), DEV, true),
                Arguments.of("users: ['*'], vpcs: ['prod-*']", ALICE, DEV, true),
                Arguments.of("users: ['*'], vpcs: ['prod-*']", ALICE, target(GUANGZHOU, "prod-web"), false),
                Arguments.of("users: ['*'], vpcs: ['prod-*']", ALICE, unreadableVpc(), false),
                Arguments.of("users: ['*'], vpcs: [vpc-7t9nf3pu]", ALICE, unreadableVpc(), false),
                Arguments.of("users: ['*'], regions: [ap-shanghai]", ALICE, DEV, true),
                Arguments.of("users: ['*'], regions: [sh]", ALICE, target(SHANGHAI, "x"), false),
                Arguments.of("vpcs: ['*']", ALICE, DEV, true));
    }

    @ParameterizedTest
    @MethodSource("ofADenyRuleBeforeAnAllow")
    void a_deny_rule_also_matches_what_could_not_be_established(
            String fields, Subject subject, Target target, boolean allowed) {
        var unit = rules("{ name: no, effect: deny, " + fields + " }", "{ name: yes, effect: allow, " + USERS + " }");

        assertThat(unit.decide(subject, OPS, target, Policies.NOW).allowed()).isEqualTo(allowed);
    }

    @Test
    void the_first_match_decides() {
        var unit = rules(
                "{ name: first, effect: allow, users: [U0ALICE] }",
                "{ name: second, effect: deny, users: ['*'] }",
                "{ name: third, effect: allow, users: ['*'] }");

        assertThat(unit.decide(ALICE, OPS, DEV, Policies.NOW))
                .extracting(Decision::allowed, Decision::rule, Decision::why)
                .containsExactly(true, Optional.of("first"), Optional.empty());
        assertThat(unit.decide(NETOPS, OPS, DEV, Policies.NOW))
                .extracting(Decision::allowed, Decision::rule, Decision::why)
                .containsExactly(false, Optional.of("second"), Optional.of(Refusal.DENY_RULE));
    }

    static Stream<Arguments> refusals() {
        var guest = new Subject("U0ALICE", Truth.NO, Groups.none());
        var perhapsGuest = new Subject("U0ALICE", Truth.UNKNOWN, Groups.none());
        return Stream.of(
                Arguments.of(member("U0EVE"), DEV, Refusal.NO_RULE),
                Arguments.of(member("U0EVE", "S0CONTRACT"), DEV, Refusal.DENY_RULE),
                Arguments.of(guest, DEV, Refusal.NOT_A_FULL_MEMBER),
                Arguments.of(perhapsGuest, DEV, Refusal.RIGHTS_UNREADABLE),
                Arguments.of(unread("U0ALICE"), DEV, Refusal.RIGHTS_UNREADABLE),
                Arguments.of(ALICE, unreadableVpc(), Refusal.FACTS_UNREADABLE),
                Arguments.of(ALICE, target(GUANGZHOU, "prod"), Refusal.NO_RULE),
                Arguments.of(ALICE, target(new Region("ap-beijing"), "dev-1"), Refusal.REGION_NOT_LISTED));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_says_why(Subject subject, Target target, Refusal why) {
        var unit = rules(
                "{ name: contractors, effect: deny, groups: [S0CONTRACT] }",
                "{ name: alice, effect: allow, users: [U0ALICE], vpcs: ['dev-*'] }");

        assertThat(unit.decide(subject, OPS, target, Policies.NOW).why()).contains(why);
    }

    @Test
    void old_and_new_names_of_a_region_are_the_same_place() {
        var unit = rules("{ name: alice, effect: allow, users: [U0ALICE] }");

        assertThat(unit.decide(ALICE, OPS, target(new Region("gz"), "x"), Policies.NOW)
                        .allowed())
                .isTrue();
    }

    @Test
    void a_channel_that_is_not_known_does_not_fit_an_allow_and_fits_a_deny() {
        var allow = rules("{ name: it, effect: allow, users: [U0ALICE], channels: [C0OPS] }");
        var deny = rules(
                "{ name: no, effect: deny, users: [U0ALICE], channels: [C0RANDOM] }",
                "{ name: it, effect: allow, users: [U0ALICE] }");

        assertThat(allow.decide(ALICE, Optional.empty(), DEV, Optional.empty()).why())
                .contains(Refusal.FACTS_UNREADABLE);
        assertThat(deny.decide(ALICE, Optional.empty(), DEV, Optional.empty()).rule())
                .contains("no");
    }

    @Test
    void the_trace_names_each_rule_up_to_the_match_and_the_field_that_did_not_fit() {
        var unit = rules(
                "{ name: a, effect: deny, groups: [S0CONTRACT] }",
                "{ name: b, effect: allow, users: ['*'], channels: [C0RANDOM], vpcs: [none] }",
                "{ name: c, effect: allow, users: [U0ALICE], groups: [S0NETOPS], vpcs: ['dev-*'] }",
                "{ name: d, effect: deny, users: ['*'] }");

        assertThat(unit.decide(ALICE, OPS, DEV, Policies.NOW).trace())
                .containsExactly(
                        new Step("a", Effect.DENY, Truth.NO, false, "groups"),
                        new Step("b", Effect.ALLOW, Truth.NO, false, "channels"),
                        new Step("c", Effect.ALLOW, Truth.YES, true, ""));
    }

    @Test
    void groups_are_read_only_until_the_answer_is_known() {
        var unit = rules("{ name: a, effect: allow, users: [U0ALICE], groups: [S0NETOPS] }");
        var subject = new Subject("U0ALICE", Truth.YES, group -> {
            throw new AssertionError("nobody needs to know about " + group);
        });

        assertThat(unit.decide(subject, OPS, DEV, Policies.NOW).allowed()).isTrue();
    }

    @Test
    void a_refusal_also_tells_whether_it_is_production() {
        var unit = Policies.production("{ vpcs: ['dev-*'] }");

        assertThat(unit.decide(ALICE, OPS, DEV, Policies.NOW))
                .extracting(Decision::allowed, Decision::production)
                .containsExactly(false, true);
    }

    @Test
    void tags_do_not_touch_the_rules() {
        var unit = rules("{ name: it, effect: allow, users: [U0ALICE], vpcs: ['dev-*'] }");
        var tagged = Target.ofVpc(
                GUANGZHOU, Optional.of(Policies.DEV_VPC), Optional.of("dev-1"), Optional.of(Map.of("env", "x")));

        assertThat(unit.decide(ALICE, OPS, tagged, Policies.NOW).allowed()).isTrue();
    }
}
