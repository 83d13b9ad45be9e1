package io.enidetach.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One ENI of a request. {@code asks} counts the intents, {@code askedAt} is that of the last one; {@code token} is the
 * ask's idempotency key (API 3.0); {@code ending} says why it ended when it did not simply succeed; {@code publicIps}
 * tells where the public addresses were after a detach; {@code repeated} says that the same ask was to be made once more.
 */
public record Line(
        EniId eni,
        LineState state,
        int asks,
        Optional<Instant> askedAt,
        Optional<String> taskId,
        String token,
        Optional<Ending> ending,
        List<Whereabouts> publicIps,
        boolean repeated) {
    /** A line that an older version stored tells nothing of public addresses. */
    public Line {
        publicIps = publicIps == null ? List.of() : List.copyOf(publicIps);
    }

    /** A line that nobody has asked for yet. */
    public static Line waiting(EniId eni, String token) {
        return new Line(
                eni,
                LineState.WAITING,
                0,
                Optional.empty(),
                Optional.empty(),
                token,
                Optional.empty(),
                List.of(),
                false);
    }

    Line to(LineState next) {
        return new Line(eni, next, asks, askedAt, taskId, token, ending, publicIps, repeated);
    }

    Line ended(LineState next, Reason reason, Map<String, String> args) {
        return new Line(
                eni,
                next,
                asks,
                askedAt,
                taskId,
                token,
                Optional.of(Ending.because(reason, args)),
                publicIps,
                repeated);
    }

    Line done(List<Whereabouts> seen) {
        Ending why = Ending.because(Reason.DONE, Map.of());
        return new Line(eni, LineState.DONE, asks, askedAt, taskId, token, Optional.of(why), seen, repeated);
    }

    Line asking(Instant now) {
        return new Line(
                eni,
                LineState.ASKING,
                asks + 1,
                Optional.of(now),
                Optional.empty(),
                token,
                Optional.empty(),
                List.of(),
                false);
    }

    Line running(String task) {
        return new Line(
                eni, LineState.RUNNING, asks, askedAt, Optional.of(task), token, Optional.empty(), List.of(), repeated);
    }

    Line repeating() {
        return new Line(eni, state, asks, askedAt, taskId, token, ending, publicIps, true);
    }

    /** Whether the same ask may be made once more at this moment. */
    public boolean isRepeatable(Instant moment) {
        return state == LineState.IN_DOUBT
                && !repeated
                && askedAt.map(at -> moment.isBefore(at.plus(Limits.REPEAT_WITHIN)))
                        .orElse(false);
    }
}
