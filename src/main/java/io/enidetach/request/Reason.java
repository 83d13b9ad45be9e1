package io.enidetach.request;

/**
 * Every way a request, or one ENI of it, can end. The sentence that people read stands in the resource bundle under
 * this name; the names in parentheses are the values it may use.
 */
public enum Reason {
    /** Seen in the cloud as asked. */
    DONE,
    /** A dry run showed what would happen. */
    DRY_RUN,
    /** A dry run showed what would happen, and that it would be refused, since nobody could approve it (found, required). */
    DRY_RUN_UNAPPROVABLE,

    /** No rule lets this person do this here, known without asking the cloud (rule, empty when none speaks). */
    NO_RIGHT,
    /** Not found, or no rule lets this person touch it; on purpose one sentence for both (enis, regions). */
    NOT_FOUND_OR_NO_RIGHT,
    /** Who the requester is, or which groups they are in, could not be read (missing). */
    RIGHTS_UNREADABLE,
    /** Not a region of the policy (region, regions). */
    REGION_NOT_LISTED,
    /** The VPC typed is not the ENI's (eni, typed, actual). */
    VPC_DIFFERS,
    /** The server typed is not the ENI's (eni, typed, actual). */
    INSTANCE_DIFFERS,
    /** The ENIs of one command are in different VPCs or on different servers (eni, first). */
    ENIS_DIFFER,
    /** Already free (eni). */
    NOTHING_TO_DO,
    /** Already attached somewhere (eni, actual). */
    ALREADY_ATTACHED,
    /** The primary ENI of its server (eni). */
    PRIMARY_ENI,
    /** Another request holds the ENI (eni, other, state, channel, ts). */
    ENI_BUSY,
    /** The policy wants a reason and none was given (command). */
    REASON_REQUIRED,
    /** The policy wants a longer reason (least, command). */
    REASON_TOO_SHORT,
    /** The policy wants a reason that holds something, such as a ticket (pattern, least, command). */
    REASON_MISMATCH,
    /** It is production and a freeze window of the policy holds (window, until). */
    FROZEN,
    /** It is production and no entry of the policy's approval is for its VPC (vpc). */
    NO_APPROVAL_ENTRY,
    /** It is production, and which entry of the policy's approval is for its VPC could not be established (vpc). */
    APPROVAL_UNREADABLE,
    /** Fewer people could approve than the policy requires (found, required). */
    NOBODY_CAN_APPROVE,
    /** The policy no longer allows it (rule). */
    RIGHT_LOST,
    /** One who had approved may no longer (person). */
    APPROVER_RIGHT_LOST,
    /** The policy now asks for more than was agreed to (line). */
    POLICY_CHANGED,
    /** What was approved is not what the cloud shows now (eni, field, before, after, others). */
    FACTS_CHANGED,

    /** The cloud could not be read in time (code, advice, reference). */
    NOT_LOOKED_UP,
    /** The cloud refused to be read (code, advice, reference). */
    LOOKUP_REFUSED,
    /** The approval message could not be posted (code). */
    APPROVAL_UNPOSTABLE,
    /** The mandate ran out before the cloud was asked. */
    MANDATE_RAN_OUT,
    /** The cloud refused, nothing was done (code, advice, reference). */
    CLOUD_REFUSED,
    /** The cloud's task failed and the ENI was seen unchanged (code, task). */
    TASK_FAILED,
    /** Some of several ENIs failed (failed, total). */
    SOME_FAILED,

    /** Asked, no readable answer, and not seen as asked until the timeout (cause, reference, task). */
    NO_PROOF,
    /** The task said success but the ENI was still seen unchanged at the timeout (task). */
    TASK_SUCCEEDED_UNSEEN,
    /** The task had no end until the timeout (task). */
    TASK_ENDLESS,
    /** Of several ENIs some are unknown (unknown, total). */
    SOME_UNKNOWN,

    /** Said no, with a reason (reason). */
    DENIED,
    /** Taken back by the requester. */
    CANCELLED,
    /** Nobody confirmed in time. */
    NOT_CONFIRMED,
    /** Nobody decided in time. */
    NOT_APPROVED
}
