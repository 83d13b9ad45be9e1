package io.enidetach.workflow;

import io.enidetach.policy.Approval;
import io.enidetach.policy.ApproverAnswer;
import io.enidetach.policy.Decision;
import io.enidetach.policy.Explanation;
import io.enidetach.policy.Frozen;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Policy;
import io.enidetach.policy.ReasonTerms;
import io.enidetach.policy.Refusal;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Target;
import io.enidetach.request.ApprovalTerms;
import io.enidetach.request.Channel;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Order;
import io.enidetach.request.Person;
import io.enidetach.request.Preview;
import io.enidetach.request.Reason;
import io.enidetach.request.Region;
import io.enidetach.request.Ruling;
import io.enidetach.request.VpcFacts;
import io.enidetach.workflow.Finding.Settled;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    /** A VPC as the policy sees it. */
    static Target target(Region region, VpcFacts vpc) {
        return Target.ofVpc(region, Optional.of(vpc.id()), vpc.name(), vpc.tags());
    }

    /** Everything that was read for a request, as the policy sees it. */
    static Target target(Preview facts) {
        return target(facts.region(), facts.vpc())
                .with(
                        facts.enis().stream().map(EniFacts::tags).toList(),
                        facts.server().tags());
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

    /** Whether the policy goes by more than the VPC: tags of ENIs or of servers. */
    boolean lookAtTags() {
        return policy.looksAtTags();
    }

    /** Whether a rule allows this person here to touch it, and so to see it. */
    boolean allow(Subject subject, Channel channel, Target target) throws Settled {
        Optional<Refusal> why = policy.decide(subject, Optional.of(channel), target, Optional.empty())
                .why();
        if (why.equals(Optional.of(Refusal.RIGHTS_UNREADABLE))) {
            throw new Settled(new Finding.RightsTrouble());
        }
        return why.map(Refusal::isAfterAnAllow).orElse(true);
    }

    /** The ruling at this moment, or nothing when no rule allows it. A freeze stops all but dry runs. */
    Optional<Ruling> rule(Subject subject, Order order, Target target, Instant at) throws Settled {
        Decision decision = policy.decide(subject, order.channel(), target, at);
        Optional<Refusal> why = decision.why().filter(w -> w != Refusal.FROZEN || !order.dryRun());
        if (why.isEmpty()) {
            return Optional.of(ruling(decision));
        }
        String vpc = target.vpc().map(id -> id.value()).orElse("");
        return switch (why.get()) {
            case RIGHTS_UNREADABLE -> throw new Settled(new Finding.RightsTrouble());
            case NO_APPROVAL -> throw unfit(Reason.NO_APPROVAL_ENTRY, Map.of("vpc", vpc));
            case APPROVAL_UNREADABLE -> throw unfit(Reason.APPROVAL_UNREADABLE, Map.of("vpc", vpc));
            case FROZEN -> throw frozen(decision.frozen().orElseThrow());
            case NO_RULE, DENY_RULE, REGION_NOT_LISTED, NOT_A_FULL_MEMBER, FACTS_UNREADABLE -> Optional.empty();
        };
    }

    private Ruling ruling(Decision decision) {
        return new Ruling(
                decision.rule().orElse(""),
                decision.production(),
                decision.productionWhy().name(),
                decision.productionLine(),
                policy.version(),
                decision.approval().map(Rights::terms),
                decision.frozen().map(frozen -> new Ruling.Freeze(frozen.window(), frozen.until())),
                Explanation.lines(decision));
    }

    /** Ends the judgement when the order's reason is not what production in this VPC asks for. */
    void wantReason(Order order, Ruling ruling, Preview facts) throws Settled {
        Optional<ReasonTerms> asked = policy.approvalOf(target(facts)).map(Approval::reason);
        if (!ruling.production()
                || order.dryRun()
                || asked.filter(terms -> !terms.accept(order.reason())).isEmpty()) {
            return;
        }
        Map<String, String> args = new LinkedHashMap<>();
        args.put("command", command(order, facts));
        int least = asked.get().minLength();
        Optional<String> pattern = asked.get().pattern();
        if (least > 0) {
            args.put("least", String.valueOf(least));
        }
        pattern.ifPresent(p -> args.put("pattern", p));
        Reason plain = least > 0 ? Reason.REASON_TOO_SHORT : Reason.REASON_REQUIRED;
        throw unfit(pattern.isPresent() ? Reason.REASON_MISMATCH : plain, args);
    }

    /** Ends the judgement when somebody who agreed to a request may no longer do so. */
    void keepConsent(Subject approver, Person requester, Preview facts) throws Settled {
        ApproverAnswer answer = policy.mayApprove(approver, requester, target(facts));
        if (answer == ApproverAnswer.UNKNOWN) {
            throw new Settled(new Finding.RightsTrouble());
        }
        if (answer != ApproverAnswer.YES) {
            throw unfit(Reason.APPROVER_RIGHT_LOST, Map.of("person", approver.userId()));
        }
    }

    private static String command(Order order, Preview facts) {
        String enis = String.join(" ", order.enis().stream().map(EniId::value).toList());
        return "/eni-detach " + facts.vpc().id() + " " + enis + " "
                + facts.server().id() + " -- <why>";
    }

    /** The same finding, with the policy by which it was found when it is a refusal. */
    Finding signed(Finding finding) {
        if (!(finding instanceof Finding.Unfit no)) {
            return finding;
        }
        Map<String, String> args = new LinkedHashMap<>(no.args());
        args.put("policy", policy.version());
        return new Finding.Unfit(no.reason(), args, no.whole());
    }

    static String names(List<Region> regions) {
        return String.join(", ", regions.stream().map(Region::value).toList());
    }

    private static Settled frozen(Frozen frozen) {
        return unfit(
                Reason.FROZEN,
                Map.of("window", frozen.window(), "until", frozen.until().toString()));
    }

    private static Settled unfit(Reason reason, Map<String, String> args) {
        return new Settled(Finding.unfit(reason, args));
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
