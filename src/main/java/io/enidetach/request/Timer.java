package io.enidetach.request;

import java.time.Instant;

/**
 * Something to do later, committed with the state that wants it. Kind, subject and sequence name it: the same one is
 * stored once, runs in one process at a time, and runs again after a crash.
 */
public record Timer(Kind kind, String subject, long sequence, Instant at) {

    /** What to do; the names are stored, so they stay. */
    public enum Kind {
        /** Look up the ENIs and the rights of a received request. */
        INSPECT,
        /** End a wait for people. */
        DEADLINE,
        /** Remind those who may approve that a request still waits for them. */
        REMINDER,
        /** Take the way back off a card once it is no longer offered. */
        OFFER_ENDS,
        /** Ask the cloud. */
        SUBMIT,
        /** Read the cloud until the end is known. */
        WATCH,
        /** Carry out what a person clicked or typed about an existing request. */
        INSTRUCTION,
        /** Send what waits in one lane of the outbox. */
        DELIVER,
        /** Tell the record's head, once a day. */
        TELL_HEAD
    }
}
