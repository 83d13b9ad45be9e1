package io.enidetach.slack.words;

import static io.enidetach.request.Fixtures.ALICE;
import static io.enidetach.request.Fixtures.BOB;
import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.ENI_2;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.after;
import static io.enidetach.request.Fixtures.dryRun;
import static io.enidetach.request.Fixtures.lookedUp;
import static io.enidetach.request.Fixtures.order;
import static io.enidetach.request.Fixtures.preview;
import static io.enidetach.request.Fixtures.received;
import static io.enidetach.request.Fixtures.ruling;

import io.enidetach.policy.ProductionWhy;
import io.enidetach.request.Action;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Event;
import io.enidetach.request.Fixtures;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Order;
import io.enidetach.request.Preview;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.ServerState;
import io.enidetach.request.Surroundings;
import io.enidetach.request.Whereabouts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests that show what the plain ones do not: other servers, other reasons for production, several ENIs, the way back. */
final class Variants {
    private static final EniId THIRD = new EniId("eni-b4ckup01");
    private static final EniId FOURTH = new EniId("eni-st4ndby1");

    private final Map<String, Request> all = new LinkedHashMap<>();

    private Variants() {
        servers();
        production();
        several();
        wayBack();
        surroundings();
        rulings();
        all.put("no-reason", after(received(without(order(ENI))), lookedUp(true, ENI)));
        all.put("dry-run-plain", after(received(dryRun(order(ENI))), lookedUp(false, ENI)));
        all.put("no-addresses", after(received(order(ENI)), new Event.LookedUp(bare(), ruling(true, 1))));
    }

    /** By name, in a fixed order. */
    static Map<String, Request> all() {
        return new Variants().all;
    }

    private void servers() {
        for (ServerState state : ServerState.values()) {
            Event found = new Event.LookedUp(preview(state, ENI), ruling(true, 1));
            all.put("server-" + state.name().toLowerCase(Locale.ROOT), after(received(order(ENI)), found));
        }
    }

    private void production() {
        for (ProductionWhy why : ProductionWhy.values()) {
            Ruling known = ruling(true, 1);
            Ruling ruling = new Ruling(known.rule(), true, why.name(), "prod-*", known.policyVersion(), known.terms());
            Event found = new Event.LookedUp(preview(ServerState.RUNNING, ENI), ruling);
            all.put("production-" + why.name().toLowerCase(Locale.ROOT), after(received(order(ENI)), found));
        }
    }

    private void several() {
        Request asking = after(
                received(order(ENI, ENI_2, THIRD, FOURTH)),
                lookedUp(false, ENI, ENI_2, THIRD, FOURTH),
                new Event.AskIntended(ENI));
        all.put("several-first-asked", asking);
        Request lost = after(asking, new Event.AskLost(ENI, "timeout"), new Event.AskIntended(ENI_2));
        Request taken = after(lost, new Event.AskAccepted(ENI_2, "1043572"));
        Request skipped = after(
                taken,
                new Event.LineChanged(THIRD, Reason.FACTS_CHANGED, Ends.VALUES),
                new Event.AskIntended(FOURTH),
                new Event.AskAccepted(FOURTH, "1043573"));
        all.put("several-running", skipped);
        all.put(
                "several-tasks-ended",
                after(skipped, new Event.TaskEnded(ENI_2, true, ""), new Event.TaskEnded(FOURTH, false, "TaskFailed")));
    }

    private void wayBack() {
        Order known = order(ENI);
        Order back = new Order(
                Action.ATTACH,
                false,
                known.enis(),
                known.vpc(),
                known.instance(),
                known.region(),
                known.reason(),
                known.requester(),
                known.channel(),
                known.at());
        Request waiting = after(received(back), new Event.LookedUp(free(), ruling(true, 1)));
        all.put("attach-awaiting_approval", waiting);
        all.put(
                "attach-succeeded",
                after(
                        received(back),
                        new Event.LookedUp(free(), ruling(false, 1)),
                        new Event.AskIntended(ENI),
                        new Event.AskAccepted(ENI, "1043574"),
                        new Event.TaskEnded(ENI, true, ""),
                        new Event.SeenDone(ENI)));
    }

