package io.enidetach.bench;

import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.command.Command;
import io.enidetach.policy.Groups;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Truth;
import io.enidetach.request.Action;
import io.enidetach.request.Address;
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
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Preview;
import io.enidetach.request.Region;
import io.enidetach.request.RequestId;
import io.enidetach.request.Ruling;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.Transition;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import io.enidetach.store.Database;
import io.enidetach.store.SqlLedger;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Directory;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.Ledger;
import io.enidetach.workflow.Posted;
import io.enidetach.workflow.Receipt;
import io.enidetach.workflow.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An SQLite file with the real ledger and front desk on it; no timers run, so that what is open stays as it is. */
final class Filled implements AutoCloseable {
    /** The one that is brought to its end. */
    static final RequestId ORIGINAL = new RequestId("D-000000");

    static final EniId ENI = new EniId("eni-00000000");
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final Person ASKER = new Person("U0BENCH0");
    private static final Channel CHANNEL = new Channel("C0BENCH");
    private static final VpcId VPC = new VpcId("vpc-7t9nf3pu");
    private static final InstanceId SERVER = new InstanceId("ins-xx44545f");
    private static final Region REGION = new Region("ap-guangzhou");
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(10), Duration.ofSeconds(1));
    private static final String REASON = "the server is resized tonight, ticket NET-4711";

    private final Database database;
    private final Ledger ledger;
    private final Workflow workflow;
    private final FrontDesk desk;
    private int accepted;

    Filled(Path file, LivePolicy policy) {
        database = Database.open("jdbc:sqlite:" + file, Clock.systemUTC());
        ledger = new SqlLedger(database);
        Directory directory = new Directory() {
            @Override
            public Subject subject(Person person) {
                return new Subject(person.id(), Truth.YES, Groups.none());
            }

            @Override
            public Subject subjectSince(Person person, Instant moment) {
                return subject(person);
            }
        };
        workflow = new Workflow(new Workflow.Parts(
                ledger,
                policy,
                directory,
                null,
                new Workflow.Cloud(null, null, null, new NoCloud()),
                Clock.systemUTC(),
                new Random(7),
                LIMITS,
                () -> {}));
        desk = workflow.desk();
    }

    /** Without timers nobody asks it. */
    private static final class NoCloud implements CloudWriter {
        @Override
        public Answer detach(Ask ask) {
            throw new IllegalStateException("asked for " + ask);
        }

        @Override
        public Answer attach(Ask ask) {
            throw new IllegalStateException("asked for " + ask);
        }
    }

    /** Takes that many commands, each about an ENI of its own. */
    List<RequestId> accept(int many) {
        List<RequestId> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            accepted++;
            Command.Detach command = new Command.Detach(
                    List.of(new EniId("eni-open%04d".formatted(accepted))),
                    Optional.of(VPC),
                    Optional.of(SERVER),
                    Optional.of(REGION),
                    false,
                    REASON);
            FrontDesk.Taken taken = desk.open(ASKER, CHANNEL, command, "command/" + accepted);
            ids.add(((FrontDesk.Taken.Accepted) taken).id().orElseThrow());
            commit(Change.none().send(Outgoing.about(Outgoing.Kind.CARD, ids.get(i))));
        }
        return ids;
    }

    void list() {
        check(!desk.list(ASKER).orElseThrow().mine().isEmpty());
    }

    void status(RequestId id) {
        check(desk.look(ASKER, id).isPresent());
    }

    void open() {
        check(!ledger.open().isEmpty());
    }

    /** Takes it for no time at all, so that it can be taken again. */
    void claim(RequestId id) {
        Instant now = Instant.now();
        check(ledger.claim(id.value(), now, now).isPresent());
    }

    private static void check(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalStateException("not what was to be measured");
        }
    }

    /** Brings {@link #ORIGINAL} from the command to its end, with all that is stored about it on the way. */
    void endOne() {
        Order order = new Order(
                Action.DETACH,
                false,
                List.of(ENI),
                Optional.of(VPC),
                Optional.of(SERVER),
                Optional.of(REGION),
                REASON,
                ASKER,
                CHANNEL,
                Instant.now());
        Moved moved = Transition.open(ORIGINAL, order, n -> "0123456789abcdef0123456789abcdef", LIMITS);
        commit(Change.of(moved).once("original/"));
        String click = "click/";
        commit(Change.none()
                .instruction(new Instruction(
                        click,
                        Instruction.Kind.CONFIRM,
                        ASKER,
                        CHANNEL,
                        Optional.of("1700000000.000100"),
                        Optional.of(ORIGINAL),
                        "",
                        Instant.now())));
        commit(Change.none().carriedOut(click));
        for (Event event : List.of(
                new Event.LookedUp(preview(), new Ruling("operators", false, "NONE", "", "v1", Optional.empty())),
                new Event.AskIntended(ENI),
                new Event.AskAccepted(ENI, "7f2b1c5e-0000-4000-8000-4711deadbeef"),
                new Event.SeenDone(ENI))) {
            moved = Transition.next(moved.request(), event, Instant.now(), LIMITS)
                    .orElseThrow();
            commit(Change.of(moved));
        }
        check(moved.request().state().isEnd());
        sendAll();
    }

    private void sendAll() {
        while (true) {
            Instant now = Instant.now();
            Optional<Ledger.Claimed> claimed = ledger.claim(ORIGINAL.value(), now, now.plusSeconds(40));
            if (claimed.isEmpty()) {
                return;
            }
            Posted stands = new Posted(ORIGINAL, claimed.get().message().kind(), CHANNEL, "1700000000.000100", 1);
            commit(Change.none().receipt(new Receipt(claimed.get().sequence(), Optional.of(stands), false)));
        }
    }

    private static Preview preview() {
        return new Preview(
                REGION,
                new VpcFacts(VPC, Optional.of("prod-main"), Optional.of(Map.of("env", "prod"))),
                new ServerFacts(SERVER, Optional.of("web-1"), ServerState.RUNNING, "RUNNING", Optional.empty()),
                List.of(new EniFacts(
                        ENI,
                        "web-1-secondary",
                        VPC,
                        Optional.of("subnet-1a2b3c4d"),
                        Optional.empty(),
                        false,
                        Optional.of(new Attachment(SERVER, Optional.of("2026-01-02 03:04:05"))),
                        List.of(new Address("10.0.0.4", true, Optional.of("203.0.113.7"), Optional.empty())),
                        Optional.of(List.of("sg-1a2b3c4d")),
                        Optional.of(Map.of("env", "prod")))));
    }

    private void commit(Change change) {
        check(ledger.commit(change, BUDGET) instanceof Committed.Done);
    }

    @Override
    public void close() {
        workflow.close();
        database.close();
    }
}
