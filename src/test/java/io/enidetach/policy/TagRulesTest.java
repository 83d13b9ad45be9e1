package io.enidetach.policy;

import static io.enidetach.policy.Policies.DEV;
import static io.enidetach.policy.Policies.NOW;
import static io.enidetach.policy.Policies.OPS;
import static io.enidetach.policy.Policies.member;
import static io.enidetach.policy.Policies.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules on the tags of ENIs and servers. */
class TagRulesTest {
    private static final Subject ALICE = member("U0ALICE");
    private static final Optional<Map<String, String>> MINE = Optional.of(Map.of("team", "net", "env", "dev"));
    private static final Optional<Map<String, String>> NONE = Optional.of(Map.of());
    private static final Optional<Map<String, String>> UNREAD = Optional.empty();
    private static final String ALLOW = "{ name: mine, effect: allow, users: ['*'], eni_tags: { team: [net] } }";
    private static final String DENY = "{ name: kept, effect: deny, users: ['*'], eni_tags: { keep: ['*'] } }";
    private static final String REST = "{ name: rest, effect: allow, users: ['*'] }";

    private static Target enis(List<Optional<Map<String, String>>> tags) {
        return DEV.with(tags, NONE);
    }

    private static Optional<String> rule(Policy unit, Target target) {
        return unit.decide(ALICE, OPS, target, NOW).rule();
    }

    @Test
    void an_allow_holds_for_every_eni_of_the_request_or_not_at_all() {
        Policy unit = rules(ALLOW);

        assertThat(rule(unit, enis(List.of(MINE, MINE)))).contains("mine");
        assertThat(rule(unit, enis(List.of(MINE, NONE)))).isEmpty();
        assertThat(rule(unit, enis(List.of(MINE, UNREAD)))).isEmpty();
        assertThat(rule(unit, DEV)).isEmpty();
    }

    @Test
    void a_deny_holds_when_any_eni_of_the_request_has_the_tag_or_cannot_be_shown_not_to() {
        Optional<Map<String, String>> kept = Optional.of(Map.of("KEEP", "yes"));
        Policy unit = rules(DENY, REST);

        assertThat(rule(unit, enis(List.of(MINE, kept)))).contains("kept");
        assertThat(rule(unit, enis(List.of(MINE, UNREAD)))).contains("kept");
        assertThat(rule(unit, DEV)).contains("kept");
        assertThat(rule(unit, enis(List.of(MINE, NONE)))).contains("rest");
    }

    @Test
    void every_key_that_a_rule_names_must_fit() {
        Policy unit = rules("{ name: both, effect: allow, users: ['*'], eni_tags: { team: [net], env: [dev, test] } }");

        assertThat(rule(unit, enis(List.of(MINE)))).contains("both");
        assertThat(rule(unit, enis(List.of(Optional.of(Map.of("team", "net"))))))
                .isEmpty();
    }

    @Test
    void a_rule_may_go_by_the_server() {
        Policy unit = rules("{ name: idle, effect: allow, users: ['*'], server_tags: { state: [drained] } }");

        assertThat(rule(unit, DEV.with(List.of(NONE), Optional.of(Map.of("state", "drained")))))
                .contains("idle");
        assertThat(rule(unit, DEV.with(List.of(NONE), NONE))).isEmpty();
        assertThat(rule(unit, DEV.with(List.of(NONE), UNREAD))).isEmpty();
    }

    @Test
    void before_the_cloud_is_asked_nobody_is_refused_for_tags() {
        String denied = "{ name: kept, effect: deny, users: ['*'], server_tags: { keep: ['*'] } }";

        assertThat(rules(ALLOW).mayEverAllow(ALICE, OPS)).isTrue();
        assertThat(rules(DENY, REST).mayEverAllow(ALICE, OPS)).isTrue();
        assertThat(rules(denied, REST).mayEverAllow(ALICE, OPS)).isTrue();
        assertThat(rules("{ name: no, effect: deny, users: ['*'] }", ALLOW).mayEverAllow(ALICE, OPS))
                .isFalse();
    }

    @Test
    void an_explanation_says_that_tags_could_not_be_established() {
        Decision decision = rules(ALLOW).decide(ALICE, OPS, DEV, NOW);

        assertThat(Explanation.lines(decision))
                .startsWith("1. mine (allow): does not match, since this could not be established: eni_tags");
    }

    @Test
    void a_check_says_what_tags_mean_where_the_api_knows_none() {
        String text = "regions: [gz]\nproduction: {}\nrules:\n  - " + ALLOW + "\n  - " + DENY + "\n";

        assertThat(((Loaded.Ok) PolicyFile.parse(text, "p.yml")).warnings())
                .extracting(Warning::field, Warning::kind)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("rules[0].eni_tags", Warning.Kind.ALLOW_TAGS_NEED_V3),
                        org.assertj.core.groups.Tuple.tuple("rules[1].eni_tags", Warning.Kind.DENY_TAGS_NEED_V3));
        assertThat(Warning.Kind.values())
                .filteredOn(Warning.Kind::isOfV2Only)
                .allMatch(kind -> kind.sentence().startsWith("API v2 knows no tags"));
    }
}
