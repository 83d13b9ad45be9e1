package io.enidetach.workflow;

import io.enidetach.command.Command;
import io.enidetach.policy.Effect;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Policy;
import io.enidetach.policy.Step;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Target;
import io.enidetach.policy.Truth;
import io.enidetach.request.Action;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Order;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import io.enidetach.request.Timer;
import io.enidetach.workflow.Verdict.Objection;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front desk on the ledger. */
final class Desk implements FrontDesk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    /** After this a commit is rolled back and the person told so (contract, 1). */
    private static final Duration BUDGET = Duration.ofSeconds(2);

    private static final int LIST_MOST = 20;
    private static final Set<String> HANGS_ON_TARGET = Set.of("vpcs", "regions", "eni_tags", "server_tags");

    private final Ledger ledger;
    private final Openings openings;
    private final Judge judge;
    private final LivePolicy policy;
    private final Directory directory;
    private final Clock clock;
    private final Rebuffs rebuffs;

    Desk(
            Ledger ledger,
            Openings openings,
            Judge judge,
            LivePolicy policy,
            Directory directory,
            Clock clock,
            Rebuffs rebuffs) {
        this.ledger = ledger;
        this.openings = openings;
        this.judge = judge;
        this.policy = policy;
        this.directory = directory;
        this.clock = clock;
        this.rebuffs = rebuffs;
    }

    @Override
    public Taken open(Person requester, Channel channel, Command.Detach command, String key) {
        Order order = new Order(
                Action.DETACH,
                command.dryRun(),
                command.enis(),
                command.vpc(),
                command.instance(),
                command.region(),
                command.reason(),
                requester,
                channel,
                clock.instant());
        try {
            Openings.Opened opened =
                    openings.commit(order, moved -> Change.of(moved).once(key), BUDGET);
            return taken(opened.how(), Optional.of(opened.id()), requester);
        } catch (Ledger.LedgerUnavailable e) {
            LOG.error("a command was not accepted: {}", e.getMessage());
            return new Taken.NotAccepted();
        }
    }

    @Override
    public Taken instruct(Instruction given) {
        return Trail.along(given.request(), () -> taken(given));
    }

    private Taken taken(Instruction given) {
        Timer timer = new Timer(Timer.Kind.INSTRUCTION, given.key(), 0, clock.instant());
        try {
            Change change = Change.none().once(given.key()).instruction(given).timer(timer);
            Committed how = ledger.commit(change, BUDGET);
            if (how instanceof Committed.Done) {
                LOG.info("{} by {} is taken", given.kind(), given.by());
            }
            return taken(how, given.request(), given.by());
        } catch (Ledger.LedgerUnavailable e) {
            LOG.error("an instruction was not accepted: {}", e.getMessage());
            return new Taken.NotAccepted();
        }
    }

    private Taken taken(Committed how, Optional<RequestId> id, Person by) {
        if (how instanceof Committed.Done) {
            return new Taken.Accepted(id);
        }
        if (how instanceof Committed.Duplicate) {
            rebuffs.turnedAway(Why.REPEATED, by.id());
            return new Taken.Duplicate();
        }
        return new Taken.NotAccepted();
    }

    @Override
    public Optional<Refusal> objectionToDenial(Person by, Channel in, Optional<String> messageTs, RequestId id) {
        String version = policy.current().version();
        Optional<Request> request = ledger.find(id);
        Optional<Refusal> objection = request.isEmpty()
                ? Optional.of(new Refusal(Note.NO_SUCH_REQUEST, Map.of("id", id.value())))
                : objection(by, in, messageTs, request.get());
        // A click on a copy comes back as an instruction, which is recorded then.
        objection
                .filter(refusal -> refusal.note() != Note.COPY_CLICKED)
                .map(refusal -> Objections.refused(request, Instruction.Kind.DENY, by, refusal.note(), version))
                .ifPresent(note -> ledger.commit(Change.none().audit(note), BUDGET));
        return objection;
    }

    private Optional<Refusal> objection(Person by, Channel in, Optional<String> messageTs, Request request) {
        try {
            if (messageTs.isPresent() && ledger.nextTry(request.id().value()).isEmpty()) {
                judge.knownApproval(in, messageTs.get(), request);
            }
            judge.awaitsApproval(request, clock.instant());
            judge.approver(by, request);
            return Optional.empty();
        } catch (Objection objection) {
            return Optional.of(
                    new Refusal(objection.verdict().note(), objection.verdict().args()));
        }
    }

    @Override
    public void turnedAway(Why why, String by) {
        rebuffs.turnedAway(why, by);
    }

    @Override
    public Optional<Seen> look(Person by, RequestId id) {
        Subject subject = directory.subject(by);
        return ledger.find(id)
                .filter(r -> subject.fullMember() != Truth.NO)
                .filter(r -> r.order().requester().equals(by) || judge.mayApprove(subject, r))
                .map(r -> new Seen(r, ledger.posted(id, Outgoing.Kind.CARD), ledger.pause()));
    }

    @Override
    public Optional<Overview> list(Person by) {
        Subject subject = directory.subject(by);
        if (subject.fullMember() == Truth.NO) {
            return Optional.empty();
        }
        List<Request> forMe = ledger.open().stream()
                .filter(r -> r.state() == State.AWAITING_APPROVAL && judge.mayApprove(subject, r))
                .sorted((a, b) -> b.order().at().compareTo(a.order().at()))
                .limit(LIST_MOST)
                .toList();
        return Optional.of(new Overview(ledger.of(by, LIST_MOST), forMe));
    }

    @Override
    public Standing whoAmI(Person by, Channel in) {
        Policy now = policy.current();
        Subject subject = directory.subject(by);
        Map<String, Truth> groups = new LinkedHashMap<>();
        now.groupIds().stream()
                .sorted()
                .forEach(g -> groups.put(g, subject.groups().has(g)));
        boolean mayAsk = now.mayEverAllow(subject, in);
        List<Step> mine = rulesFor(subject, in, now);
        Optional<String> first = mine.stream()
                .filter(step -> mayAsk && step.effect() == Effect.ALLOW)
                .map(Step::rule)
                .findFirst();
        List<String> rules = mine.stream()
                .map(step -> step.rule() + " (" + step.effect().name().toLowerCase(Locale.ROOT) + ")")
                .toList();
        return new Standing(
                subject.fullMember(), groups, mayAsk, first, now.mayEverApprove(subject), now.mayPause(subject), rules);
    }

    // Rules that name this person and channel; which of them decides hangs on the VPC and the region.
    private List<Step> rulesFor(Subject subject, Channel in, Policy policy) {
        Target any = Target.ofVpc(policy.defaultRegion(), Optional.empty(), Optional.empty(), Optional.empty());
        return policy.decide(subject, in, any, clock.instant()).trace().stream()
                .filter(step -> step.truth() == Truth.YES || HANGS_ON_TARGET.contains(step.field()))
                .toList();
    }
}
