package io.enidetach.policy;

import static io.enidetach.policy.Policies.ELSEWHERE;
import static io.enidetach.policy.Policies.OPS;
import static io.enidetach.policy.Policies.member;
import static io.enidetach.policy.Policies.policy;
import static io.enidetach.policy.Policies.rules;
import static io.enidetach.policy.Policies.unread;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RightsTest {
    private static final Person REQUESTER = new Person("U0ALICE");
    private static final Subject GUEST = new Subject("U0LEAD", Truth.NO, Groups.of(java.util.List.of("S0LEADS")));

    static Stream<Arguments> approvers() {
        var perhapsGuest = new Subject("U0LEAD", Truth.UNKNOWN, Groups.none());
        return Stream.of(
                Arguments.of(member("U0LEAD"), ApproverAnswer.YES),
                Arguments.of(member("U0BOB", "S0LEADS"), ApproverAnswer.YES),
                Arguments.of(member("U0BOB", "S0NETOPS"), ApproverAnswer.NOT_AN_APPROVER),
                Arguments.of(unread("U0LEAD"), ApproverAnswer.YES),
                Arguments.of(unread("U0BOB"), ApproverAnswer.UNKNOWN),
                Arguments.of(perhapsGuest, ApproverAnswer.UNKNOWN),
                Arguments.of(GUEST, ApproverAnswer.NOT_AN_APPROVER),
                Arguments.of(member("U0ALICE", "S0LEADS"), ApproverAnswer.OWN_REQUEST),
                Arguments.of(unread("U0ALICE"), ApproverAnswer.OWN_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("approvers")
    void an_approver_is_listed_a_full_member_and_not_the_requester(Subject approver, ApproverAnswer answer) {
        assertThat(approval("").mayApprove(approver, REQUESTER, Policies.DEV)).isEqualTo(answer);
    }

    @Test
    void self_approval_is_for_approvers_only() {
        var unit = approval(", self_approval: true");

        assertThat(unit.mayApprove(member("U0ALICE", "S0LEADS"), REQUESTER, Policies.DEV))
                .isEqualTo(ApproverAnswer.YES);
        assertThat(unit.mayApprove(member("U0ALICE"), REQUESTER, Policies.DEV))
                .isEqualTo(ApproverAnswer.NOT_AN_APPROVER);
    }

    @Test
    void without_an_approval_nobody_is_an_approver() {
        assertThat(rules("{ name: a, effect: allow, users: ['*'] }")
                        .mayApprove(member("U0LEAD"), REQUESTER, Policies.DEV))
                .isEqualTo(ApproverAnswer.NOT_AN_APPROVER);
    }

    @Test
    void pausing_is_for_those_who_are_listed() {
        var unit = approval("");

        assertThat(unit.mayPause(member("U0BOB", "S0ONCALL"))).isEqualTo(Truth.YES);
        assertThat(unit.mayPause(member("U0BOB", "S0LEADS"))).isEqualTo(Truth.NO);
        assertThat(unit.mayPause(unread("U0BOB"))).isEqualTo(Truth.UNKNOWN);
        assertThat(unit.mayPause(unread("U0CAROL"))).isEqualTo(Truth.YES);
        assertThat(unit.mayPause(new Subject("U0CAROL", Truth.NO, Groups.none())))
                .isEqualTo(Truth.NO);
        assertThat(rules("{ name: a, effect: allow, users: ['*'] }").mayPause(unread("U0BOB")))
                .isEqualTo(Truth.NO);
    }

    static Stream<Arguments> early() {
        var alice = member("U0ALICE");
        var denyAll = "{ name: no, effect: deny, users: [U0ALICE] }";
        var allow = "{ name: yes, effect: allow, users: [U0ALICE], channels: [C0OPS], vpcs: [some] }";
        return Stream.of(
                early(alice, OPS, null, allow),
                early(alice, ELSEWHERE, Refusal.NO_RULE, allow),
                early(member("U0EVE"), OPS, Refusal.NO_RULE, allow),
                early(alice, OPS, Refusal.DENY_RULE, denyAll, allow),
                early(alice, OPS, null, allow, denyAll),
                early(alice, OPS, Refusal.DENY_RULE, "{ name: no, effect: deny, users: ['*'], vpcs: ['*'] }", allow),
                early(alice, OPS, null, "{ name: no, effect: deny, users: ['*'], vpcs: ['prod-*'] }", allow),
                early(alice, OPS, null, "{ name: no, effect: deny, users: ['*'], regions: [gz] }", allow),
                early(alice, OPS, null, "{ name: no, effect: deny, users: ['*'], channels: [C0X] }", allow),
                early(
                        alice,
                        OPS,
                        Refusal.DENY_RULE,
                        "{ name: no, effect: deny, users: ['*'], regions: [gz, ap-shanghai] }",
                        allow),
                early(alice, OPS, Refusal.NO_RULE, "{ name: y, effect: allow, users: [U0ALICE], regions: [bj] }"),
                early(
                        unread("U0ALICE"),
                        OPS,
                        Refusal.RIGHTS_UNREADABLE,
                        "{ name: n, effect: deny, groups: [S0C] }",
                        allow),
                early(unread("U0BOB"), OPS, Refusal.RIGHTS_UNREADABLE, "{ name: y, effect: allow, groups: [S0C] }"),
                early(unread("U0BOB"), ELSEWHERE, Refusal.NO_RULE, allow),
                early(new Subject("U0ALICE", Truth.NO, Groups.none()), OPS, Refusal.NOT_A_FULL_MEMBER, allow),
                early(new Subject("U0ALICE", Truth.UNKNOWN, Groups.none()), OPS, Refusal.RIGHTS_UNREADABLE, allow));
    }

    private static Arguments early(Subject subject, Channel channel, Refusal why, String... rules) {
        return Arguments.of(rules(rules), subject, channel, Optional.ofNullable(why));
    }

    @ParameterizedTest
    @MethodSource("early")
    void who_can_never_be_allowed_is_refused_before_the_cloud_is_asked(
            Policy unit, Subject subject, Channel channel, Optional<Refusal> why) {
        assertThat(unit.refusedBeforeTheCloud(subject, channel)).isEqualTo(why);
        assertThat(unit.mayEverAllow(subject, channel)).isEqualTo(why.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "YES,YES,YES,YES", "YES,NO,NO,YES", "YES,UNKNOWN,UNKNOWN,YES",
        "NO,YES,NO,YES", "NO,NO,NO,NO", "NO,UNKNOWN,NO,UNKNOWN",
        "UNKNOWN,YES,UNKNOWN,YES", "UNKNOWN,NO,NO,UNKNOWN", "UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN"
    })
    void three_valued_truth_adds_up(Truth a, Truth b, Truth both, Truth either) {
        assertThat(a.and(b)).isEqualTo(both);
        assertThat(a.or(b)).isEqualTo(either);
    }

    private static Policy approval(String more) {
        return policy("""
                regions: [ap-guangzhou]
                production: { vpcs: ["*"] }
                rules: []
                approval: { channel: C0APPROVE, users: [U0LEAD], groups: [S0LEADS]%s }
                pause: { users: [U0CAROL], groups: [S0ONCALL] }
                """.formatted(more));
    }
}
