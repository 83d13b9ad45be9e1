package io.enidetach.sandbox.slack;

import java.time.Duration;

/**
 * How a person's act went. {@code status} and {@code body} are the app's acknowledgement (over Socket Mode: 200 and the
 * ack's payload), {@code took} is real time, {@code detail} says what was wrong with it, empty when nothing was.
 */
public record Delivered(Outcome outcome, int status, String body, Duration took, String detail) {

    /** What became of the payload. */
    public enum Outcome {
        /** The app acknowledged in time; {@code detail} tells when the acknowledgement's content was unusable. */
        ACKED,
        /** No acknowledgement within three seconds: {@code operation_timeout}. */
        TIMED_OUT,
        /** Not reachable, or an answer other than 200: {@code dispatch_failed}. */
        FAILED,
        /** Slack's own client would not let the person do this; the app heard nothing. */
        NOT_SENT
    }

    static Delivered acked(int status, String body, Duration took) {
        return new Delivered(Outcome.ACKED, status, body, took, "");
    }

    static Delivered timedOut(Duration took) {
        return new Delivered(Outcome.TIMED_OUT, 0, "", took, "operation_timeout");
    }

    static Delivered failed(int status, Duration took) {
        return new Delivered(Outcome.FAILED, status, "", took, "dispatch_failed");
    }

    static Delivered notSent(String why) {
        return new Delivered(Outcome.NOT_SENT, 0, "", Duration.ZERO, why);
    }

    Delivered but(String trouble) {
        return new Delivered(outcome, status, body, took, trouble);
    }

    public boolean isAcked() {
        return outcome == Outcome.ACKED && detail.isEmpty();
    }
}
