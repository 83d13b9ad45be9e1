package io.enidetach.kill;

import static io.enidetach.kill.RecordingSlack.ALICE;
import static io.enidetach.kill.RecordingSlack.BOB;
import static io.enidetach.kill.RecordingSlack.CAROL;
import static io.enidetach.kill.RecordingSlack.DAVE;
import static io.enidetach.request.State.CANCELLED;
import static io.enidetach.request.State.DENIED;
import static io.enidetach.request.State.EXPIRED;
import static io.enidetach.request.State.FAILED;
import static io.enidetach.request.State.REFUSED;
import static io.enidetach.request.State.SUCCEEDED;
import static io.enidetach.request.State.UNKNOWN;

import io.enidetach.cloud.CloudContract.Mishap;
import io.enidetach.request.Instruction.Kind;
import io.enidetach.request.Outgoing;
import io.enidetach.request.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The stories in which a bot may die at any crossing, and how their requests end when it does not. */
enum Tale {
    PRODUCTION_IS_APPROVED(Tale::production, List.of(SUCCEEDED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.presses(BOB, "approve");
    }),
    A_LAB_NEEDS_NO_APPROVAL(Tale::lab, List.of(SUCCEEDED), s -> s.types(ALICE, Tale.WHOLE)),
    FEWER_IDS_ARE_CONFIRMED(Tale::lab, List.of(SUCCEEDED), s -> {
        s.types(ALICE, "eni-m6dyj72l");
        s.presses(ALICE, "confirm");
    }),
    FEWER_IDS_ARE_CONFIRMED_AND_APPROVED(Tale::production, List.of(SUCCEEDED), s -> {
        s.types(ALICE, "eni-m6dyj72l");
        s.presses(ALICE, "confirm");
        s.presses(BOB, "approve");
    }),
    NOBODY_CONFIRMS(Tale::lab, List.of(EXPIRED), s -> {
        s.types(ALICE, "eni-m6dyj72l");
        s.waits(Duration.ofMinutes(16));
    }),
    SEVERAL_ENIS(Tale::lab, List.of(SUCCEEDED), s -> s.types(ALICE, Tale.TWO)),
    ONE_OF_SEVERAL_TASKS_FAILS(Tale::production, List.of(FAILED), s -> {
        s.types(ALICE, Tale.TWO);
        s.cloud.nextAsk(Mishap.TASK_FAILS);
        s.presses(BOB, "approve");
    }),
    THE_ENI_MOVED_BEFORE_THE_APPROVAL(Tale::production, List.of(REFUSED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.cloud.detachesByItself("eni-m6dyj72l");
        s.presses(BOB, "approve");
    }),
    PRODUCTION_IS_DENIED(Tale::production, List.of(DENIED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.presses(BOB, "deny");
    }),
    THE_REQUESTER_CANCELS(Tale::production, List.of(CANCELLED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.presses(ALICE, "cancel");
    }),
    NOBODY_APPROVES(Tale::production, List.of(EXPIRED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.waits(Duration.ofMinutes(31));
    }),
    TWO_HAVE_TO_APPROVE(Tale::productionOfTwo, List.of(SUCCEEDED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.presses(BOB, "approve");
        s.presses(CAROL, "approve");
    }),
    AN_APPROVER_LEAVES(Tale::productionOfTwo, List.of(REFUSED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.presses(BOB, "approve");
        s.slack.dismisses(BOB);
        s.presses(CAROL, "approve");
    }),
    SOMEBODY_ELSE_CLICKS(Tale::production, List.of(CANCELLED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.presses(DAVE, "approve");
        s.presses(BOB, "cancel");
        s.presses(ALICE, "cancel");
    }),
    THE_APPROVAL_CANNOT_BE_POSTED(Tale::production, List.of(FAILED), s -> {
        s.slack.refuses(Outgoing.Kind.APPROVAL);
        s.types(ALICE, Tale.WHOLE);
    }),
    SLACK_IS_BUSY(Tale::production, List.of(SUCCEEDED), s -> {
        s.slack.isBusyFor(2, Outgoing.Kind.CARD);
        s.slack.isBusyFor(1, Outgoing.Kind.APPROVAL);
        s.types(ALICE, Tale.WHOLE);
        s.presses(BOB, "approve");
    }),
    THE_CLOUD_CANNOT_BE_READ_FOR_A_WHILE(Tale::lab, List.of(SUCCEEDED), s -> {
        s.cloud.isUnreadableFor(2);
        s.types(ALICE, Tale.WHOLE);
    }),
    SOMEBODY_WITHOUT_RIGHTS(Tale::production, List.of(REFUSED), s -> s.types(DAVE, Tale.WHOLE)),
    THE_ENI_IS_BUSY(Tale::production, List.of(CANCELLED, REFUSED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.types(ALICE, Tale.WHOLE);
        s.presses(ALICE, "cancel");
    }),
    THE_ASK_IS_REFUSED(Tale::lab, List.of(FAILED), s -> {
        s.cloud.refusesTheNextAsk();
        s.types(ALICE, Tale.WHOLE);
    }),
    THE_ANSWER_IS_LOST(Tale::lab, List.of(SUCCEEDED), s -> {
        s.cloud.nextAsk(Mishap.LOST_AFTER_EFFECT);
        s.types(ALICE, Tale.WHOLE);
    }),
    THE_ASK_IS_LOST(Tale::lab, List.of(UNKNOWN), s -> {
        s.cloud.nextAsk(Mishap.LOST_BEFORE_EFFECT);
        s.types(ALICE, Tale.WHOLE);
        s.waits(Duration.ofMinutes(4));
    }),
    THE_TASK_FAILS(Tale::lab, List.of(FAILED), s -> {
        s.cloud.nextAsk(Mishap.TASK_FAILS);
        s.types(ALICE, Tale.WHOLE);
    }),
    THE_CLOUD_IS_BUSY_AT_FIRST(Tale::lab, List.of(SUCCEEDED), s -> {
        s.cloud.nextAsk(Mishap.THROTTLED);
        s.types(ALICE, Tale.WHOLE);
    }),
    IT_IS_REATTACHED(Tale::production, List.of(SUCCEEDED, SUCCEEDED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.presses(BOB, "approve");
        s.waits(Duration.ofSeconds(20));
        s.presses(ALICE, "reattach");
        s.presses(BOB, "approve");
    }),
    IT_IS_ASKED_AGAIN(Tale::lab, List.of(UNKNOWN, SUCCEEDED), s -> {
        s.cloud.nextAsk(Mishap.LOST_BEFORE_EFFECT);
        s.types(ALICE, Tale.WHOLE);
        s.waits(Duration.ofMinutes(4));
        s.presses(ALICE, "ask_again");
    }),
    IT_IS_PAUSED_AND_RESUMED(Tale::lab, List.of(SUCCEEDED), s -> {
        s.says(BOB, Kind.PAUSE, "the uplinks are being moved");
        s.types(ALICE, Tale.WHOLE);
        s.says(BOB, Kind.RESUME, "");
    }),
    THE_MANDATE_RUNS_OUT_IN_A_PAUSE(Tale::production, List.of(FAILED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.says(BOB, Kind.PAUSE, "");
        s.presses(BOB, "approve");
        s.passes(Duration.ofMinutes(4));
        s.settle();
    }),
    A_DRY_RUN(Tale::production, List.of(SUCCEEDED), s -> s.types(ALICE, Tale.WHOLE + " --dry-run")),
    THE_LOST_ASK_IS_MADE_ONCE_MORE(Tale::production, List.of(SUCCEEDED), s -> {
        s.types(ALICE, Tale.WHOLE);
        s.cloud.nextAsk(Mishap.LOST_BEFORE_EFFECT);
        s.presses(BOB, "approve");
    }),
    THE_LOST_ANSWER_IS_ASKED_FOR_ONCE_MORE(Tale::lab, List.of(SUCCEEDED), s -> {
        s.cloud.nextAsk(Mishap.LOST_AFTER_EFFECT);
        s.types(ALICE, Tale.WHOLE);
    }),
    THE_ASK_IS_LOST_ONCE_MORE(Tale::lab, List.of(UNKNOWN), s -> {
        s.cloud.nextAsk(Mishap.LOST_BEFORE_EFFECT);
        s.cloud.losesRepeats();
        s.types(ALICE, Tale.WHOLE);
        s.waits(Duration.ofMinutes(4));
    });

