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
    /** The VPC, its name, a tag (or the channel) could not be established, and it hangs on that. */
    FACTS_UNREADABLE,
    /** A rule allows it, but it is production and no entry of the policy's {@code approval} is for it. */
    NO_APPROVAL,
    /** A rule allows it, but which entry of {@code approval} holds hangs on what could not be read. */
    APPROVAL_UNREADABLE,
    /** A rule allows it, but it is production and a freeze window holds. */
    FROZEN;

    /** Whether a rule had allowed it, so that what the cloud shows may be told. */
    public boolean isAfterAnAllow() {
        return this == NO_APPROVAL || this == APPROVAL_UNREADABLE || this == FROZEN;
    }
}
