package io.enidetach.policy;

import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.request.Region;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One policy, immutable (contract, 7). */
public final class Policy {
    private final List<Region> regions;
    private final Production production;
    private final List<Rule> rules;
    private final Approvals approvals;
    private final List<FreezeWindow> freeze;
    private final Pause pause;
    private final String version;

    Policy(
            List<Region> regions,
            Production production,
            List<Rule> rules,
            Approvals approvals,
            List<FreezeWindow> freeze,
            Pause pause,
            String version) {
        this.regions = List.copyOf(regions);
        this.production = production;
        this.rules = List.copyOf(rules);
        this.approvals = approvals;
        this.freeze = freeze;
        this.pause = pause;
        this.version = version;
    }

    /** The decision for a person, the channel where it was typed, what is meant, and the moment. */
    public Decision decide(Subject subject, Channel channel, Target target, Instant at) {
        return decide(subject, Optional.of(channel), target, Optional.of(at));
    }

    /**
     * The same where the channel may be unknown, which is how {@code policy explain} and tables ask; without a moment it
     * is one outside every freeze.
     */
    public Decision decide(Subject subject, Optional<Channel> channel, Target target, Optional<Instant> at) {
        Production.Verdict verdict = production.judge(target);
        Optional<Refusal> early = beforeTheRules(subject, target.region());
        Trace trace = early.isPresent()
                ? new Trace(List.of())
                : Trace.upToTheFirstMatch(rules.stream().map(rule -> rule.judge(subject, channel, target)));
        Optional<Refusal> byRules = early.or(trace::refusal);
        boolean ask = byRules.isEmpty() && verdict.isProduction();
        Approvals.Verdict approval = approvals.judge(target);
        Optional<Frozen> frozen = at.filter(moment -> ask).flatMap(this::frozen);
        Optional<Refusal> why = byRules.or(() -> ask ? refusal(approval, frozen) : Optional.empty());
        return new Decision(
                why.isEmpty(),
                trace.decisive().map(Step::rule),
                why,
                verdict.isProduction(),
                verdict.why(),
                verdict.line(),
                approval.approval().filter(a -> ask),
                frozen,
                trace.steps());
    }

    private static Optional<Refusal> refusal(Approvals.Verdict approval, Optional<Frozen> frozen) {
        return switch (approval.truth()) {
            case NO -> Optional.of(Refusal.NO_APPROVAL);
            case UNKNOWN -> Optional.of(Refusal.APPROVAL_UNREADABLE);
            case YES -> frozen.map(window -> Refusal.FROZEN);
        };
    }

    /** Of the windows that hold the one that ends last. */
    private Optional<Frozen> frozen(Instant moment) {
        return freeze.stream()
                .flatMap(window -> window.endAt(moment).map(end -> new Frozen(window.name(), end)).stream())
                .max(Comparator.comparing(Frozen::until));
    }

    private Optional<Refusal> beforeTheRules(Subject subject, Region region) {
        if (subject.fullMember() == Truth.NO) {
            return Optional.of(Refusal.NOT_A_FULL_MEMBER);
        }
        boolean listed = regions.stream().anyMatch(region::sameAs);
        return listed ? Optional.empty() : Optional.of(Refusal.REGION_NOT_LISTED);
    }

    /** Whether some VPC could be allowed to this person here; false: refuse before the cloud is asked. */
    public boolean mayEverAllow(Subject subject, Channel channel) {
        return refusedBeforeTheCloud(subject, channel).isEmpty();
    }

    /** Why {@link #mayEverAllow} is false; empty when it is true. */
    public Optional<Refusal> refusedBeforeTheCloud(Subject subject, Channel channel) {
        if (subject.fullMember() == Truth.NO) {
            return Optional.of(Refusal.NOT_A_FULL_MEMBER);
        }
        List<Optional<Refusal>> each = regions.stream()
                .map(region -> Trace.upToTheFirstMatch(
                                rules.stream().map(rule -> rule.judgeBeforeTheCloud(subject, channel, region)))
                        .refusal())
                .toList();
        return each.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : each.get(0);
    }

    /** Whether this click on Approve counts for this VPC; which entry of {@code approval} holds is judged anew. */
    public ApproverAnswer mayApprove(Subject approver, Person requester, Target target) {
        Approvals.Verdict verdict = approvals.judge(target);
        return switch (verdict.truth()) {
            case NO -> ApproverAnswer.NOT_AN_APPROVER;
            case UNKNOWN -> ApproverAnswer.UNKNOWN;
            case YES -> verdict.approval().orElseThrow().answer(approver, requester.id());
        };
    }

    /** Whether this person may approve some production of others. */
    public Truth mayEverApprove(Subject subject) {
        return approvals.all().stream()
                .map(approval -> new Who(approval.users(), approval.groups()).entitles(subject))
                .reduce(Truth.NO, Truth::or);
    }

    /** Whether this person may pause and resume. */
    public Truth mayPause(Subject subject) {
        return new Who(pause.users(), pause.groups()).entitles(subject);
    }

    /** The regions that the bot touches, as the file writes them, in the order to search. */
    public List<Region> regions() {
        return regions;
    }

    /** The first of {@link #regions}. */
    public Region defaultRegion() {
        return regions.get(0);
    }

    /** First 12 hexadecimal digits of the SHA-256 of the file's text. */
    public String version() {
        return version;
    }

    /** How production is approved, in the order of the file; not empty whenever anything can be production. */
    public List<Approval> approvals() {
        return approvals.all();
    }

    /** How production in this VPC is approved; empty when no entry is certain to be for it. */
    public Optional<Approval> approvalOf(Target target) {
        return approvals.judge(target).approval();
    }

    /** Who may pause. */
    public Pause pause() {
        return pause;
    }

    /** Whether some rule goes by tags of ENIs or servers. */
    public boolean looksAtTags() {
        return rules.stream()
                .anyMatch(
                        rule -> !rule.eniTags().isEmpty() || !rule.serverTags().isEmpty());
    }

    /** Every user group named anywhere, sorted. */
    public Set<String> groupIds() {
        Set<String> ids = new TreeSet<>(pause.groups());
        rules.forEach(rule -> ids.addAll(rule.who().groups()));
        approvals().forEach(a -> ids.addAll(a.groups()));
        return ids;
    }

    /** Every user named anywhere, without {@code *}, sorted. */
    public Set<String> userIds() {
        Set<String> ids = new TreeSet<>(pause.users());
        rules.forEach(rule -> ids.addAll(rule.who().users()));
        approvals().forEach(a -> ids.addAll(a.users()));
        ids.remove(Who.EVERYBODY);
        return ids;
    }

    /** Every channel named anywhere, sorted. */
    public Set<String> channelIds() {
        Stream<String> ofRules =
                rules.stream().flatMap(rule -> rule.channels().stream().flatMap(Set::stream));
        Set<String> ids = new TreeSet<>(ofRules.toList());
        approvals().forEach(a -> ids.add(a.channel()));
        return ids;
    }
}
