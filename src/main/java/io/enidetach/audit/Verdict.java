package io.enidetach.audit;

/** What a check of the record found. */
public sealed interface Verdict {

    /**
     * Every entry is as it was written; {@code last} is the end ({@link Head#none} for an empty record).
     *
     * @param first 1, or the number at which the record begins since older entries were removed after their time
     */
    record Whole(long first, Head last) implements Verdict {}

    /** The first entry that is not as it was written, by its number. */
    record Broken(long seq, Fault fault) implements Verdict {}

    /** In what way. */
    enum Fault {
        /** Its content, hash or link is not what was written. */
        CHANGED,
        /** It is not there; later ones are. */
        MISSING,
        /** It stands there twice. */
        DOUBLED,
        /** Another entry stands in its place and it comes later. */
        SWAPPED,
        /** It and all after it are gone. */
        CUT_OFF,
        /** The entries agree with each other but not with what was noted of this one. */
        NOT_AS_NOTED,
        /** It was noted, and removed after its time. */
        REMOVED,
        /** The entries agree with each other but not with the end that the store remembers. */
        NOT_THE_HEAD
    }
}
