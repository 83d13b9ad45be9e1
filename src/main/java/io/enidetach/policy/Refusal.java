package io.enidetach.policy;

/** Why a decision is no. */
public enum Refusal {
    /** No rule matched. */
    NO_RULE,
    /** A deny rule matched for certain. */
    DENY_RULE,
    /** The policy does not list the region. */
    REGION_NOT_LISTED,
    /** A guest, a bot, deactivated or from another workspace. */
    NOT_A_FULL_MEMBER,
    /** The person's groups or standing could not be read, and it hangs on them. */
    RIGHTS_UNREADABLE,
    /** The VPC or its name (or the channel) could not be established, and it hangs on that. */
    FACTS_UNREADABLE
}
