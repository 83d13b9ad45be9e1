package io.enidetach.policy;

import java.util.List;
import java.util.Optional;

/**
 * What the policy says to one person, channel and VPC.
 *
 * @param rule the rule that decided; empty when none did
 * @param why why not; empty when allowed
 * @param production whether an approval is needed; also told for a refusal
 * @param productionLine the line that made it production as the policy writes it, {@code vpcs: prod-*} or
 *     {@code tags: env}; empty when it is not
 * @param approval how it is approved; only for production that a rule allows
 * @param frozen the freeze window that stops it; only for production that a rule allows
 * @param trace each rule that was looked at, in order
 */
public record Decision(
        boolean allowed,
        Optional<String> rule,
        Optional<Refusal> why,
        boolean production,
        ProductionWhy productionWhy,
        String productionLine,
        Optional<Approval> approval,
        Optional<Frozen> frozen,
        List<Step> trace) {}
