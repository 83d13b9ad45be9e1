package io.enidetach.policy;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.command.Command;
import io.enidetach.command.CommandParser;
import io.enidetach.policy.PlainPolicy.Entry;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.Channel;
import io.enidetach.request.Consent;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Instruction;
import io.enidetach.request.Limits;
import io.enidetach.request.Person;
import io.enidetach.request.Region;
import io.enidetach.request.Request;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.State;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import io.enidetach.testing.MemoryLedger;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Directory;
import io.enidetach.workflow.SteppedWorkflow;
import io.enidetach.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The real workflow in a world that changes by chance: people come and go, names, tags and the policy change, time passes.
 * Whatever it commits to submit, and whatever it asks of the cloud, is held to the oracle at that very moment.
 */
final class Life {
    private static final String REQUESTER = "U0A";
    private static final List<String> PEOPLE = List.of("U0A", "U0B", "U0C", "U0D");
    private static final Region REGION = new Region("ap-guangzhou");
    private static final VpcId VPC = new VpcId("vpc-aaaaaaaa");
    private static final EniId ENI = new EniId("eni-aaaaaaaa");
    private static final InstanceId SERVER = new InstanceId("ins-aaaaaaaa");

    /** Somebody as Slack shows them; null and unknown is what cannot be read. */
    private record Human(Boolean member, Map<String, Truth> groups) {}

    private final PolicyGenerator random;
    private final PolicyOracleTest.Hole hole;
    private final Path file;
    private final SettableClock clock = new SettableClock("2026-11-29T16:00:00Z");
    private final MemoryLedger ledger = new MemoryLedger(this::committed);
    private final Map<String, Human> people = new HashMap<>();
    private final List<String> events = new ArrayList<>();
    private final LivePolicy live;
    private final SteppedWorkflow workflow;
    private PlainPolicy policy;
    private String name;
    private Map<String, String> vpcTags;
    private Optional<Map<String, String>> eniTags;
    private Map<String, String> serverTags;
    private Optional<Request> open = Optional.empty();
    private int keys;
    private int asked;
    private int askedOfProduction;
    private Optional<String> wrong = Optional.empty();

    Life(PolicyGenerator random, PolicyOracleTest.Hole hole, Path folder) {
        this.random = random;
        this.hole = hole;
        this.file = folder.resolve("policy.yml");
        PEOPLE.forEach(this::changes);
        renamed();
        retagged();
        policyChanges();
        live = new LivePolicy(file, hole.engine(policy));
        workflow = new SteppedWorkflow(new Workflow.Parts(
                ledger,
                live,
                directory(),
                (message, request, standing, partner, pause) -> {
                    throw new IllegalStateException("nothing is delivered");
                },
                new Workflow.Cloud(reader(), reader(), null, writer()),
                clock,
                new Random(random.below(Integer.MAX_VALUE)),
                new Limits(Duration.ofMinutes(10), Duration.ofSeconds(1)),
                () -> {}));
    }

    /** Lets so much happen; what was wrong, if something was. */
    Optional<String> live(int happenings) {
        for (int i = 0; i < happenings && wrong.isEmpty(); i++) {
            happens();
            ledger.runDue(workflow, clock.instant());
        }
        return wrong.map(what -> what + "\n" + String.join("\n", events) + "\n" + policy.yaml());
    }

    int asked() {
        return asked;
    }

    int askedOfProduction() {
        return askedOfProduction;
    }

    private void happens() {
        int what = random.below(20);
        if (open.isEmpty() || what == 0) {
            types();
        } else if (what < 10) {
            clicks(Instruction.Kind.APPROVE, random.oneOf(PEOPLE), "APPROVAL");
        } else if (what < 12) {
            clicks(Instruction.Kind.CONFIRM, REQUESTER, "CARD");
        } else if (what < 14) {
            changes(random.oneOf(PEOPLE));
        } else if (what == 14) {
            renamed();
        } else if (what == 15) {
            retagged();
        } else if (what == 16) {
            policyChanges();
            live.reload();
        } else if (what == 17) {
            ledger.pause(random.below(2) == 0);
            events.add("pause or resume");
        } else {
            clock.advance(random.below(3) == 0 ? Duration.ofHours(random.below(40)) : Duration.ofSeconds(2));
            events.add("it is " + clock.instant());
        }
    }

    private void types() {
        String reason = random.oneOf(PolicyGenerator.REASONS);
        String ids = random.below(2) == 0 ? ENI.value() : VPC + " " + ENI + " " + SERVER;
        Command command = CommandParser.parse(ids + (reason.isEmpty() ? "" : " -- " + reason));
        Channel in = new Channel(random.oneOf(PolicyGenerator.CHANNELS));
        events.add(REQUESTER + " types in " + in + ": " + reason);
        open = Optional.empty();
        workflow.desk().open(new Person(REQUESTER), in, (Command.Detach) command, "k" + keys++);
    }

    private void clicks(Instruction.Kind kind, String who, String message) {
        events.add(who + " clicks " + kind);
        workflow.desk()
                .instruct(new Instruction(
                        "k" + keys++,
                        kind,
                        new Person(who),
                        new Channel("C0N0"),
                        Optional.of(message),
                        open.map(Request::id),
                        "",
                        clock.instant()));
    }

