package io.enidetach.kill;

import io.enidetach.audit.Verdict;
import io.enidetach.kill.RecordingSlack.Standing;
import io.enidetach.request.Action;
import io.enidetach.request.Limits;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import io.enidetach.store.Disk;
import io.enidetach.workflow.Posted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold when all is over, whoever died in between. Each complaint is one line. */
final class Reckoning {
    private final Stage stage;
    private final List<String> complaints = new ArrayList<>();

    private Reckoning(Stage stage) {
        this.stage = stage;
    }

    /** Lets everything end, then looks. */
    static List<String> of(Stage stage) {
        Reckoning reckoning = new Reckoning(stage);
        // Longer than anything waits: the way back is offered for a day.
        stage.settle(Duration.ofHours(26));
        reckoning.pressOldCopies();
        reckoning.look();
        return List.copyOf(reckoning.complaints);
    }

    static List<Request> requests(Disk disk) {
        return disk.texts("select id from request order by opened_at, id").stream()
                .map(id -> disk.ledger().find(new RequestId(id)).orElseThrow())
                .toList();
    }

    // A copy whose place the bot never learnt may still ask; pressed, it must tell the truth.
    private void pressOldCopies() {
        for (Request request : requests(stage.disk())) {
            for (Standing message : stage.slack.about(request.id())) {
                if (message.asks()) {
                    String button = message.buttons().stream()
                            .filter(b -> !RecordingSlack.FOR_A_NEW_REQUEST.contains(b))
                            .sorted()
                            .findFirst()
                            .orElseThrow();
                    stage.press(RecordingSlack.BOB, message, button);
                }
            }
        }
        stage.settle(Limits.REATTACH_WITHIN.plusHours(1));
    }

    private void look() {
        nothingIsLeft();
        asks();
        Verdict record = stage.disk().verify();
        if (!(record instanceof Verdict.Whole)) {
            complain("the record is " + record);
        }
        requests(stage.disk()).forEach(this::request);
    }

    private void nothingIsLeft() {
        Disk disk = stage.disk();
        if (!disk.timers().isEmpty()) {
            complain("timers are left: " + disk.timers());
        }
        none("messages are owed", "select count(*) from outbox where settled_at is null");
        none("instructions are not carried out", "select count(*) from instruction where pending = 1");
        none("ENIs are held", "select count(*) from eni_claim");
    }

    private void none(String what, String query) {
        long left = stage.disk().number(query);
        if (left != 0) {
            complain(left + " " + what);
        }
    }

    /**
     * An ask follows another of the same line only where the former is known not to have been done, or where both are one
     * to the cloud and the answer to the former was lost. The first may be one that is made once more: a bot that died
     * right before its ask has left an intent that looks the same. Each takes effect once at most.
     */
    private void asks() {
        Map<String, Asked> last = new HashMap<>();
        for (Asked asked : stage.cloud.asks()) {
            Asked before = last.put(asked.token(), asked);
            if (before != null && !asked.mayFollow(before)) {
                complain("asked twice: " + before + ", then " + asked);
            }
        }
        last.keySet().stream()
                .filter(token -> stage.cloud.effects(token) > 1)
                .forEach(token -> complain("done more than once: " + last.get(token)));
    }

    private void request(Request request) {
        RequestId id = request.id();
        if (!request.state().isEnd()) {
            complain(id + " has not ended: " + request.state());
        }
        List<String> ends = stage.disk()
                .texts("select to_state from audit where request = '" + id
                        + "' and to_state <> from_state and to_state in " + ends());
        if (ends.size() != 1) {
            complain(id + " has the ends " + ends + " in the record");
        }
        List<State> told = stage.slack.told(id);
        if (told.isEmpty() || !told.stream().allMatch(request.state()::equals)) {
            complain(id + " ended " + request.state() + ", and its requester was told " + told);
        }
        truth(request);
        for (Standing message : stage.slack.about(id)) {
            if (message.asks()) {
                complain(id + " ended " + request.state() + ", and a message still asks: " + message);
            }
        }
        known(request, Outgoing.Kind.CARD);
        known(request, Outgoing.Kind.APPROVAL);
    }

    private static String ends() {
        return "('succeeded','failed','refused','denied','cancelled','expired','unknown')";
    }

    /** A request of one ENI that took it off its server does not say that nothing was done. */
    private void truth(Request request) {
        boolean done = stage.cloud.asks().stream()
                .anyMatch(a -> a.token().equals(request.lines().get(0).token())
                        && a.action() == Action.DETACH
                        && stage.cloud.tookEffect(a));
        boolean admitted = request.state() == State.SUCCEEDED || request.state() == State.UNKNOWN;
        if (done && !admitted && request.lines().size() == 1) {
            complain(request.id() + " ended " + request.state() + " although it detached the ENI");
        }
    }

    private void known(Request request, Outgoing.Kind kind) {
        Optional<Posted> place = stage.disk().ledger().posted(request.id(), kind);
        Optional<Standing> shown = place.flatMap(stage.slack::at);
        if (shown.isPresent() && shown.get().shows() != request.state()) {
            complain(request.id() + " ended " + request.state() + ", its " + kind + " shows "
                    + shown.get().shows());
        }
    }

    private void complain(String what) {
        complaints.add(what);
    }
}
