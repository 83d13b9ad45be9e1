package io.enidetach.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests to try things on, in the words of the domain. */
public final class Fixtures {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Limits LIMITS = new Limits(Duration.ofMinutes(10), Duration.ofSeconds(1));
    public static final Person ALICE = new Person("U0ALICE");
    public static final Person BOB = new Person("U0BOB");
    public static final Person CAROL = new Person("U0CAROL");
    public static final Channel OPS = new Channel("C0OPS");
    public static final Channel APPROVE = new Channel("C0APPROVE");
    public static final VpcId VPC = new VpcId("vpc-7t9nf3pu");
    public static final EniId ENI = new EniId("eni-m6dyj72l");
    public static final EniId ENI_2 = new EniId("eni-m6dyj72m");
    public static final InstanceId SERVER = new InstanceId("ins-xx44545f");
    public static final Region GUANGZHOU = new Region("ap-guangzhou");
    public static final RequestId ID = new RequestId("D-7K3Q9M");

    private Fixtures() {}

    public static Order order(EniId... enis) {
        return new Order(
                Action.DETACH,
                false,
                List.of(enis),
                Optional.of(VPC),
                Optional.of(SERVER),
                Optional.of(GUANGZHOU),
                "INC-1",
                ALICE,
                OPS,
                NOON);
    }

    public static Order dryRun(Order order) {
        return new Order(
                order.action(),
                true,
                order.enis(),
                order.vpc(),
                order.instance(),
                order.region(),
                order.reason(),
                order.requester(),
                order.channel(),
                order.at());
    }

    public static Order withoutServer(Order order) {
        return new Order(
                order.action(),
                order.dryRun(),
                order.enis(),
                order.vpc(),
                Optional.empty(),
                order.region(),
                order.reason(),
                order.requester(),
                order.channel(),
                order.at());
    }

    public static EniFacts eni(EniId id) {
        return new EniFacts(
                id,
                "shop-db-2",
                VPC,
                Optional.of("subnet-0ap8nwca"),
                Optional.of("ap-guangzhou-2"),
                false,
                Optional.of(new Attachment(SERVER, Optional.of("2024-11-01 10:05:00"))),
                List.of(new Address("10.0.0.12", true, Optional.of("203.0.113.7"), Optional.of("eip-dgd545ef"))),
                Optional.of(List.of("sg-dfg1df54")),
                Optional.empty());
    }

    public static Preview preview(ServerState state, EniId... enis) {
        List<EniFacts> facts = new ArrayList<>();
        for (EniId id : enis) {
            facts.add(eni(id));
        }
        return new Preview(
                GUANGZHOU,
                new VpcFacts(VPC, Optional.of("shop"), Optional.empty()),
                new ServerFacts(SERVER, Optional.of("shop-2"), state, state.name(), Optional.empty()),
                List.copyOf(facts));
    }

    public static Ruling ruling(boolean production, int required) {
        return new Ruling(
                "network-operators",
                production,
                production ? "VPC_ID" : "NONE",
                production ? "vpc-7t9nf3pu" : "",
                "abc123",
                production
                        ? Optional.of(new ApprovalTerms(
                                APPROVE, List.of("S0LEADS"), List.of(), required, Duration.ofMinutes(30)))
                        : Optional.empty());
    }

    public static Request received(Order order) {
        return Transition.open(ID, order, i -> "token" + i, LIMITS).request();
    }

    /** The request after these events, each of which must fit. */
    public static Request after(Request request, Event... events) {
        Request now = request;
        for (Event event : events) {
            Request before = now;
            now = Transition.next(before, event, NOON, LIMITS)
                    .orElseThrow(() -> new AssertionError(event + " does not fit " + before.state()))
                    .request();
        }
        return now;
    }

    public static Event lookedUp(boolean production, EniId... enis) {
        return new Event.LookedUp(preview(ServerState.RUNNING, enis), ruling(production, 1));
    }
}
