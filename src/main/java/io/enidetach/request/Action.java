package io.enidetach.request;

import java.util.Locale;

/** What a request wants from the cloud. */
public enum Action {
    DETACH,
    /** The way back of a succeeded detach. */
    ATTACH;

    /** The word in metadata and audit (contract, 6 and 8). */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
