package io.enidetach.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the policy said of a request: the rule that allowed it, whether its VPC is production and by which line, and the
 * terms of approval when it is. {@code productionWhy} is the policy's own code for the kind of line.
 *
 * @param freeze what would stop it now, were it not a dry run
 * @param trace how the policy came to it, line by line, from the facts as they were
 */
public record Ruling(
        String rule,
        boolean production,
        String productionWhy,
        String productionLine,
        String policyVersion,
        Optional<ApprovalTerms> terms,
        Optional<Freeze> freeze,
        List<String> trace) {

    /** A ruling that nothing but its terms is known of. */
    public Ruling(
            String rule,
            boolean production,
            String productionWhy,
            String productionLine,
            String policyVersion,
            Optional<ApprovalTerms> terms) {
        this(rule, production, productionWhy, productionLine, policyVersion, terms, Optional.empty(), List.of());
    }

    /** A freeze window that holds, by the policy's name for it, and when it ends. */
    public record Freeze(String window, Instant until) {}

    /** A request that an older version stored has no trace. */
    public Ruling {
        trace = trace == null ? List.of() : List.copyOf(trace);
    }

    /** Whether somebody who agreed to the other has not agreed to this: more people, or people elsewhere. */
    public boolean asksForMoreThan(Ruling other) {
        if (terms.isEmpty() || other.terms.isEmpty()) {
            return production && !other.production;
        }
        ApprovalTerms mine = terms.get();
        ApprovalTerms theirs = other.terms.get();
        return mine.required() > theirs.required() || !mine.channel().equals(theirs.channel());
    }
}
