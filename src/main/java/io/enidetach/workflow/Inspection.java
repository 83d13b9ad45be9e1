package io.enidetach.workflow;

import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Target;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
import io.enidetach.request.Consent;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Order;
import io.enidetach.request.Preview;
import io.enidetach.request.Reason;
import io.enidetach.request.Region;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.VpcFacts;
import io.enidetach.workflow.Differences.Difference;
import io.enidetach.workflow.Finding.Settled;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether a request may go on: rights first, then the cloud, then the policy, and only after an allow what the
 * cloud showed is compared and told (contract, 5: a refusal reads the same whether the ID exists or not).
 */
final class Inspection {
    private final Survey survey;
    private final SideReadings side;
    private final LivePolicy policy;
    private final Directory directory;
    private final Clock clock;

    Inspection(Survey survey, SideReadings side, LivePolicy policy, Directory directory, Clock clock) {
        this.survey = survey;
        this.side = side;
        this.policy = policy;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whether the policy of this ruling is still the one in force. */
    boolean isInForce(Ruling ruling) {
        return ruling.policyVersion().equals(policy.current().version());
    }

    /** The first look at an order; who the requester is may have been read a short while ago. */
    Finding first(Order order) {
        Subject requester = directory.subject(order.requester());
        Rights rights = Rights.now(policy);
        try {
            rights.admit(requester, order.channel());
            List<Region> regions = rights.regions(order);
            Settled hidden = hidden(order, regions);
            Survey.Located located = survey.locate(order.enis().get(0), regions).orElseThrow(() -> hidden);
            Region region = located.region();
            VpcFacts vpc = survey.vpc(region, located.eni().vpc());
            List<EniFacts> enis = others(order, located, hidden);
            Target target = target(rights, region, vpc, enis, server(order, located.eni()));
            Ruling ruling =
                    rights.rule(requester, order, target, clock.instant()).orElseThrow(() -> hidden);
            InstanceId server = new Agreement(order, enis).server();
            Preview preview = bound(new Preview(region, vpc, survey.server(region, server), enis));
            rights.wantReason(order, ruling, preview);
            return new Finding.Fit(preview.amid(side.around(preview)), ruling);
        } catch (Settled settled) {
            return rights.signed(settled.finding());
        }
    }

    /**
     * Reads the ENIs that were shown anew, and by readings that began after the moment who wants it and who agreed;
     * anything that differs is a refusal.
     */
    Finding again(Request request, Instant since) {
        Subject requester = requester(request, since);
        Rights rights = Rights.now(policy);
        try {
            Preview shown = request.preview().orElseThrow();
            List<EniFacts> enis = new ArrayList<>();
            for (EniFacts eni : shown.enis()) {
                enis.add(unchanged(request, eni.id()));
            }
            VpcFacts vpc = survey.vpc(shown.region(), shown.vpc().id());
            Preview now = bound(new Preview(shown.region(), vpc, shown.server(), enis).amid(shown.around()));
            return fit(rights, request, requester, now, since);
        } catch (Settled settled) {
            return rights.signed(settled.finding());
        }
    }

    /** The same for one ENI, right before it is asked for. */
    Finding line(Request request, EniId eni, Instant since) {
        Subject requester = requester(request, since);
        Rights rights = Rights.now(policy);
        try {
            Preview shown = request.preview().orElseThrow();
            VpcFacts vpc = survey.vpc(shown.region(), shown.vpc().id());
            EniFacts read = unchanged(request, eni);
            Preview now = new Preview(shown.region(), vpc, shown.server(), List.of(read));
            return fit(rights, request, requester, now, since);
        } catch (Settled settled) {
            return rights.signed(settled.finding());
        }
    }

    private Subject requester(Request request, Instant since) {
        return directory.subjectSince(request.order().requester(), since);
    }

    // Who agreed counts only while Slack and the policy say that they may.
    private Finding fit(Rights rights, Request request, Subject requester, Preview now, Instant since) throws Settled {
        Ruling ruling = stillAllowed(rights, request, requester, now);
        List<Consent> needed = ruling.production() ? request.consents() : List.of();
        for (Consent consent : needed) {
            Subject approver = directory.subjectSince(consent.by(), since);
            rights.keepConsent(approver, request.order().requester(), now);
        }
        return new Finding.Fit(now, ruling);
    }

    private List<EniFacts> others(Order order, Survey.Located first, Settled hidden) throws Settled {
        List<EniFacts> enis = new ArrayList<>();
        enis.add(first.eni());
        for (EniId id : order.enis().subList(1, order.enis().size())) {
            enis.add(survey.eni(first.region(), id).orElseThrow(() -> hidden));
        }
        return List.copyOf(enis);
    }

    private Ruling stillAllowed(Rights rights, Request request, Subject requester, Preview now) throws Settled {
        Order order = request.order();
        Ruling before = request.ruling().orElseThrow();
        rights.admit(requester, order.channel());
        Target target = target(
                rights,
                now.region(),
                now.vpc(),
                now.enis(),
                Optional.of(now.server().id()));
        Ruling ruling = rights.rule(requester, order, target, clock.instant())
                .orElseThrow(() -> new Settled(Finding.unfit(Reason.RIGHT_LOST, Map.of("rule", before.rule()))));
        if (ruling.asksForMoreThan(before)) {
            throw new Settled(Finding.unfit(Reason.POLICY_CHANGED, Map.of("line", ruling.productionLine())));
        }
        rights.wantReason(order, ruling, now);
        return ruling;
    }

    /** Tags are read only where the policy goes by them. */
    private Target target(Rights rights, Region region, VpcFacts vpc, List<EniFacts> enis, Optional<InstanceId> server)
            throws Settled {
        Target place = Rights.target(region, vpc);
        if (!rights.lookAtTags()) {
            return place;
        }
        Optional<Map<String, String>> serverTags =
                server.isPresent() ? survey.server(region, server.get()).tags() : Optional.empty();
        return place.with(enis.stream().map(EniFacts::tags).toList(), serverTags);
    }

    private static Optional<InstanceId> server(Order order, EniFacts eni) {
        return order.action() == Action.ATTACH
                ? order.instance()
                : eni.attachment().map(Attachment::instance);
    }

    private EniFacts unchanged(Request request, EniId id) throws Settled {
        Preview shown = request.preview().orElseThrow();
        EniFacts before = shown.eni(id).orElseThrow();
        EniFacts now = survey.eni(shown.region(), id)
                .orElseThrow(() -> differs(id, List.of(new Difference("eni", id.value(), "-"))));
        if (now.primary()) {
            throw new Settled(new Finding.Unfit(Reason.PRIMARY_ENI, Map.of("eni", id.value()), false));
        }
        if (request.order().action() == Action.ATTACH) {
            stillFree(now);
        } else if (now.attachment().isEmpty()) {
            throw new Settled(new Finding.Unfit(Reason.NOTHING_TO_DO, Map.of("eni", id.value()), false));
        }
        List<Difference> differences = Differences.between(before, now);
        if (!differences.isEmpty()) {
            throw differs(id, differences);
        }
        return now;
    }

    private static void stillFree(EniFacts now) throws Settled {
        if (now.attachment().isPresent()) {
            String holder = now.attachment().get().instance().value();
            Map<String, String> args = Map.of("eni", now.id().value(), "actual", holder);
            throw new Settled(new Finding.Unfit(Reason.ALREADY_ATTACHED, args, false));
        }
    }

    // The first difference is told with its values, of the others only what they are about.
    private static Settled differs(EniId id, List<Difference> differences) {
        Difference first = differences.get(0);
        Map<String, String> args = new LinkedHashMap<>();
        args.put("eni", id.value());
        args.put("field", first.field());
        args.put("before", first.before());
        args.put("after", first.after());
        args.put(
                "others",
                String.join(
                        ",", differences.stream().skip(1).map(Difference::field).toList()));
        return new Settled(new Finding.Unfit(Reason.FACTS_CHANGED, args, false));
    }

    private static Preview bound(Preview preview) {
        return preview.boundBy(Fingerprint.of(preview));
    }

    private static Settled hidden(Order order, List<Region> regions) {
        String enis = String.join(", ", order.enis().stream().map(EniId::value).toList());
        return new Settled(
                Finding.unfit(Reason.NOT_FOUND_OR_NO_RIGHT, Map.of("enis", enis, "regions", Rights.names(regions))));
    }
}
