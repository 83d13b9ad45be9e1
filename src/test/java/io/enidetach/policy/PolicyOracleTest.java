package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.policy.PlainPolicy.Entry;
import io.enidetach.policy.PlainPolicy.Rule;
import io.enidetach.policy.PlainPolicy.World;
import io.enidetach.request.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random policies and questions against an oracle that knows no unknowns: it tries every world that fits what is known. An
 * allow must hold in all of them, a deny or a line of production in one suffices, and an entry of approval must be the
 * same in all. Another seed: {@code -Dpolicy.seed=…}.
 */
class PolicyOracleTest {
    private static final long SEED = Long.getLong("policy.seed", 20_261_126);
    private static final int POLICIES = 4_000;
    private static final int QUESTIONS = 25;

    private final PolicyGenerator random = new PolicyGenerator(SEED);

    /** How the engine under test departs from the one that we ship: blind for a field, or taking unread for none. */
    enum Hole {
        NONE("(?!)", ""),
        RULE_USERS("(effect[^\\n]*), users: \\[[^]]*]", "$1, users: ['*']"),
        RULE_GROUPS("(effect[^\\n]*), groups: \\[[^]]*]", "$1"),
        RULE_CHANNELS(", channels: \\[[^]]*]", ""),
        RULE_VPCS("(effect[^\\n]*), vpcs: \\[[^]]*]", "$1"),
        RULE_REGIONS("(effect[^\\n]*), regions: \\[[^]]*]", "$1"),
        RULE_ENI_TAGS(", eni_tags: \\{[^}]*}", ""),
        RULE_SERVER_TAGS(", server_tags: \\{[^}]*}", ""),
        PRODUCTION_VPCS("(production: \\{ )vpcs: \\[[^]]*](, )?", "$1"),
        PRODUCTION_TAGS("(production: [^\\n]*?)(, )?tags: \\{[^}]*}", "$1"),
        APPROVAL_VPCS("(channel: [^\\n]*), vpcs: \\[[^]]*]", "$1, vpcs: ['*']"),
        APPROVAL_TAGS("(channel: [^\\n]*), tags: \\{[^}]*}", "$1, tags: { env: ['*'] }"),
        APPROVAL_USERS("(channel: [^\\n]*), users: \\[[^]]*]", "$1, users: ['*']"),
        APPROVAL_GROUPS("(channel: [^\\n]*), groups: \\[[^]]*]", "$1, groups: [S0X, S0Y]"),
        APPROVAL_SELF("self_approval: false", "self_approval: true"),
        REASON_LENGTH(", reason_min_length: [0-9]+", ""),
        REASON_PATTERN(", reason_pattern: '[^']*'", ""),
        FREEZE("freeze:\\n(  - .*\\n)+", ""),
        MEMBER_UNREAD_IS_FULL(Question::withMember),
        VPC_TAGS_UNREAD_ARE_NONE(Question::withVpcTags),
        ENI_TAGS_UNREAD_ARE_NONE(Question::withEniTags),
        SERVER_TAGS_UNREAD_ARE_NONE(Question::withServerTags),
        ONLY_THE_FIRST_ENI(Question::withOneEni);

        private final String seen;
        private final String instead;
        private final UnaryOperator<Question> question;

        Hole(String seen, String instead) {
            this(seen, instead, q -> q);
        }

        Hole(UnaryOperator<Question> question) {
            this("(?!)", "", question);
        }

        Hole(String seen, String instead, UnaryOperator<Question> question) {
            this.seen = seen;
            this.instead = instead;
            this.question = question;
        }

        /** The file as an engine with this hole sees it. */
        String text(PlainPolicy plain) {
            return plain.yaml().replaceAll(seen, instead);
        }

        Policy engine(PlainPolicy plain) {
            return Policies.policy(text(plain));
        }
    }

    /** What decides, as far as the outside can tell. */
    record Answer(
            boolean allowed,
            boolean production,
            Optional<Integer> rule,
            Optional<Integer> entry,
            boolean frozen,
            boolean reason,
            ApproverAnswer approver) {}

