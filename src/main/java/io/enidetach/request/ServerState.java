package io.enidetach.request;

/** What matters of a server's state; anything but running and stopped needs the requester's confirmation. */
public enum ServerState {
    RUNNING,
    STOPPED,
    OTHER,
    /** The cloud did not say. */
    UNREADABLE;

    /** Running and stopped servers are plain (contract, 8). */
    public boolean isPlain() {
        return this == RUNNING || this == STOPPED;
    }
}
