package io.enidetach.policy;

/** Which line of {@code production} made a VPC production. */
public enum ProductionWhy {
    /** Its ID is listed. */
    VPC_ID,
    /** Its name matches a glob. */
    NAME_GLOB,
    /** One of its tags is listed. */
    TAG,
    /** The VPC itself could not be established. */
    VPC_UNREADABLE,
    /** Names are listed and its name could not be read. */
    NAME_UNREADABLE,
    /** Tags are listed and its tags could not be read (always so with API v2). */
    TAGS_UNREADABLE,
    /** It is not production. */
    NONE
}
