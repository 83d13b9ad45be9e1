package io.enidetach.store;

import java.time.Duration;

/** Hears of what happens in the database, for metrics. Called from many threads; must not block or throw. */
public interface StoreMeter {

    /**
     * A change of the ledger was offered.
     *
     * @param outcome how that ended: the name of a {@code Committed}, or {@code unavailable}
     * @param took with the wait for its turn and the flush to the disk
     */
    default void committed(String outcome, Duration took) {}

    /** A request came to an end; {@code state} is the end's word. */
    default void ended(String state) {}

    /** A timer of that kind began to run; {@code late} is the time since it was due. */
    default void began(String kind, Duration late) {}

    /** Counts nothing. */
    static StoreMeter none() {
        return new StoreMeter() {};
    }
}
