package io.enidetach.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules that were looked at, up to the first that matched. */
record Trace(List<Step> steps) {
    private static final Set<String> FACTS =
            Set.of(Rule.CHANNELS, Rule.VPCS, Rule.REGIONS, Rule.ENI_TAGS, Rule.SERVER_TAGS);

    /** Takes steps until one matches; the rest is never judged. */
    static Trace upToTheFirstMatch(Stream<Step> all) {
        List<Step> steps = new ArrayList<>();
        all.peek(steps::add).anyMatch(Step::matched);
        return new Trace(List.copyOf(steps));
    }

    Optional<Step> decisive() {
        return steps.stream().filter(Step::matched).findFirst();
    }

    /** Empty when the first match is an allow. An unread right or fact on the way is told before a plain no. */
    Optional<Refusal> refusal() {
        if (decisive().filter(step -> step.effect() == Effect.ALLOW).isPresent()) {
            return Optional.empty();
        }
        Optional<Refusal> unread = steps.stream()
                .filter(step -> step.truth() == Truth.UNKNOWN)
                .map(step -> FACTS.contains(step.field()) ? Refusal.FACTS_UNREADABLE : Refusal.RIGHTS_UNREADABLE)
                .findFirst();
        return unread.or(() -> Optional.of(decisive().isPresent() ? Refusal.DENY_RULE : Refusal.NO_RULE));
    }
}
