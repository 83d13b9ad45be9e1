package io.enidetach.store;

import io.enidetach.request.Action;
import io.enidetach.request.Address;
import io.enidetach.request.ApprovalTerms;
import io.enidetach.request.Attachment;
import io.enidetach.request.Channel;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Event;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Instruction;
import io.enidetach.request.Limits;
import io.enidetach.request.Moved;
import io.enidetach.request.Order;
import io.enidetach.request.Person;
import io.enidetach.request.Preview;
import io.enidetach.request.Region;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.Ruling;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.Transition;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for tests, made by the real transition function. */
final class Story {
    static final Person ALICE = new Person("U0ALICE");
    static final Person BOB = new Person("U0BOB");
    static final Channel OPS = new Channel("C0OPS");
    static final EniId ENI = new EniId("eni-m6dyj72l");
    static final EniId OTHER_ENI = new EniId("eni-aaaaaaaa");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    static final Limits LIMITS = new Limits(Duration.ofMinutes(10), Duration.ofSeconds(1));
    private static final VpcId VPC = new VpcId("vpc-7t9nf3pu");
    private static final InstanceId SERVER = new InstanceId("ins-xx44545f");

    private Story() {}

    static Moved opened(RequestId id, EniId... enis) {
        return openedAt(id, ALICE, NOON, enis.length == 0 ? new EniId[] {ENI} : enis);
    }

    static Moved openedAt(RequestId id, Person requester, Instant at, EniId... enis) {
        Order order = new Order(
                Action.DETACH,
                false,
                List.of(enis),
                Optional.of(VPC),
                Optional.of(SERVER),
                Optional.empty(),
                "resize \u0000 \ud800 \"grün\" 通",
                requester,
                OPS,
                at);
        return Transition.open(id, order, position -> "token-" + position, LIMITS);
    }

    static Moved lookedUp(Request request) {
        return next(request, new Event.LookedUp(preview(request), ruling()));
    }

    static Moved cancelled(Request request) {
        return next(request, new Event.Cancelled(ALICE));
    }

    static Moved next(Request request, Event event) {
        return Transition.next(request, event, NOON.plusSeconds(request.version()), LIMITS)
                .orElseThrow();
    }

    private static Preview preview(Request request) {
        List<EniFacts> enis = request.order().enis().stream()
                .map(eni -> new EniFacts(
                        eni,
                        "nic",
                        VPC,
                        Optional.of("subnet-1"),
                        Optional.empty(),
                        false,
                        Optional.of(new Attachment(SERVER, Optional.of("2026-01-02 03:04:05"))),
                        List.of(new Address("10.0.0.4", true, Optional.of("203.0.113.7"), Optional.empty())),
                        Optional.of(List.of("sg-1")),
                        Optional.of(Map.of("env", "prod"))))
                .toList();
        return new Preview(
                new Region("ap-guangzhou"),
                new VpcFacts(VPC, Optional.of("prod-main"), Optional.of(Map.of("env", "prod"))),
                new ServerFacts(SERVER, Optional.of("web"), ServerState.RUNNING, "RUNNING", Optional.empty()),
                enis);
    }

    private static Ruling ruling() {
        ApprovalTerms terms =
                new ApprovalTerms(new Channel("C0APPROVE"), List.of("S0LEADS"), List.of(), 1, Duration.ofMinutes(30));
        return new Ruling("network-operators", true, "VPC", "vpc-7t9nf3pu", "v1", Optional.of(terms));
    }

    static Instruction approval(String key, RequestId id) {
        return new Instruction(
                key, Instruction.Kind.APPROVE, BOB, OPS, Optional.of("1700000000.000100"), Optional.of(id), "", NOON);
    }
}
