package io.enidetach.sandbox.tencent;

/** What a server is doing, with the number v2 uses for it and the word v3 uses. */
public enum ServerState {
    PENDING(3),
    RUNNING(2),
    STOPPED(4),
    REBOOTING(7),
    STARTING(8),
    STOPPING(9),
    /** Stopped and waiting to be destroyed; v2 says "returning". */
    SHUTDOWN(6),
    /** Runs, but may not be operated. v2 says "maintenance". */
    SERVICE_LIVE_MIGRATE(21);

    final int number;

    ServerState(int number) {
        this.number = number;
    }

    boolean takesInterfaces() {
        return this == RUNNING || this == STOPPED;
    }
}
