package io.enidetach.cloud;

import java.util.function.Function;

/** How one ask ended: one HTTP exchange, never repeated by anything below (contract, 8). */
public sealed interface Answer {

    /** The cloud took it; the task is what to follow. */
    record Accepted(String taskId) implements Answer {}

    /** Refused for certain, nothing was done. {@code trouble.passing()} says whether it may be asked again later. */
    record NotDone(Trouble trouble) implements Answer {}

    /**
     * Sent, and nobody can say with what effect.
     *
     * @param cause a code such as {@code timeout} or {@code http_502}
     * @param reference the cloud's request ID where it gave one, else empty text
     */
    record InDoubt(String cause, String reference) implements Answer {
        /** In doubt without a word of the cloud. */
        public InDoubt(String cause) {
            this(cause, "");
        }
    }

    /** Handles every way. */
    default <R> R fold(Function<Accepted, R> accepted, Function<NotDone, R> notDone, Function<InDoubt, R> inDoubt) {
        if (this instanceof Accepted x) {
            return accepted.apply(x);
        }
        if (this instanceof NotDone x) {
            return notDone.apply(x);
        }
        return inDoubt.apply((InDoubt) this);
    }
}