    private void changes(String who) {
        Map<String, Truth> groups = new HashMap<>();
        Question.GROUPS.forEach(g -> groups.put(g, random.unread() ? Truth.UNKNOWN : Truth.of(random.below(3) > 0)));
        Human human = new Human(random.unread() ? null : random.below(8) > 0, groups);
        people.put(who, human);
        events.add(who + " is " + human);
    }

    private void renamed() {
        name = random.unread() ? null : random.oneOf(List.of("dev", "prod"));
        vpcTags = random.anyTags().orElse(null);
        events.add("the VPC is " + name + " " + vpcTags);
    }

    private void retagged() {
        eniTags = random.anyTags();
        serverTags = random.anyTags().orElse(null);
        events.add("the tags are " + eniTags + " " + serverTags);
    }

    private void policyChanges() {
        policy = random.policy();
        events.add("the policy changes");
        try {
            Files.writeString(file, hole.text(policy));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** While the bot reads, or waits for its turn to ask, the policy may change. */
    private void meanwhile() {
        if (random.below(20) == 0) {
            policyChanges();
            live.reload();
        }
    }

    private Question question(String who, Request request) {
        Human human = people.get(who);
        return new Question(
                who,
                human.member(),
                human.groups(),
                request.order().channel().id(),
                VPC.value(),
                name,
                vpcTags,
                List.of(eniTags),
                serverTags,
                REGION.value(),
                clock.instant(),
                request.order().reason());
    }

    private void committed(Request request) {
        boolean submits = request.state() == State.SUBMITTING
                && open.map(r -> r.id().equals(request.id()) && r.state() != State.SUBMITTING)
                        .orElse(true);
        open = Optional.of(request);
        if (submits) {
            hold(request);
        }
    }

    /** Holds the request to what the oracle says at this moment. */
    private void hold(Request request) {
        PolicyOracleTest.Answer answer = PolicyOracleTest.oracle(policy, question(REQUESTER, request));
        if (!answer.allowed() || !answer.reason()) {
            fails("it goes on though " + answer);
        }
        if (answer.production() && answer.allowed()) {
            Entry entry = policy.approval().get(answer.entry().orElseThrow());
            List<String> agreed = request.consents().stream()
                    .map(Consent::by)
                    .map(Person::id)
                    .distinct()
                    .toList();
            if (agreed.size() < entry.required()) {
                fails("it goes on with " + agreed + " of " + entry.required());
            }
            agreed.stream()
                    .filter(who -> approver(who, request) != ApproverAnswer.YES)
                    .forEach(who -> fails(who + " agreed and is " + approver(who, request)));
        }
    }

    private ApproverAnswer approver(String who, Request request) {
        return PolicyOracleTest.oracle(policy, question(who, request)).approver();
    }

    private void fails(String what) {
        wrong = wrong.or(() -> Optional.of(what));
    }

    private Directory directory() {
        return new Directory() {
            @Override
            public Subject subject(Person person) {
                Human human = people.get(person.id());
                Truth member = human.member() == null ? Truth.UNKNOWN : Truth.of(human.member());
                return new Subject(person.id(), member, human.groups()::get);
            }

            @Override
            public Subject subjectSince(Person person, Instant moment) {
                meanwhile();
                return subject(person);
            }
        };
    }

    private CloudReader reader() {
        return new CloudReader() {
            @Override
            public Reading<EniFacts> eni(Region region, EniId id) {
                return region.equals(REGION)
                        ? new Reading.Found<>(new EniFacts(
                                ENI,
                                "nic",
                                VPC,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.of(new Attachment(SERVER, Optional.of("2024-11-01 10:05:00"))),
                                List.of(new Address("10.0.0.3", true, Optional.empty(), Optional.empty())),
                                Optional.of(List.of()),
                                eniTags))
                        : new Reading.Absent<>("not_listed");
            }

            @Override
            public Reading<VpcFacts> vpc(Region region, VpcId id) {
                meanwhile();
                return new Reading.Found<>(new VpcFacts(id, Optional.ofNullable(name), Optional.ofNullable(vpcTags)));
            }

            @Override
            public Reading<ServerFacts> server(Region region, InstanceId id) {
                return new Reading.Found<>(new ServerFacts(
                        id, Optional.of("web"), ServerState.RUNNING, "RUNNING", Optional.ofNullable(serverTags)));
            }

            @Override
            public Optional<Trouble> probe(Region region) {
                return Optional.empty();
            }

            @Override
            public TaskReading task(Region region, String taskId) {
                return new TaskReading.Running();
            }
        };
    }

    private CloudWriter writer() {
        return new CloudWriter() {
            @Override
            public Answer detach(Ask ask) {
                meanwhile();
                if (!ask.wanted().getAsBoolean()) {
                    return new Answer.NotDone(new Trouble(Advice.UNREACHABLE, "called_off", "", true));
                }
                Request request = open.orElseThrow();
                hold(request);
                asked++;
                askedOfProduction += request.ruling().orElseThrow().production() ? 1 : 0;
                return new Answer.Accepted("7");
            }

            @Override
            public Answer attach(Ask ask) {
                throw new AssertionError("nobody attaches");
            }
        };
    }
}
