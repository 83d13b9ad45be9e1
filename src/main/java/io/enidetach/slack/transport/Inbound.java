package io.enidetach.slack.transport;

import java.time.Duration;

/** Who takes what arrives. Thread-safe; never throws, since Slack would show its own error to the person. */
public interface Inbound {
    /** How long something may wait for its turn: with the two seconds of a commit Slack still hears of it in time. */
    Duration WAIT_MAX = Duration.ofMillis(500);

    /** Takes it, unless it waited too long since it arrived, by {@link System#nanoTime}. */
    default Answer takeInTime(Arrival arrival, long arrived) {
        return System.nanoTime() - arrived > WAIT_MAX.toNanos() ? overloaded(arrival) : take(arrival);
    }

    /** Takes it; what is accepted is on disk when this returns. Blocks for at most about two seconds. */
    Answer take(Arrival arrival);

    /** What to say when there is no room to take it. Nothing was recorded. Does not block. */
    Answer overloaded(Arrival arrival);
}
