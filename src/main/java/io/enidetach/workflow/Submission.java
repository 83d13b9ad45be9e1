package io.enidetach.workflow;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.request.Action;
import io.enidetach.request.EniId;
import io.enidetach.request.Event;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Line;
import io.enidetach.request.LineState;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.Ruling;
import io.enidetach.request.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cloud, one ENI after the other, and once more where that is the same ask ({@link Repetition}). The order of things is the promise of at most one detach (contract, 8): rights
 * and facts are read, the intent is committed, the cloud is asked once, the answer is committed. Whoever finds an intent
 * without an answer reads the cloud back and never asks again.
 */
final class Submission {
    private static final Logger LOG = LoggerFactory.getLogger(Submission.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration PAUSE_LOOK = Duration.ofMillis(500);
    /** One reading of people serves the ENIs that follow each other within this time. */
    private static final Duration FRESH = Duration.ofSeconds(3);
    /** So soon after a decision nothing has held the ask up. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    /** A process that slept this long between intent and ask does not ask; another may have called it in doubt. */
    private static final Duration ASK_WITHIN = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final Steps steps;
    private final Inspection inspection;
    private final CloudWriter cloud;
    private final Optional<Repetition> repetition;
    private final Clock clock;

    Submission(Ledger ledger, Steps steps, Inspection inspection, CloudWriter cloud, Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.inspection = inspection;
        this.cloud = cloud;
        this.repetition = cloud.repeater().map(repeater -> new Repetition(ledger, steps, inspection, repeater, clock));
        this.clock = clock;
    }

    /** Asks for every ENI that waits; answers when to go on, if something keeps it. */
    Optional<Instant> run(RequestId id) {
        Instant began = clock.instant();
        recover(id);
        while (true) {
            Request request = ledger.find(id).orElseThrow();
            Optional<Line> next = request.lines().stream()
                    .filter(l -> l.state() == LineState.WAITING)
                    .findFirst();
            if (request.state() != State.SUBMITTING || next.isEmpty()) {
                return unanswered(request).or(() -> repetition.flatMap(again -> again.run(request)));
            }
            Instant now = clock.instant();
            if (!request.isMandated(now)) {
                steps.take(id, new Event.MandateEnded());
                return Optional.empty();
            }
            if (ledger.pause().on()) {
                return Optional.of(now.plus(PAUSE_LOOK));
            }
            Optional<Instant> kept = line(request, next.get(), peopleSince(request, began));
            if (kept.isPresent()) {
                return kept;
            }
        }
    }

    // Only one process runs this timer, so an intent found here is one whose process died before it wrote the answer.
    private void recover(RequestId id) {
        Request request = ledger.find(id).orElseThrow();
        for (Line line : request.lines()) {
            if (line.state() == LineState.ASKING) {
                LOG.warn("{}: intent for {} without an answer, reading the cloud back", id, line.eni());
                steps.take(id, new Event.AskLost(line.eni(), "restart"));
            }
        }
    }

    // Never leave an intent alone: without this timer nobody would come back to it.
    private Optional<Instant> unanswered(Request request) {
        return request.anyLine(s -> s == LineState.ASKING)
                ? Optional.of(clock.instant().plus(AGAIN))
                : Optional.empty();
    }

    // People are read anew for each ask: what the decision itself had read will do when nothing held the ask up since.
    private Instant peopleSince(Request request, Instant began) {
        Instant mandated =
                request.mandateUntil().orElseThrow().minus(steps.limits().taskTimeout());
        boolean atOnce = began.isBefore(request.since().plus(AT_ONCE));
        return Stream.of(
                        atOnce ? mandated : began,
                        clock.instant().minus(FRESH),
                        ledger.pause().since())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Optional<Instant> line(Request request, Line line, Instant since) {
        Finding finding = inspection.line(request, line.eni(), since);
        if (finding instanceof Finding.Fit fit) {
            return ask(request, line, fit.ruling());
        }
        if (finding instanceof Finding.Unfit no) {
            boolean whole = no.whole() || request.lines().size() == 1;
            steps.take(
                    request.id(),
                    whole
                            ? new Event.Refused(no.reason(), no.args())
                            : new Event.LineChanged(line.eni(), no.reason(), no.args()));
            return Optional.empty();
        }
        return Optional.of(clock.instant().plus(AGAIN));
    }

    private Optional<Instant> ask(Request request, Line line, Ruling ruling) {
        RequestId id = request.id();
        Steps.Outcome intent = steps.take(
                id,
                new Event.AskIntended(line.eni()),
                change -> change.unlessPaused().noting("policy", ruling.policyVersion()));
        if (intent.keptBack().filter(Committed.Paused.class::isInstance).isPresent()) {
            return Optional.of(clock.instant().plus(PAUSE_LOOK));
        }
        if (!intent.taken()) {
            return Optional.empty();
        }
        Instant intended =
                intent.request().line(line.eni()).flatMap(Line::askedAt).orElseThrow();
        if (clock.instant().isAfter(intended.plus(ASK_WITHIN))) {
            Instant again = clock.instant();
            steps.take(id, new Event.AskPostponed(line.eni(), again, "late"));
            return Optional.of(again);
        }
        Answer answer = exchange(request, line, ruling);
        return answer.fold(
                yes -> settled(id, new Event.AskAccepted(line.eni(), yes.taskId())),
                no -> notDone(intent.request(), line.eni(), no),
                lost -> settled(id, new Event.AskLost(line.eni(), lost.cause(), lost.reference())));
    }

    private Answer exchange(Request request, Line line, Ruling ruling) {
        Ask ask = ask(request, line, () -> isStillWanted(request, ruling));
        LOG.info("{}: asking to {} {}", request.id(), request.order().action().wire(), line.eni());
        return request.order().action() == Action.DETACH ? cloud.detach(ask) : cloud.attach(ask);
    }

    /** What the cloud is asked for; the same each time. */
    static Ask ask(Request request, Line line, BooleanSupplier wanted) {
        Preview preview = request.preview().orElseThrow();
        InstanceId server = preview.server().id();
        return new Ask(preview.region(), preview.vpc().id(), line.eni(), server, line.token(), wanted);
    }

    // The intent may have waited for the database and the ask for its turn: the mandate ran on, people may pause, and
    // another policy may be in force.
    private boolean isStillWanted(Request request, Ruling ruling) {
        try {
            return request.isMandated(clock.instant()) && !ledger.pause().on() && inspection.isInForce(ruling);
        } catch (RuntimeException e) {
            LOG.warn("{}: not asked, since nobody knows whether the bot is paused", request.id(), e);
            return false;
        }
    }

    private Optional<Instant> notDone(Request request, EniId eni, Answer.NotDone no) {
        RequestId id = request.id();
        Advice advice = no.trouble().advice();
        String code = no.trouble().code();
        if (advice == Advice.NOT_ATTACHED || advice == Advice.ALREADY_ATTACHED) {
            return settled(id, new Event.AskLost(eni, code, no.trouble().reference()));
        }
        if (no.trouble().passing()) {
            int asks = request.line(eni).map(Line::asks).orElse(1);
            Instant again = clock.instant().plus(growing(asks));
            steps.take(id, new Event.AskPostponed(eni, again, code));
            return Optional.of(again);
        }
        Map<String, String> args = Troubles.args(no.trouble());
        return settled(id, new Event.AskRefused(eni, args));
    }

    private Optional<Instant> settled(RequestId id, Event event) {
        steps.take(id, event);
        return Optional.empty();
    }

    private static Duration growing(int asks) {
        Duration wait = Duration.ofSeconds(1L << Math.min(asks - 1, 5));
        return wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX;
    }
}
