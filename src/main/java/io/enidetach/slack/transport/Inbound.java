package io.enidetach.slack.transport;

/** Who takes what arrives. Thread-safe; never throws, since Slack would show its own error to the person. */
public interface Inbound {

    /** Takes it; what is accepted is on disk when this returns. Blocks for at most about two seconds. */
    Answer take(Arrival arrival);

    /** What to say when there is no room to take it. Nothing was recorded. Does not block. */
    Answer overloaded(Arrival arrival);
}
