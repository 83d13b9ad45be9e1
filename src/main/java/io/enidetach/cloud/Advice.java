package io.enidetach.cloud;

/** What an error of the cloud means for a person; the sentence stands in the resource bundle under this name. */
public enum Advice {
    VPC_MISSING,
    ENI_MISSING,
    SERVER_MISSING,
    NOT_ATTACHED,
    ALREADY_ATTACHED,
    /** The key may not do this, or not to this resource. */
    NO_PERMISSION,
    /** Key, signature or token are wrong. */
    BAD_CREDENTIALS,
    /** A temporary token is over. */
    TOKEN_EXPIRED,
    CLOCK_OFF,
    ACCOUNT_BLOCKED,
    BAD_CALL,
    /** The generation of the API, or this action of it, is closed. */
    API_GONE,
    IN_MAINTENANCE,
    TOO_MANY_CALLS,
    /** Another operation on the resource is running. */
    BUSY,
    /** The state of the server or ENI forbids it. */
    STATE_FORBIDS,
    QUOTA,
    CLOUD_FAULT,
    /** No connection, no answer, or none that can be read. */
    UNREACHABLE,
    UNLISTED
}
