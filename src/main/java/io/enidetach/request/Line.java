package io.enidetach.request;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One ENI of a request. {@code asks} counts the intents, {@code askedAt} is that of the last one; {@code token} is the
 * ask's idempotency key (API 3.0); {@code ending} says why it ended when it did not simply succeed.
 */
public record Line(
        EniId eni,
        LineState state,
        int asks,
        Optional<Instant> askedAt,
        Optional<String> taskId,
        String token,
        Optional<Ending> ending) {

    /** A line that nobody has asked for yet. */
    public static Line waiting(EniId eni, String token) {
        return new Line(eni, LineState.WAITING, 0, Optional.empty(), Optional.empty(), token, Optional.empty());
    }

    Line to(LineState next) {
        return new Line(eni, next, asks, askedAt, taskId, token, ending);
    }

    Line ended(LineState next, Reason reason, Map<String, String> args) {
        return new Line(eni, next, asks, askedAt, taskId, token, Optional.of(Ending.because(reason, args)));
    }

    Line asking(Instant now) {
        return new Line(eni, LineState.ASKING, asks + 1, Optional.of(now), Optional.empty(), token, Optional.empty());
    }

    Line running(String task) {
        return new Line(eni, LineState.RUNNING, asks, askedAt, Optional.of(task), token, Optional.empty());
    }
}
