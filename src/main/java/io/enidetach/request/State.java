package io.enidetach.request;

import java.util.Locale;

/** Where a request stands; the only way from one to another is {@link Transition} (contract, 6). */
public enum State {
    RECEIVED,
    AWAITING_CONFIRMATION,
    AWAITING_APPROVAL,
    SUBMITTING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    REFUSED,
    DENIED,
    CANCELLED,
    EXPIRED,
    UNKNOWN;

    /** Whether nothing can follow. */
    public boolean isEnd() {
        return ordinal() >= SUCCEEDED.ordinal();
    }

    /** The word in metadata, audit and metrics. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