    @Test
    void the_engine_agrees_with_an_oracle_that_tries_every_possible_world() {
        Map<Boolean, Integer> seen = new HashMap<>();
        for (int i = 0; i < POLICIES; i++) {
            Optional<String> wrong = disagreement(Hole.NONE, seen);
            if (wrong.isPresent()) {
                throw new AssertionError("seed " + SEED + ", policy " + i + ": " + wrong.get());
            }
        }
        assertThat(seen.get(true) + seen.get(false)).isEqualTo(100_000);
        assertThat(seen.get(true)).as("allowed, or the test says little").isGreaterThan(5_000);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void an_engine_with_a_hole_is_found_out(Hole hole) {
        boolean found = false;
        for (int i = 0; i < POLICIES && !found; i++) {
            found = disagreement(hole, new HashMap<>()).isPresent();
        }
        assertThat(found).as("%s is found with seed %s", hole, SEED).isTrue();
    }

    private Optional<String> disagreement(Hole hole, Map<Boolean, Integer> seen) {
        PlainPolicy plain = random.policy();
        Policy engine = hole.engine(plain);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = random.question();
            Answer expected = oracle(plain, question);
            Answer actual = answer(engine, hole.question.apply(question));
            seen.merge(expected.allowed(), 1, Integer::sum);
            if (!expected.equals(actual)) {
                return Optional.of(plain.yaml() + question + "\nexpected " + expected + "\nbut it is " + actual);
            }
        }
        return Optional.empty();
    }

    private static Answer answer(Policy engine, Question q) {
        Decision decision = engine.decide(q.subject(), q.typedIn(), q.target(), q.at());
        if (decision.allowed() && !engine.mayEverAllow(q.subject(), q.typedIn())) {
            throw new AssertionError("refused before the cloud was asked, though allowed: " + q);
        }
        return new Answer(
                decision.allowed(),
                decision.production(),
                decision.rule().map(name -> Integer.valueOf(name.substring(1))),
                decision.approval().map(a -> Integer.valueOf(a.channel().substring(3))),
                decision.frozen().isPresent(),
                decision.approval().map(a -> a.reason().accept(q.reason())).orElse(true),
                engine.mayApprove(q.subject(), new Person("U0A"), q.target()));
    }

    static Answer oracle(PlainPolicy policy, Question q) {
        List<World> worlds = q.worlds();
        Optional<Integer> rule = q.member() != null && !q.member() ? Optional.empty() : first(policy, worlds);
        boolean allow = rule.map(n -> policy.rules().get(n).allow()).orElse(false);
        boolean production = worlds.stream().anyMatch(policy::isProduction);
        List<Optional<Integer>> entries =
                worlds.stream().map(policy::entry).distinct().toList();
        Optional<Integer> entry = entries.size() == 1 ? entries.get(0) : Optional.empty();
        boolean asked = allow && production;
        boolean frozen = asked && policy.isFrozen(q.at());
        return new Answer(
                allow && (!production || entry.isPresent() && !frozen),
                production,
                rule,
                entry.filter(n -> asked),
                frozen,
                entry.filter(n -> asked)
                        .map(n -> policy.approval().get(n).accepts(q.reason()))
                        .orElse(true),
                approver(policy, q, worlds, entries));
    }

    private static Optional<Integer> first(PlainPolicy policy, List<World> worlds) {
        for (int n = 0; n < policy.rules().size(); n++) {
            Rule rule = policy.rules().get(n);
            boolean matched = rule.allow()
                    ? worlds.stream().allMatch(rule::matches)
                    : worlds.stream().anyMatch(rule::matches);
            if (matched) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }

    private static ApproverAnswer approver(
            PlainPolicy policy, Question q, List<World> worlds, List<Optional<Integer>> entries) {
        if (entries.size() > 1) {
            return ApproverAnswer.UNKNOWN;
        }
        if (entries.get(0).isEmpty()) {
            return ApproverAnswer.NOT_AN_APPROVER;
        }
        Entry entry = policy.approval().get(entries.get(0).get());
        if (!entry.selfApproval() && q.user().equals("U0A")) {
            return ApproverAnswer.OWN_REQUEST;
        }
        List<Boolean> may = worlds.stream()
                .map(world -> entry.approves(world, "U0A"))
                .distinct()
                .toList();
        return may.size() > 1
                ? ApproverAnswer.UNKNOWN
                : may.get(0) ? ApproverAnswer.YES : ApproverAnswer.NOT_AN_APPROVER;
    }
}
