package io.enidetach.workflow;

import io.enidetach.request.EniId;
import io.enidetach.request.RequestId;

/** How a commit ended. Anything but {@link Done} left no trace. */
public sealed interface Committed {

    record Done() implements Committed {}

    /** The key was seen before, or the instruction was carried out already. */
    record Duplicate() implements Committed {}

    /** Somebody else changed the request, or what was known, since it was read: read again and decide again. */
    record Stale() implements Committed {}

    /** The request ID exists already: take another. */
    record IdTaken() implements Committed {}

    /** Another open request holds the ENI. */
    record EniHeld(EniId eni, RequestId by) implements Committed {}

    /** All asks are stopped. */
    record Paused() implements Committed {}

    /** Not finished within the time given, and rolled back. */
    record TooLate() implements Committed {}
}
