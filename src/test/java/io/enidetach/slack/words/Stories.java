package io.enidetach.slack.words;

import static io.enidetach.request.Fixtures.ALICE;
import static io.enidetach.request.Fixtures.BOB;
import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.GUANGZHOU;
import static io.enidetach.request.Fixtures.ID;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.OPS;
import static io.enidetach.request.Fixtures.SERVER;
import static io.enidetach.request.Fixtures.VPC;
import static io.enidetach.request.Fixtures.after;
import static io.enidetach.request.Fixtures.lookedUp;
import static io.enidetach.request.Fixtures.order;
import static io.enidetach.request.Fixtures.received;
import static io.enidetach.request.Fixtures.ruling;
import static io.enidetach.request.Fixtures.withoutServer;

import io.enidetach.request.Action;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Event;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Order;
import io.enidetach.request.Preview;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.State;
import io.enidetach.request.Surroundings;
import io.enidetach.request.VpcFacts;
import io.enidetach.workflow.Pause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests in each state, plain and as nasty as people and clouds can make them. */
public final class Stories {
    public static final Pause RUNNING = new Pause(false, "", "", NOON);
    public static final Pause PAUSED = new Pause(true, "U0CAROL", "maintenance", NOON);
    public static final String HOSTILE =
            ("<!channel> <@U0BOB> <http://x|ok> `*_~` &amp; \u202Eevil\u202C 😀👩‍👩‍👧 مرحبا "
                            + "\n> *Approved by* <!subteam^S0LEADS> :rotating_light: ")
                    .repeat(100);

    private Stories() {}

    public static Request confirming() {
        return after(received(withoutServer(order(ENI))), lookedUp(false, ENI));
    }

    public static Request approving() {
        return after(received(order(ENI)), lookedUp(true, ENI));
    }

    public static Request done() {
        return after(received(order(ENI)), detached());
    }

    /** What happens to a request that is detached without approval. */
    public static Event[] detached() {
        return new Event[] {
            lookedUp(false, ENI),
            new Event.AskIntended(ENI),
            new Event.AskAccepted(ENI, "task-1"),
            new Event.TaskEnded(ENI, true, ""),
            new Event.SeenDone(ENI)
        };
    }

    /** One request for each state that has a card, and the refusal that has none. */
    public static Map<State, Request> each() {
        Map<State, Request> all = new EnumMap<>(State.class);
        Request submitting = after(received(order(ENI)), lookedUp(false, ENI), new Event.AskIntended(ENI));
        Request running = after(submitting, new Event.AskAccepted(ENI, "task-1"));
        all.put(State.RECEIVED, received(order(ENI)));
        all.put(State.AWAITING_CONFIRMATION, confirming());
        all.put(State.AWAITING_APPROVAL, approving());
        all.put(State.SUBMITTING, submitting);
        all.put(State.RUNNING, running);
        all.put(State.SUCCEEDED, done());
        all.put(State.FAILED, after(running, new Event.TaskEnded(ENI, false, "Busy"), new Event.SeenUnchanged(ENI)));
        all.put(
                State.REFUSED,
                after(
                        received(order(ENI)),
                        new Event.Refused(
                                Reason.VPC_DIFFERS, Map.of("eni", ENI.value(), "typed", "a", "actual", "b"))));
        all.put(State.DENIED, after(approving(), new Event.Denied(BOB, "not during the sale")));
        all.put(State.CANCELLED, after(approving(), new Event.Cancelled(ALICE)));
        all.put(State.EXPIRED, after(approving(), new Event.WaitEnded()));
        all.put(State.UNKNOWN, after(submitting, new Event.AskLost(ENI, "timeout"), new Event.WatchEnded(ENI)));
        return all;
    }