    private void surroundings() {
        List<EipFacts> eips = List.of(
                new EipFacts("eip-dgd545ef", EipFacts.Status.BOUND, EipFacts.Charge.TRAFFIC, true),
                new EipFacts("eip-00000002", EipFacts.Status.BOUND, EipFacts.Charge.BANDWIDTH, false));
        List<Neighbour> neighbours =
                List.of(new Neighbour(THIRD, "shop-backup", false), new Neighbour(FOURTH, "shop-2-primary", true));
        Preview known = preview(ServerState.RUNNING, ENI);
        Preview two = shown(
                List.of(
                        Fixtures.eni(ENI).addresses().get(0),
                        new Address("10.0.0.13", false, Optional.of("203.0.113.8"), Optional.of("eip-00000002"))),
                known.enis().get(0).attachment());
        Preview amid = two.amid(new Surroundings(Optional.of(neighbours), Optional.of(eips)));
        all.put("neighbours-and-bills", after(received(order(ENI)), new Event.LookedUp(amid, ruling(true, 1))));
    }

    private void rulings() {
        Ruling known = ruling(true, 1);
        Ruling frozen = new Ruling(
                known.rule(),
                true,
                known.productionWhy(),
                known.productionLine(),
                known.policyVersion(),
                known.terms(),
                Optional.of(new Ruling.Freeze("spring festival", NOON.plusSeconds(86_400))),
                List.of("contractors-never: no, not in S0CONTRACT", "network-operators: yes, allow"));
        Preview shown = preview(ServerState.RUNNING, ENI);
        all.put("dry-run-frozen", after(received(dryRun(order(ENI))), new Event.LookedUp(shown, frozen)));
        Ruling traced = new Ruling(
                known.rule(),
                true,
                known.productionWhy(),
                known.productionLine(),
                known.policyVersion(),
                known.terms(),
                Optional.empty(),
                frozen.trace());
        all.put("traced", after(received(order(ENI)), new Event.LookedUp(shown, traced)));
        all.put(
                "confirmed-and-approved",
                after(
                        Stories.confirming(),
                        new Event.Confirmed(ALICE, NOON, shown, traced),
                        new Event.Approved(BOB, NOON.plusSeconds(60))));
    }

    /** Detaches that are done, by where the public address is afterwards. */
    static Map<String, Request> whereabouts() {
        Map<String, Request> done = new LinkedHashMap<>();
        for (Whereabouts.Where where : Whereabouts.Where.values()) {
            List<Whereabouts> told = List.of(new Whereabouts("203.0.113.7", where));
            Request request = after(
                    Stories.approving(),
                    new Event.Approved(BOB, NOON),
                    new Event.AskIntended(ENI),
                    new Event.AskAccepted(ENI, "1043572"),
                    new Event.SeenDone(ENI, told));
            done.put("done-public-" + where.name().toLowerCase(Locale.ROOT), request);
        }
        return done;
    }

    private static Order without(Order known) {
        return new Order(
                known.action(),
                false,
                known.enis(),
                known.vpc(),
                known.instance(),
                known.region(),
                "",
                known.requester(),
                known.channel(),
                known.at());
    }

    private static Preview free() {
        return shown(Fixtures.eni(ENI).addresses(), Optional.empty());
    }

    private static Preview bare() {
        return shown(List.of(), Fixtures.eni(ENI).attachment());
    }

    private static Preview shown(List<Address> addresses, Optional<Attachment> attachment) {
        Preview known = preview(ServerState.RUNNING, ENI);
        EniFacts eni = Fixtures.eni(ENI);
        EniFacts now = new EniFacts(
                eni.id(),
                eni.name(),
                eni.vpc(),
                eni.subnet(),
                eni.zone(),
                false,
                attachment,
                addresses,
                addresses.isEmpty() ? Optional.of(List.of()) : eni.securityGroups(),
                addresses.isEmpty() ? Optional.of(Map.of()) : eni.tags());
        return new Preview(known.region(), known.vpc(), known.server(), List.of(now));
    }
}
