package io.enidetach.audit;

/** The end of the chain: number and hash of its last entry. */
public record Head(long seq, String hash) {

    /** Before the first entry. */
    public static Head none() {
        return new Head(0, HashChain.GENESIS);
    }
}
