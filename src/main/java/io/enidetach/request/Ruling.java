package io.enidetach.request;

import java.util.Optional;

/**
 * What the policy said of a request: the rule that allowed it, whether its VPC is production and by which line, and the
 * terms of approval when it is. {@code productionWhy} is the policy's own code for the kind of line.
 */
public record Ruling(
        String rule,
        boolean production,
        String productionWhy,
        String productionLine,
        String policyVersion,
        Optional<ApprovalTerms> terms) {}
