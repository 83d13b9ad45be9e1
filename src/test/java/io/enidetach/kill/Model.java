package io.enidetach.kill;

import static io.enidetach.kill.RecordingSlack.ALICE;
import static io.enidetach.kill.RecordingSlack.BOB;
import static io.enidetach.kill.RecordingSlack.CAROL;

import io.enidetach.request.Action;
import io.enidetach.request.Instruction;
import io.enidetach.request.Limits;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a bot may do, told from outside and without its code: it knows who pressed what, and judges every ask when it
 * reaches the cloud and every end when all is over. It does not know what the bot will do, only what it must not.
 */
final class Model {
    private static final Set<Person> APPROVERS = Set.of(BOB, CAROL);

    private final Stage stage;
    private final int required;
    private final Map<RequestId, Map<String, Set<Person>>> pressed = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean outsider;
    private boolean pauseSaid;
    private boolean paused;

    /** @param required how many have to approve; 0 where nobody has to */
    Model(Stage stage, int required) {
        this.stage = stage;
        this.required = required;
        stage.cloud.onAsk(this::asked);
    }

    void pressed(Person by, String button, RequestId about) {
        pressed.computeIfAbsent(about, id -> new HashMap<>())
                .computeIfAbsent(button, b -> new HashSet<>())
                .add(by);
    }

    void said(Person by, Instruction.Kind what) {
        if (APPROVERS.contains(by)) {
            pauseSaid = what == Instruction.Kind.PAUSE;
            paused &= pauseSaid;
        }
    }

    /** All that was said is carried out now. */
    void settled() {
        paused = pauseSaid;
    }

    /** The bot has to go on before all can end. */
    void resumes() {
        said(BOB, Instruction.Kind.RESUME);
        stage.says(BOB, Instruction.Kind.RESUME, "");
    }

    void outsider() {
        outsider = true;
    }

    private Set<Person> who(Request request, String button) {
        return pressed.getOrDefault(request.id(), Map.of()).getOrDefault(button, Set.of());
    }

    private void asked(Asked asked) {
        Request request = Reckoning.requests(stage.disk()).stream()
                .filter(r -> r.lines().stream().anyMatch(l -> l.token().equals(asked.token())))
                .findFirst()
                .orElseThrow();
        Set<Person> approved = new HashSet<>(who(request, "approve"));
        approved.retainAll(APPROVERS);
        Person requester = request.order().requester();
        approved.remove(requester);
        must(!paused, request, "asked in a pause");
        must(!request.order().dryRun(), request, "asked in a dry run");
        must(requester.equals(ALICE), request, "asked for somebody without a right");
        must(approved.size() >= required, request, "asked with approvals of " + approved);
        must(request.order().isComplete() || who(request, "confirm").contains(requester), request, "not confirmed");
        must(!request.state().isEnd(), request, "asked after its end");
        must(stage.now().isBefore(request.mandateUntil().orElseThrow()), request, "asked after its mandate");
    }

    private void must(boolean held, Request request, String complaint) {
        if (!held) {
            complaints.add(request.id() + ": " + complaint);
        }
    }

    /** What was wrong in the whole story, once all is over. */
    List<String> complaints() {
        Reckoning.requests(stage.disk()).forEach(this::end);
        return complaints;
    }

    private void end(Request request) {
        long asks = request.lines().stream()
                .filter(line ->
                        stage.cloud.asks().stream().anyMatch(a -> a.token().equals(line.token())))
                .count();
        Duration age = Duration.between(request.order().at(), request.since());
        boolean held = switch (request.state()) {
            case SUCCEEDED ->
                request.order().dryRun() || asks == request.lines().size() && isDone(request);
            case FAILED -> asks > 0 || age.compareTo(Stage.TASK_TIMEOUT) >= 0;
            case UNKNOWN -> request.lines().stream().anyMatch(line -> line.asks() > 0);
            case DENIED -> who(request, "deny").stream().anyMatch(APPROVERS::contains);
            case CANCELLED -> who(request, "cancel").contains(request.order().requester());
            case EXPIRED -> age.compareTo(Limits.CONFIRM_WITHIN) >= 0;
            case REFUSED -> asks == 0;
            default -> false;
        };
        must(held, request, "ended " + request.state() + " with " + asks + " asks after " + age);
    }

    // Later requests may have attached or detached it again, and so may somebody outside.
    private boolean isDone(Request request) {
        boolean last = request.equals(
                Reckoning.requests(stage.disk()).stream().reduce((a, b) -> b).orElseThrow());
        boolean free = request.order().action() == Action.DETACH;
        return outsider || !last || request.order().enis().stream().allMatch(eni -> stage.cloud.isFree(eni) == free);
    }
}
