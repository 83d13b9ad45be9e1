package io.enidetach.request;

/** Where a public address was after its ENI had left the server. */
public record Whereabouts(String publicIp, Where where) {

    /** What could be seen of it. */
    public enum Where {
        /** Still tied to the ENI, which is on no server. */
        ON_ENI,
        /** No longer on the ENI; more could not be read. */
        OFF_ENI,
        /** Bound to nothing. */
        UNBOUND,
        /** Bound to something else. */
        ELSEWHERE,
        UNREAD
    }
}
