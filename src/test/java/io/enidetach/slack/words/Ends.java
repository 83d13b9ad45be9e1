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

import io.enidetach.request.Event;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.ServerState;
import io.enidetach.request.Shortage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request for each way to end, with values as they come in life. */
final class Ends {
    /** A value for each name that a reason may use. */
    static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("eni", ENI.value()),
            Map.entry("enis", ENI.value()),
            Map.entry("typed", "ins-xx44545f"),
            Map.entry("actual", "ins-st0pped1"),
            Map.entry("first", "eni-b4ckup01"),
            Map.entry("region", "ap-beijing"),
            Map.entry("regions", "ap-guangzhou, ap-shanghai"),
            Map.entry("rule", "network-operators"),
            Map.entry("why", "NO_RULE"),
            Map.entry("missing", "the groups"),
            Map.entry("other", "D-4HX2PN"),
            Map.entry("state", "awaiting_approval"),
            Map.entry("command", "/eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f -- <why>"),
            Map.entry("person", "U0BOB"),
            Map.entry("line", "prod-*"),
            Map.entry("field", "attachment"),
            Map.entry("before", "ins-xx44545f"),
            Map.entry("after", "ins-st0pped1"),
            Map.entry("code", "UnsupportedOperation.InvalidState"),
            Map.entry("advice", "STATE_FORBIDS"),
            Map.entry("reference", "8a6f3c1e-2b4d-4c5e-9f70-1d2e3f405162"),
            Map.entry("cause", "no answer within 10 s"),
            Map.entry("id", "D-7K3Q9M"),
            Map.entry("by", "U0BOB"),
            Map.entry("reason", "the switch is being replaced"),
            Map.entry("others", "public,groups"),
            Map.entry("vpc", "vpc-7t9nf3pu"),
            Map.entry("window", "spring festival"),
            Map.entry("until", NOON.plusSeconds(86_400).toString()),
            Map.entry("pattern", "INC-[0-9]+"),
            Map.entry("least", "10"),
            Map.entry("found", "1"),
            Map.entry("required", "2"),
            Map.entry("seconds", "3"),
            Map.entry("decision", "approved"));

    private Ends() {}

    /** Total: a new reason does not compile until somebody says how a request comes to it. */
    static Request by(Reason reason) {
        return switch (reason) {
            case DONE -> Stories.done();
            case DRY_RUN_UNAPPROVABLE -> after(received(dryRun(order(ENI))), lacking());
            case NOBODY_CAN_APPROVE -> after(received(order(ENI)), lacking());
            case DRY_RUN -> after(received(dryRun(order(ENI))), lookedUp(true, ENI));
            case NO_RIGHT,
                    NOT_FOUND_OR_NO_RIGHT,
                    RIGHTS_UNREADABLE,
                    REGION_NOT_LISTED,
                    VPC_DIFFERS,
                    INSTANCE_DIFFERS,
                    ENIS_DIFFER,
                    NOTHING_TO_DO,
                    ALREADY_ATTACHED,
                    PRIMARY_ENI,
                    ENI_BUSY,
                    REASON_TOO_SHORT,
                    REASON_MISMATCH,
                    NO_APPROVAL_ENTRY,
                    APPROVAL_UNREADABLE,
                    FROZEN,
                    REASON_REQUIRED -> after(received(order(ENI)), new Event.Refused(reason, VALUES));
            case RIGHT_LOST, APPROVER_RIGHT_LOST, POLICY_CHANGED, FACTS_CHANGED ->
                after(Stories.approving(), new Event.Refused(reason, VALUES));
            case NOT_LOOKED_UP, LOOKUP_REFUSED -> after(received(order(ENI)), new Event.GaveUp(reason, VALUES));
            case APPROVAL_UNPOSTABLE, MANDATE_RAN_OUT -> after(Stories.approving(), new Event.GaveUp(reason, VALUES));
            case CLOUD_REFUSED -> after(asking(), new Event.AskRefused(ENI, VALUES));
            case TASK_FAILED ->
                after(running(), new Event.TaskEnded(ENI, false, "TaskFailed"), new Event.SeenUnchanged(ENI));
            case SOME_FAILED -> some(new Event.AskRefused(ENI_2, VALUES));
            case SOME_UNKNOWN -> some(new Event.AskLost(ENI_2, "timeout"), new Event.WatchEnded(ENI_2));
            case NO_PROOF -> after(asking(), new Event.AskLost(ENI, "timeout"), new Event.WatchEnded(ENI));
            case TASK_SUCCEEDED_UNSEEN ->
                after(running(), new Event.TaskEnded(ENI, true, ""), new Event.WatchEnded(ENI));
            case TASK_ENDLESS -> after(running(), new Event.WatchEnded(ENI));
            case DENIED -> after(Stories.approving(), new Event.Denied(BOB, VALUES.get("reason")));
            case CANCELLED -> after(Stories.approving(), new Event.Cancelled(ALICE));
            case NOT_CONFIRMED -> after(Stories.confirming(), new Event.WaitEnded());
            case NOT_APPROVED -> after(Stories.approving(), new Event.WaitEnded());
        };
    }

    private static Event lacking() {
        return new Event.LookedUp(preview(ServerState.RUNNING, ENI), ruling(true, 2), Optional.of(new Shortage(1, 2)));
    }

    private static Request asking() {
        return after(received(order(ENI)), lookedUp(false, ENI), new Event.AskIntended(ENI));
    }

    private static Request running() {
        return after(asking(), new Event.AskAccepted(ENI, "1043572"));
    }

    /** Of two interfaces the first is done and these happen to the second. */
    private static Request some(Event... second) {
        Request two = after(
                received(order(ENI, ENI_2)),
                lookedUp(false, ENI, ENI_2),
                new Event.AskIntended(ENI),
                new Event.AskAccepted(ENI, "1043572"),
                new Event.AskIntended(ENI_2));
        return after(after(two, second), new Event.SeenDone(ENI));
    }

    static Map<String, String> with(String name, String value) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put(name, value);
        return values;
    }
}
