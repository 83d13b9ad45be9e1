package io.enidetach.request;

/** What the bot may say to one person in private; the sentence stands in the resource bundle under this name. */
public enum Note {
    NONE,
    /** The request ended `refused` before anything of it stood in a channel; the sentence is its ending's. */
    REQUEST_REFUSED,
    /** There is no such request, or it is not this person's to see (id). */
    NO_SUCH_REQUEST,
    /** The button's time is over (id, state). */
    TOO_LATE,
    /** Somebody was faster (id, state, by, decision, seconds). */
    DECIDED_BEFORE,
    /** Only the requester may (id). */
    REQUESTER_ONLY,
    /** Not an approver (id, rule). */
    NOT_AN_APPROVER,
    /** One's own request (id). */
    OWN_REQUEST,
    /** Approved already by this person (id). */
    APPROVED_BEFORE,
    /** Guests, bots, deactivated people and people of other workspaces may not. */
    FULL_MEMBERS_ONLY,
    /** Rights could not be read; nothing changed. */
    RIGHTS_UNREADABLE,
    /** The cloud could not be read; nothing changed (code, reference). */
    CLOUD_UNREADABLE,
    /** The message clicked is not the known one; it was updated and nothing else changed (id, state). */
    COPY_CLICKED,
    /** A new request was made from a button (id). */
    NEW_REQUEST,
    /** The way back is offered for 24 hours only (id). */
    REATTACH_TOO_LATE,
    /** The form to deny could not be opened in Slack's three seconds. */
    CLICK_AGAIN,
    /** All asks are stopped (by, reason). */
    PAUSED,
    /** All asks may go on. */
    RESUMED,
    /** It was paused already (by). */
    PAUSED_BEFORE,
    /** It was not paused. */
    NOT_PAUSED,
    /** No right to pause. */
    MAY_NOT_PAUSE,
    /** Approval, cancellation or the like took effect (id, state). */
    TAKEN
}
