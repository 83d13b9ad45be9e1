package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.policy.PlainPolicy.Entry;
import io.enidetach.policy.PlainPolicy.Rule;
import io.enidetach.policy.PlainPolicy.Window;
import io.enidetach.policy.PlainPolicy.World;
import io.enidetach.request.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
    private static final int POLICIES = 10_000;
    private static final int QUESTIONS = 10;
    private static final List<String> USERS = List.of("U0A", "U0B", "*");
    private static final List<String> CHANNELS = List.of("C0A", "C0B");
    private static final List<String> VPCS = List.of("vpc-aaaaaaaa", "vpc-bbbbbbbb", "dev", "prod");
    private static final List<String> REASONS = List.of("", "T-1", "moving it", "T-22 moving it");
    private static final Instant MONDAY = Instant.parse("2026-11-29T16:00:00Z");

    private final Random random = new Random(SEED);

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

        Policy engine(PlainPolicy plain) {
            return Policies.policy(plain.yaml().replaceAll(seen, instead));
        }
    }

    /** What decides, as far as the outside can tell. */
    private record Answer(
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
        PlainPolicy plain = policy();
        Policy engine = hole.engine(plain);
        for (int i = 0; i < QUESTIONS; i++) {
            Question question = question();
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

    private static Answer oracle(PlainPolicy policy, Question q) {
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

    private PlainPolicy policy() {
        int last = random.nextInt(3);
        return new PlainPolicy(
                IntStream.range(0, 1 + random.nextInt(4)).mapToObj(n -> rule()).toList(),
                some(VPCS),
                tags(),
                IntStream.rangeClosed(0, last).mapToObj(n -> entry(n < last)).toList(),
                IntStream.range(0, random.nextInt(3)).mapToObj(this::window).toList());
    }

    private Rule rule() {
        return new Rule(
                random.nextInt(4) > 0,
                random.nextInt(3) == 0 ? List.of("*") : some(USERS),
                some(Question.GROUPS),
                seldom(CHANNELS),
                seldom(VPCS),
                seldom(PlainPolicy.REGIONS),
                random.nextInt(3) == 0 ? tags() : null,
                random.nextInt(3) == 0 ? tags() : null);
    }

    private Entry entry(boolean named) {
        List<String> vpcs = random.nextInt(named ? 2 : 4) == 0 ? some(VPCS) : null;
        Map<String, List<String>> tags = named && vpcs == null ? oneTag() : random.nextInt(4) == 0 ? tags() : null;
        List<String> users = some(USERS);
        List<String> groups = users == null ? List.of("S0X") : some(Question.GROUPS);
        return new Entry(
                vpcs, tags, users, groups, random.nextBoolean(), random.nextInt(3) * 5, random.nextInt(3) == 0);
    }

    private Window window(int n) {
        int from = random.nextInt(7 * 24 * 4) * 15;
        int to = (from + 15 + random.nextInt(7 * 24 * 4 - 2) * 15) % (7 * 24 * 60);
        boolean days = random.nextBoolean();
        int first = 1 + random.nextInt(6);
        return days
                ? new Window("w" + n, 0, 0, "2026-12-0" + first, "2026-12-0" + (first + random.nextInt(3)))
                : new Window("w" + n, from, to, null, null);
    }

    private Map<String, List<String>> tags() {
        return random.nextBoolean() ? null : oneTag();
    }

    private Map<String, List<String>> oneTag() {
        Map<String, List<String>> lines = new HashMap<>();
        if (random.nextBoolean()) {
            lines.put("env", random.nextBoolean() ? List.of("dev") : List.of("prod", "dev"));
        }
        if (lines.isEmpty() || random.nextInt(3) == 0) {
            lines.put("tier", List.of("p0"));
        }
        return lines;
    }

    private List<String> some(List<String> from) {
        if (random.nextBoolean()) {
            return null;
        }
        List<String> some = from.stream().filter(x -> random.nextBoolean()).toList();
        return some.isEmpty() ? List.of(from.get(random.nextInt(from.size()))) : some;
    }

    private List<String> seldom(List<String> from) {
        return random.nextInt(3) == 0 ? some(from) : null;
    }

    private Question question() {
        Map<String, Truth> groups = new HashMap<>();
        Question.GROUPS.forEach(g -> groups.put(g, unread() ? Truth.UNKNOWN : Truth.of(random.nextBoolean())));
        return new Question(
                USERS.get(random.nextInt(2)),
                unread() ? null : random.nextInt(8) > 0,
                groups,
                CHANNELS.get(random.nextInt(2)),
                unread() ? null : VPCS.get(random.nextInt(2)),
                unread() ? null : VPCS.get(2 + random.nextInt(2)),
                anyTags().orElse(null),
                IntStream.rangeClosed(0, random.nextInt(3) / 2)
                        .mapToObj(n -> anyTags())
                        .toList(),
                anyTags().orElse(null),
                PlainPolicy.REGIONS.get(random.nextInt(2)),
                MONDAY.plus(Duration.ofMinutes(random.nextInt(10 * 24 * 60))),
                REASONS.get(random.nextInt(REASONS.size())));
    }

    private Optional<Map<String, String>> anyTags() {
        return unread() ? Optional.empty() : Optional.of(Question.TAGS.get(random.nextInt(Question.TAGS.size())));
    }

    private boolean unread() {
        return random.nextInt(6) == 0;
    }
}
