package io.enidetach.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can happen to a request. What it leads to is {@link Transition}'s to say. */
public sealed interface Event {

    /** The ENIs, their server and VPC were read, and the policy allows the order; {@code shortage} when nobody could approve. */
    record LookedUp(Preview preview, Ruling ruling, Optional<Shortage> shortage) implements Event {
        public LookedUp(Preview preview, Ruling ruling) {
            this(preview, ruling, Optional.empty());
        }
    }

    /** It may not or cannot be done, and nothing has been asked. */
    record Refused(Reason reason, Map<String, String> args) implements Event {}

    /** Nothing was done, for a reason that is not the order's fault. */
    record GaveUp(Reason reason, Map<String, String> args) implements Event {}

    /** The requester said that the bot found what was meant; the facts were read again. */
    record Confirmed(Person by, Instant at, Preview preview, Ruling ruling) implements Event {}

    /** Slack took the approval message; the wait begins. */
    record ApprovalPosted(Instant at) implements Event {}

    /** Somebody entitled approved; rights and facts were read again. */
    record Approved(Person by, Instant at) implements Event {}

    /** Somebody entitled said no. */
    record Denied(Person by, String reason) implements Event {}

    /** The requester took it back. */
    record Cancelled(Person by) implements Event {}

    /** A wait for people is over. */
    record WaitEnded() implements Event {}

    /** The mandate is over: what was not asked will not be. {@code args} say what was in the way, where that is known. */
    record MandateEnded(Map<String, String> args) implements Event {
        public MandateEnded() {
            this(Map.of());
        }
    }

    /** An ENI is about to be asked for: the intent. */
    record AskIntended(EniId eni) implements Event {}

    /** The cloud took the ask. */
    record AskAccepted(EniId eni, String taskId) implements Event {}

    /** The cloud refused for certain and for good. */
    record AskRefused(EniId eni, Map<String, String> args) implements Event {}

    /** Nothing was done for certain, and it may be asked again later. */
    record AskPostponed(EniId eni, Instant again, String code) implements Event {}

    /** Asked, and nobody can say with what effect; {@code reference} is the cloud's request ID, or empty text. */
    record AskLost(EniId eni, String cause, String reference) implements Event {
        public AskLost(EniId eni, String cause) {
            this(eni, cause, "");
        }
    }

    /** The same ask in doubt is about to be made once more, which the cloud takes for one: the intent. */
    record RepeatIntended(EniId eni) implements Event {}

    /** That did not tell what became of the ask either. */
    record RepeatUnclear(EniId eni, String code) implements Event {}

    /** Not asked, since it is no longer what was approved. */
    record LineChanged(EniId eni, Reason reason, Map<String, String> args) implements Event {}

    /** The cloud's task ended. */
    record TaskEnded(EniId eni, boolean success, String code) implements Event {}

    /** The cloud was seen as asked, and the ENI's public addresses there. */
    record SeenDone(EniId eni, List<Whereabouts> publicIps) implements Event {
        public SeenDone(EniId eni) {
            this(eni, List.of());
        }
    }

    /** The cloud was seen unchanged. */
    record SeenUnchanged(EniId eni) implements Event {}

    /** The time to learn the end of an ask is over. */
    record WatchEnded(EniId eni) implements Event {}
}
