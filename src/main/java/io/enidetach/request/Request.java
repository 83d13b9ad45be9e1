package io.enidetach.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        Instant began = next == state ? since : now;
        return new Request(
                id,
                version + 1,
                order,
                next,
                began,
                preview,
                ruling,
                consents,
                mandateUntil,
                next == state ? waitUntil : Optional.empty(),
                lines,
                ending);
    }

    Request with(Preview found, Ruling ruled) {
        return new Request(
                id,
                version,
                order,
                state,
                since,
                Optional.of(found),
                Optional.of(ruled),
                consents,
                mandateUntil,
                waitUntil,
                lines,
                ending);
    }

    Request with(Consent consent) {
        List<Consent> all = new ArrayList<>(consents);
        all.add(consent);
        return new Request(
                id,
                version,
                order,
                state,
                since,
                preview,
                ruling,
                List.copyOf(all),
                mandateUntil,
                waitUntil,
                lines,
                ending);
    }

    Request mandatedUntil(Instant end) {
        return new Request(
                id,
                version,
                order,
                state,
                since,
                preview,
                ruling,
                consents,
                Optional.of(end),
                waitUntil,
                lines,
                ending);
    }

    Request waitingUntil(Instant end) {
        return new Request(
                id,
                version,
                order,
                state,
                since,
                preview,
                ruling,
                consents,
                mandateUntil,
                Optional.of(end),
                lines,
                ending);
    }

    Request with(Line changed) {
        return with(lines.stream()
                .map(l -> l.eni().equals(changed.eni()) ? changed : l)
                .toList());
    }

    Request with(List<Line> changed) {
        return new Request(
                id, version, order, state, since, preview, ruling, consents, mandateUntil, waitUntil, changed, ending);
    }

    Request because(Ending why) {
        return new Request(
                id,
                version,
                order,
                state,
                since,
                preview,
                ruling,
                consents,
                mandateUntil,
                waitUntil,
                lines,
                Optional.of(why));
    }
}
