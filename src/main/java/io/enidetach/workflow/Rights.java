package io.enidetach.workflow;

import io.enidetach.policy.Approval;
import io.enidetach.policy.Decision;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Policy;
import io.enidetach.policy.Refusal;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Target;
import io.enidetach.request.ApprovalTerms;
import io.enidetach.request.Channel;
import io.enidetach.request.Order;
import io.enidetach.request.Reason;
import io.enidetach.request.Region;
import io.enidetach.request.Ruling;
import io.enidetach.request.VpcFacts;
import io.enidetach.workflow.Finding.Settled;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One policy, as it is at this moment, applied to requests. */
final class Rights {
    private final Policy policy;

    private Rights(Policy policy) {
        this.policy = policy;
    }

    /** By the policy in force now. */
    static Rights now(LivePolicy live) {
        return new Rights(live.current());
    }

    /** Ends the judgement when no rule could ever allow this person here; the cloud is not asked then. */
    void admit(Subject subject, Channel channel) throws Settled {
        Optional<Refusal> refusal = policy.refusedBeforeTheCloud(subject, channel);
        if (refusal.isEmpty()) {
            return;
        }
        if (refusal.get() == Refusal.RIGHTS_UNREADABLE) {
            throw new Settled(new Finding.RightsTrouble());
        }
        throw new Settled(
                Finding.unfit(Reason.NO_RIGHT, Map.of("why", refusal.get().name())));
    }

    /** All regions that there are for the bot, as the policy writes them. */
    List<Region> regions() {
        return policy.regions();
    }

    /** The regions to search for an order, as the policy writes them. */
    List<Region> regions(Order order) throws Settled {
        if (order.region().isEmpty()) {
            return policy.regions();
        }
        Region wanted = order.region().get();
        return policy.regions().stream()
                .filter(wanted::sameAs)
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new Settled(Finding.unfit(
                        Reason.REGION_NOT_LISTED,
                        Map.of("region", wanted.value(), "regions", names(policy.regions())))));
    }

    /** The ruling for this VPC, or nothing when the policy does not allow it. */
    Optional<Ruling> rule(Subject subject, Channel channel, Region region, VpcFacts vpc) throws Settled {
        Target target = new Target(region, Optional.of(vpc.id()), vpc.name(), vpc.tags());
        Decision decision = policy.decide(subject, channel, target);
        if (decision.why().filter(w -> w == Refusal.RIGHTS_UNREADABLE).isPresent()) {
            throw new Settled(new Finding.RightsTrouble());
        }
        if (!decision.allowed()) {
            return Optional.empty();
        }
        Optional<ApprovalTerms> terms = decision.production()
                ? Optional.of(policy.approval().map(Rights::terms).orElseThrow())
                : Optional.empty();
        return Optional.of(new Ruling(
                decision.rule().orElse(""),
                decision.production(),
                decision.productionWhy().name(),
                decision.productionLine(),
                policy.version(),
                terms));
    }

    /** Whether a reason must be given for production. */
    boolean wantsReason() {
        return policy.approval().map(Approval::reasonRequired).orElse(false);
    }

    static String names(List<Region> regions) {
        return String.join(", ", regions.stream().map(Region::value).toList());
    }

    private static ApprovalTerms terms(Approval approval) {
        return new ApprovalTerms(
                new Channel(approval.channel()),
                List.copyOf(approval.groups()),
                List.copyOf(approval.users()),
                approval.required(),
                approval.expiresAfter());
    }
}
