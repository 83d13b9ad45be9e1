package io.enidetach.workflow;

/**
 * Is told of what came in and was turned away before anybody judged it, for the record. Takes no time, throws nothing,
 * and may be called for a flood. Thread-safe.
 */
@FunctionalInterface
public interface Rebuffs {

    /**
     * One thing was turned away and changed nothing.
     *
     * @param by who or whose it was as far as that is proven, as Slack IDs; else empty
     */
    void turnedAway(Why why, String by);

    /** Why; the names are stored in the record, so they stay. */
    enum Why {
        /** It does not carry Slack's signature. */
        BAD_SIGNATURE,
        /** Slack signed it, but not within the last five minutes. */
        OLD_SIGNATURE,
        /** It is longer than anything that Slack sends. */
        TOO_LONG,
        /** It is of another workspace, or of an organisation. */
        FOREIGN,
        /** The same payload had come before. */
        REPEATED,
        /** Slack signed it, but it lacks what it is about, as no button or form of the bot does. */
        UNREADABLE
    }
}
