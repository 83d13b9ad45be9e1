package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Channel;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random policies and questions against an oracle that knows no unknowns: it tries every world that fits what is known.
 * An allow must hold in all of them, a deny in one suffices.
 */
class PolicyOracleTest {
    private static final int CASES = 20_000;
    private static final List<String> USERS = List.of("U0A", "U0B", "*");
    private static final List<String> GROUPS = List.of("S0X", "S0Y");
    private static final List<String> CHANNELS = List.of("C0A", "C0B");
    private static final List<String> VPCS = List.of("vpc-aaaaaaaa", "vpc-bbbbbbbb", "dev", "prod");
    private static final List<String> REGIONS = List.of("ap-guangzhou", "ap-shanghai");

    private final Random random = new Random(20_261_124);

    /** A rule as lists; null is a field that is not named. */
    private record Plain(
            boolean allow,
            List<String> users,
            List<String> groups,
            List<String> channels,
            List<String> vpcs,
            List<String> regions) {
        String yaml(int number) {
            return "  - { name: r" + number + ", effect: " + (allow ? "allow" : "deny")
                    + field("users", users) + field("groups", groups) + field("channels", channels)
                    + field("vpcs", vpcs) + field("regions", regions) + " }\n";
        }

        private static String field(String name, List<String> values) {
            return values == null ? "" : ", " + name + ": ['" + String.join("', '", values) + "']";
        }

        boolean matches(World world) {
            boolean person = users != null && (users.contains(world.user) || (users.contains("*") && world.member))
                    || groups != null && groups.stream().anyMatch(world.groups::contains);
            return person
                    && (!allow || world.member)
                    && (channels == null || channels.contains(world.channel))
                    && (vpcs == null || vpcs.contains(world.vpc) || vpcs.contains(world.name))
                    && (regions == null || regions.contains(world.region));
        }
    }

    private record World(
            String user, boolean member, List<String> groups, String channel, String vpc, String name, String region) {}

    /** What is known: null is unknown. */
    private record Known(
            String user,
            Boolean member,
            Map<String, Truth> groups,
            String channel,
            String vpc,
            String name,
            String region) {
        Subject subject() {
            Truth full = member == null ? Truth.UNKNOWN : Truth.of(member);
            return new Subject(user, full, groups::get);
        }

        Target target() {
            return new Target(
                    new Region(region),
                    Optional.ofNullable(vpc).map(VpcId::new),
                    Optional.ofNullable(name),
                    Optional.empty());
        }

        List<World> worlds() {
            List<World> worlds = new ArrayList<>();
            for (boolean full : member == null ? List.of(true, false) : List.of(member)) {
                for (List<String> in : groupWorlds()) {
                    for (String id :
                            vpc == null ? List.of("vpc-aaaaaaaa", "vpc-bbbbbbbb", "vpc-cccccccc") : List.of(vpc)) {
                        for (String called : name == null ? List.of("dev", "prod", "else") : List.of(name)) {
                            worlds.add(new World(user, full, in, channel, id, called, region));
                        }
                    }
                }
            }
            return worlds;
        }

        private List<List<String>> groupWorlds() {
            List<List<String>> worlds = List.of(List.of(), List.of("S0X"), List.of("S0Y"), GROUPS);
            Predicate<List<String>> fits = in -> GROUPS.stream()
                    .allMatch(g -> groups.get(g) == Truth.UNKNOWN || Truth.of(in.contains(g)) == groups.get(g));
            return worlds.stream().filter(fits).toList();
        }
    }

    @Test
    void the_engine_agrees_with_an_oracle_that_tries_every_possible_world() {
        int allowed = 0;
        for (int i = 0; i < CASES; i++) {
            List<Plain> rules = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(n -> rule())
                    .toList();
            Known known = known();
            Policy unit = policy(rules);
            Decision decision = unit.decide(known.subject(), new Channel(known.channel), known.target());
            Optional<Integer> expected = oracle(rules, known);

            assertThat(decision.allowed())
                    .as("%s %s", rules, known)
                    .isEqualTo(expected.map(n -> rules.get(n).allow()).orElse(false));
            if (known.member == null || known.member) {
                assertThat(decision.rule()).as("%s %s", rules, known).isEqualTo(expected.map(n -> "r" + n));
            }
            if (decision.allowed()) {
                allowed++;
                assertThat(unit.mayEverAllow(known.subject(), new Channel(known.channel)))
                        .isTrue();
            }
        }
        assertThat(allowed).as("allowed, or the test says little").isGreaterThan(CASES / 50);
    }

    private static Optional<Integer> oracle(List<Plain> rules, Known known) {
        List<World> worlds = known.worlds();
        for (int n = 0; n < rules.size(); n++) {
            Plain rule = rules.get(n);
            boolean matched = rule.allow()
                    ? worlds.stream().allMatch(rule::matches)
                    : worlds.stream().anyMatch(rule::matches);
            if (matched) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }

    private Plain rule() {
        return new Plain(random.nextInt(3) > 0, some(USERS), some(GROUPS), some(CHANNELS), some(VPCS), some(REGIONS));
    }

    private List<String> some(List<String> from) {
        if (random.nextInt(2) == 0) {
            return null;
        }
        List<String> some = from.stream().filter(x -> random.nextBoolean()).toList();
        return some.isEmpty() ? List.of(from.get(random.nextInt(from.size()))) : some;
    }

    private Known known() {
        Map<String, Truth> groups = new HashMap<>();
        GROUPS.forEach(g -> groups.put(g, Truth.values()[random.nextInt(3)]));
        return new Known(
                USERS.get(random.nextInt(2)),
                List.of(Optional.of(true), Optional.of(true), Optional.of(false), Optional.<Boolean>empty())
                        .get(random.nextInt(4))
                        .orElse(null),
                groups,
                CHANNELS.get(random.nextInt(2)),
                random.nextInt(3) == 0 ? null : VPCS.get(random.nextInt(2)),
                random.nextInt(3) == 0 ? null : VPCS.get(2 + random.nextInt(2)),
                REGIONS.get(random.nextInt(2)));
    }

    private static Policy policy(List<Plain> rules) {
        StringBuilder yaml = new StringBuilder("regions: [ap-guangzhou, ap-shanghai]\nproduction: {}\nrules:\n");
        IntStream.range(0, rules.size()).forEach(n -> yaml.append(rules.get(n).yaml(n)));
        return Policies.policy(yaml.toString());
    }
}
