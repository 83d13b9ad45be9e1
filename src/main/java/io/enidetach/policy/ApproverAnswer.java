package io.enidetach.policy;

/** Whether somebody may approve a request. */
public enum ApproverAnswer {
    YES,
    /** Neither listed nor in a listed group, or not a full member. */
    NOT_AN_APPROVER,
    /** It is their own, and the policy has no {@code self_approval}. */
    OWN_REQUEST,
    /** Could not be established: the click changes nothing and may be tried again. */
    UNKNOWN
}
