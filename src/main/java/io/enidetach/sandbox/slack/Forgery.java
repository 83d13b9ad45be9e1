package io.enidetach.sandbox.slack;

/** Ways in which an HTTP request to the app can claim wrongly, or oddly, to come from Slack. */
public enum Forgery {
    /** Nothing is wrong. */
    NONE,
    /** Signed with another secret. */
    WRONG_SECRET,
    /** Properly signed six minutes ago. */
    OLD,
    /** Properly signed six minutes from now. */
    FUTURE,
    /** Neither signature nor timestamp. */
    UNSIGNED,
    /** Signed, then the body got one more byte. */
    TAMPERED,
    /** Genuine; header names in lower case, as a proxy may write them. */
    LOWER_CASE
}
