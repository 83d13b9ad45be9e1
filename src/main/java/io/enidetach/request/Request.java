package io.enidetach.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One request as it stands. Immutable; {@link Transition} makes the next one and nobody else.
 *
 * @param version counts the stored states of this request; a change is stored only over the version it was made from
 * @param since when the present state began
 * @param mandateUntil until when the bot may ask the cloud
 * @param waitUntil until when people are waited for, in the two waiting states; for an approval known once Slack took
 *     the message
 */
public record Request(
        RequestId id,
        long version,
        Order order,
        State state,
        Instant since,
        Optional<Preview> preview,
        Optional<Ruling> ruling,
        List<Consent> consents,
        Optional<Instant> mandateUntil,
        Optional<Instant> waitUntil,
        List<Line> lines,
        Optional<Ending> ending) {

    /** Whether this request keeps others from its ENIs: looked up, not ended, and meant in earnest. */
    public boolean holdsEnis() {
        return state != State.RECEIVED && !state.isEnd() && !order.dryRun();
    }

    /** Whether messages about it stand in a channel or direct message, or are on their way there. */
    public boolean hasCard() {
        return state != State.RECEIVED && !(state == State.REFUSED && preview.isEmpty());
    }

    /** Whether its approval is being asked for, or was and got an answer. */
    public boolean hasApprovalMessage() {
        return state == State.AWAITING_APPROVAL || !consents.isEmpty();
    }

    /** Whether the requester has to say that the bot found what was meant. */
    public boolean needsConfirmation() {
        return !order.isComplete()
                || preview.map(p -> !p.server().state().isPlain()).orElse(false);
    }

    /**
     * When the wait for people ends. For an approval that Slack has not taken yet that is when the bot stops trying to
     * post it.
     */
    public Optional<Instant> waitEnds() {
        return state == State.AWAITING_APPROVAL && waitUntil.isEmpty()
                ? Optional.of(since.plus(Limits.APPROVAL_POST_WITHIN))
                : waitUntil;
    }

    /** When those who may approve are reminded: after two thirds of their time, which begins when Slack took the question. */
    public Optional<Instant> remindAt() {
        return ruling.flatMap(Ruling::terms)
                .map(ApprovalTerms::expiresAfter)
                .filter(time -> state == State.AWAITING_APPROVAL && time.compareTo(Limits.REMINDED_FROM) >= 0)
                .flatMap(time -> waitUntil.map(end -> end.minus(time.dividedBy(3))));
    }

    /** Until when the way back is offered; nothing where there is none. */
    public Optional<Instant> reattachableUntil() {
        boolean detached = state == State.SUCCEEDED && order.action() == Action.DETACH && !order.dryRun();
        return detached ? Optional.of(since.plus(Limits.REATTACH_WITHIN)) : Optional.empty();
    }

    /** Whether the bot may still ask the cloud at this moment. */
    public boolean isMandated(Instant moment) {
        return mandateUntil.map(moment::isBefore).orElse(false);
    }

    /** The line of one ENI. */
    public Optional<Line> line(EniId eni) {
        return lines.stream().filter(l -> l.eni().equals(eni)).findFirst();
    }

    /** Whether some line is in such a state. */
    public boolean anyLine(Predicate<LineState> wanted) {
        return lines.stream().anyMatch(l -> wanted.test(l.state()));
    }

    Request at(State next, Instant now) {
        return changed(draft -> {
            draft.version++;
            if (next != state) {
                draft.state = next;
                draft.since = now;
                draft.waitUntil = Optional.empty();
            }
        });
    }

    Request with(Preview found, Ruling ruled) {
        return changed(draft -> {
            draft.preview = Optional.of(found);
            draft.ruling = Optional.of(ruled);
        });
    }

    Request with(Consent consent) {
        return changed(draft -> draft.consents =
                Stream.concat(consents.stream(), Stream.of(consent)).toList());
    }

    Request mandatedUntil(Instant end) {
        return changed(draft -> draft.mandateUntil = Optional.of(end));
    }

    Request waitingUntil(Instant end) {
        return changed(draft -> draft.waitUntil = Optional.of(end));
    }

    Request with(Line line) {
        return with(
                lines.stream().map(l -> l.eni().equals(line.eni()) ? line : l).toList());
    }

    Request with(List<Line> all) {
        return changed(draft -> draft.lines = all);
    }

    Request because(Ending why) {
        return changed(draft -> draft.ending = Optional.of(why));
    }

    private Request changed(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.request(this);
    }

    /** The parts that change in the course of a request's life, while the next version is being made. */
    private static final class Draft {
        private long version;
        private State state;
        private Instant since;
        private Optional<Preview> preview;
        private Optional<Ruling> ruling;
        private List<Consent> consents;
        private Optional<Instant> mandateUntil;
        private Optional<Instant> waitUntil;
        private List<Line> lines;
        private Optional<Ending> ending;

        Draft(Request from) {
            version = from.version;
            state = from.state;
            since = from.since;
            preview = from.preview;
            ruling = from.ruling;
            consents = from.consents;
            mandateUntil = from.mandateUntil;
            waitUntil = from.waitUntil;
            lines = from.lines;
            ending = from.ending;
        }

        Request request(Request from) {
            return new Request(
                    from.id,
                    version,
                    from.order,
                    state,
                    since,
                    preview,
                    ruling,
                    consents,
                    mandateUntil,
                    waitUntil,
                    lines,
                    ending);
        }
    }
}
