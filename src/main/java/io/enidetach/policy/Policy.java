package io.enidetach.policy;

import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.request.Region;
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
    private final Optional<Approval> approval;
    private final Pause pause;
    private final String version;

    Policy(
            List<Region> regions,
            Production production,
            List<Rule> rules,
            Optional<Approval> approval,
            Pause pause,
            String version) {
        this.regions = List.copyOf(regions);
        this.production = production;
        this.rules = List.copyOf(rules);
        this.approval = approval;
        this.pause = pause;
        this.version = version;
    }

    /** The decision for a person, the channel where it was typed and a VPC. */
    public Decision decide(Subject subject, Channel channel, Target target) {
        return decide(subject, Optional.of(channel), target);
    }

    /** The same where the channel may be unknown, which is how {@code policy explain} and tables ask. */
    public Decision decide(Subject subject, Optional<Channel> channel, Target target) {
        Production.Verdict verdict = production.judge(target);
        Optional<Refusal> early = beforeTheRules(subject, target.region());
        Trace trace = early.isPresent()
                ? new Trace(List.of())
                : Trace.upToTheFirstMatch(rules.stream().map(rule -> rule.judge(subject, channel, target)));
        Optional<Refusal> why = early.or(trace::refusal);
        return new Decision(
                why.isEmpty(),
                trace.decisive().map(Step::rule),
                why,
                verdict.isProduction(),
                verdict.why(),
                verdict.line(),
                trace.steps());
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

    /** Whether this click on Approve counts. */
    public ApproverAnswer mayApprove(Subject approver, Person requester) {
        if (approval.isEmpty()) {
            return ApproverAnswer.NOT_AN_APPROVER;
        }
        Approval who = approval.get();
        if (!who.selfApproval() && approver.userId().equals(requester.id())) {
            return ApproverAnswer.OWN_REQUEST;
        }
        return switch (new Who(who.users(), who.groups()).entitles(approver)) {
            case YES -> ApproverAnswer.YES;
            case NO -> ApproverAnswer.NOT_AN_APPROVER;
            case UNKNOWN -> ApproverAnswer.UNKNOWN;
        };
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

    /** How production is approved; there whenever anything can be production. */
    public Optional<Approval> approval() {
        return approval;
    }

    /** Who may pause. */
    public Pause pause() {
        return pause;
    }

    /** Whether tags of VPCs matter; API v2 cannot read them. */
    public boolean namesTags() {
        return !production.tags().isEmpty();
    }

    /** Every user group named anywhere, sorted. */
    public Set<String> groupIds() {
        Set<String> ids = new TreeSet<>(pause.groups());
        rules.forEach(rule -> ids.addAll(rule.who().groups()));
        approval.ifPresent(a -> ids.addAll(a.groups()));
        return ids;
    }

    /** Every user named anywhere, without {@code *}, sorted. */
    public Set<String> userIds() {
        Set<String> ids = new TreeSet<>(pause.users());
        rules.forEach(rule -> ids.addAll(rule.who().users()));
        approval.ifPresent(a -> ids.addAll(a.users()));
        ids.remove(Who.EVERYBODY);
        return ids;
    }

    /** Every channel named anywhere, sorted. */
    public Set<String> channelIds() {
        Stream<String> ofRules =
                rules.stream().flatMap(rule -> rule.channels().stream().flatMap(Set::stream));
        Set<String> ids = new TreeSet<>(ofRules.toList());
        approval.ifPresent(a -> ids.add(a.channel()));
        return ids;
    }
}