    /** What a question looks like once somebody has agreed to it. */
    public static Map<String, Request> approved() {
        Request two = after(
                received(order(ENI)),
                new Event.LookedUp(io.enidetach.request.Fixtures.preview(ServerState.RUNNING, ENI), ruling(true, 2)));
        Request one = after(two, new Event.Approved(BOB, NOON));
        return Map.of(
                "one-of-two-approved", one,
                "approved", after(approving(), new Event.Approved(BOB, NOON)),
                "running",
                        after(
                                approving(),
                                new Event.Approved(BOB, NOON),
                                new Event.AskIntended(ENI),
                                new Event.AskAccepted(ENI, "1043572")),
                "two-of-two-approved", after(one, new Event.Approved(io.enidetach.request.Fixtures.CAROL, NOON)));
    }

    /** The same states for twenty interfaces with ten addresses each, every text hostile and long. */
    public static List<Request> nasty() {
        Event found = new Event.LookedUp(preview(), ruling(true, 2));
        Event plain = new Event.LookedUp(preview(), ruling(false, 1));
        Order order = nastyOrder();
        Request approving = after(received(order), found, new Event.Confirmed(ALICE, NOON, preview(), ruling(true, 2)));
        List<Event> asked = new ArrayList<>();
        order.enis().forEach(e -> asked.add(new Event.AskIntended(e)));
        order.enis()
                .forEach(e -> asked.add(new Event.AskRefused(
                        e, Map.of("code", HOSTILE, "advice", "NO_PERMISSION", "reference", HOSTILE))));
        Request submitting =
                after(received(order), plain, new Event.Confirmed(ALICE, NOON, preview(), ruling(false, 1)));
        return List.of(
                after(received(withoutServer(order)), found),
                approving,
                after(approving, new Event.Denied(BOB, HOSTILE)),
                after(approving, new Event.Approved(BOB, NOON)),
                after(approving, new Event.GaveUp(Reason.APPROVAL_UNPOSTABLE, Map.of("code", HOSTILE))),
                submitting,
                after(submitting, asked.toArray(new Event[0])),
                after(received(order), new Event.Refused(Reason.REASON_REQUIRED, Map.of("command", HOSTILE))));
    }

    private static Order nastyOrder() {
        return new Order(
                Action.DETACH,
                false,
                enis(),
                Optional.of(VPC),
                Optional.of(SERVER),
                Optional.of(GUANGZHOU),
                HOSTILE,
                ALICE,
                OPS,
                NOON);
    }

    private static Preview preview() {
        List<EniFacts> facts = new ArrayList<>();
        for (EniId eni : enis()) {
            List<Address> addresses = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                addresses.add(new Address(
                        "10.111.222." + (100 + i),
                        i == 0,
                        Optional.of("203.113.111." + (100 + i)),
                        Optional.of("eip" + i % 3)));
            }
            facts.add(new EniFacts(
                    eni,
                    HOSTILE,
                    VPC,
                    Optional.of(HOSTILE),
                    Optional.of("zone"),
                    true,
                    Optional.of(new Attachment(SERVER, Optional.empty())),
                    addresses,
                    Optional.of(List.of(HOSTILE)),
                    Optional.of(Map.of(HOSTILE, HOSTILE))));
        }
        return new Preview(
                        GUANGZHOU,
                        new VpcFacts(VPC, Optional.of(HOSTILE), Optional.empty()),
                        new ServerFacts(SERVER, Optional.of(HOSTILE), ServerState.OTHER, HOSTILE, Optional.empty()),
                        facts)
                .amid(new Surroundings(Optional.of(neighbours()), Optional.of(eips())));
    }

    private static List<Neighbour> neighbours() {
        return IntStream.range(0, 32)
                .mapToObj(i -> new Neighbour(new EniId("eni-%08d".formatted(i)), HOSTILE, i == 0))
                .toList();
    }

    private static List<EipFacts> eips() {
        return Stream.of(EipFacts.Charge.values())
                .map(charge -> new EipFacts("eip" + charge.ordinal(), EipFacts.Status.OTHER, charge, true))
                .toList();
    }

    private static List<EniId> enis() {
        List<EniId> enis = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            enis.add(new EniId("eni-m6dyj7" + (char) ('a' + i) + "l"));
        }
        return enis;
    }

    public static String id() {
        return ID.value();
    }
}