    private static final Set<Tale> WITH_REPEATS = EnumSet.of(
            THE_LOST_ASK_IS_MADE_ONCE_MORE, THE_LOST_ANSWER_IS_ASKED_FOR_ONCE_MORE, THE_ASK_IS_LOST_ONCE_MORE);

    static final String WHOLE = "vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f";
    static final String TWO = "vpc-7t9nf3pu eni-m6dyj72l eni-b4ckup01 ins-xx44545f";

    private static final String RULES = """
            regions: [ap-guangzhou]
            production:
              vpcs: ["PRODUCTION"]
            rules:
              - name: network-operators
                effect: allow
                groups: [S0NETOPS]
            approval:
              channel: C0APPROVE
              groups: [S0LEADS]
              users: []
              required: REQUIRED
              self_approval: false
              expires_after: 30m
              reason: optional
            pause:
              groups: [S0LEADS]
            """;

    private final Supplier<String> policy;
    private final List<State> ends;
    private final Consumer<Stage> plot;

    Tale(Supplier<String> policy, List<State> ends, Consumer<Stage> plot) {
        this.policy = policy;
        this.ends = ends;
        this.plot = plot;
    }

    static String production() {
        return RULES.replace("PRODUCTION", "prod-*").replace("REQUIRED", "1");
    }

    static String productionOfTwo() {
        return RULES.replace("PRODUCTION", "prod-*").replace("REQUIRED", "2");
    }

    static String lab() {
        return RULES.replace("PRODUCTION", "live-*").replace("REQUIRED", "1");
    }

    String policy() {
        return policy.get();
    }

    /** Whether it takes place where the cloud speaks API 3.0 and takes an ask once more for the same. */
    boolean hasRepeats() {
        return WITH_REPEATS.contains(this);
    }

    /** How its requests end, in order, when nobody dies. */
    List<State> ends() {
        return ends;
    }

    void play(Stage stage) {
        plot.accept(stage);
        stage.settle();
    }

    /** As people say it. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
