package io.enidetach.request;

/**
 * An EIP as one reading showed it.
 *
 * @param released whether the cloud is set to release it when it is unbound
 */
public record EipFacts(String id, Status status, Charge charge, boolean released) {

    /** What it is bound to. */
    public enum Status {
        /** Something that serves. */
        BOUND,
        /** An ENI that is on no server. */
        ON_FREE_ENI,
        UNBOUND,
        /** On its way, or a word that nobody lists. */
        OTHER
    }

    /** How its traffic is paid for, on which it hangs what it costs while idle (reference tencent-vpc-api.md, 5.3). */
    public enum Charge {
        /** By traffic or in a bandwidth package: with a fee while idle. */
        TRAFFIC,
        /** By bandwidth, which is paid for whether it is bound or not. */
        BANDWIDTH,
        UNREAD
    }
}
