package io.enidetach.request;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person clicked or typed about something that exists: written down before Slack gets its 200, carried out after.
 *
 * @param key names this one delivery (contract, 8): the same key is taken once in 24 hours
 * @param message the timestamp of the message whose button was pressed, if any
 * @param text the reason of a denial or a pause, else empty
 */
public record Instruction(
        String key,
        Kind kind,
        Person by,
        Channel in,
        Optional<String> message,
        Optional<RequestId> request,
        String text,
        Instant at) {

    /** What is wanted; the names are stored, so they stay. */
    public enum Kind {
        CONFIRM,
        CANCEL,
        APPROVE,
        DENY,
        REATTACH,
        ASK_AGAIN,
        PAUSE,
        RESUME
    }
}
