package io.enidetach.cloud.tencent.wire;

/** Who goes first when calls wait for their turn. */
public enum Urgency {
    /** Asks, and readings that a person waits for. */
    FIRST,
    /** Watching running work. */
    LATER,
    /** Asking tasks how they ended: what ended well is seen at its ENI anyway. */
    LAST
}
