package io.enidetach.policy;

/** An answer that may be missing: what could not be established is {@link #UNKNOWN}, never guessed. */
public enum Truth {
    YES,
    NO,
    UNKNOWN;

    /** The plain answer. */
    public static Truth of(boolean value) {
        return value ? YES : NO;
    }

    Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : this;
    }

    Truth or(Truth other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO ? other : this;
    }
}
