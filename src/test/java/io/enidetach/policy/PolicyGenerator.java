package io.enidetach.policy;

import io.enidetach.policy.PlainPolicy.Entry;
import io.enidetach.policy.PlainPolicy.Rule;
import io.enidetach.policy.PlainPolicy.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes policies and questions by chance, the same for the same seed. */
final class PolicyGenerator {
    static final List<String> USERS = List.of("U0A", "U0B", "*");
    static final List<String> CHANNELS = List.of("C0A", "C0B");
    static final List<String> VPCS = List.of("vpc-aaaaaaaa", "vpc-bbbbbbbb", "dev", "prod");
    static final List<String> REASONS = List.of("", "T-1", "moving it", "T-22 moving it");
    static final Instant MONDAY = Instant.parse("2026-11-29T16:00:00Z");

    private final Random random;

    PolicyGenerator(long seed) {
        random = new Random(seed);
    }

    /** A number from 0, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of them. */
    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Any policy. */
    PlainPolicy policy() {
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
        int required = groups == null ? 1 : 1 + random.nextInt(2);
        return new Entry(
                vpcs,
                tags,
                users,
                groups,
                required,
                random.nextBoolean(),
                random.nextInt(3) * 5,
                random.nextInt(3) == 0);
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

    /** Any question. */
    Question question() {
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

    /** Some tags, none, or ones that could not be read. */
    Optional<Map<String, String>> anyTags() {
        return unread() ? Optional.empty() : Optional.of(Question.TAGS.get(random.nextInt(Question.TAGS.size())));
    }

    /** Seldom. */
    boolean unread() {
        return random.nextInt(6) == 0;
    }
}
