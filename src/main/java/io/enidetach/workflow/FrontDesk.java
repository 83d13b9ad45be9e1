package io.enidetach.workflow;

import io.enidetach.command.Command;
import io.enidetach.policy.Truth;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where what people do in Slack comes in. The taking methods return when it is on disk, within two seconds, and wait for
 * neither Slack nor the cloud; the asking methods may read Slack and must not be called before Slack got its answer.
 * Thread-safe.
 */
public interface FrontDesk extends Rebuffs {

    /** Takes a detach command. {@code key} names this delivery, so that a second one does nothing. */
    Taken open(Person requester, Channel channel, Command.Detach command, String key);

    /** Takes what somebody clicked or typed about something that exists; {@code given.key()} names this delivery. */
    Taken instruct(Instruction given);

    /**
     * Why this person may not deny here and now, from rights that may be a short while old; nothing when they may.
     *
     * @param messageTs the message that was clicked; nothing on the home tab
     */
    Optional<Refusal> objectionToDenial(Person by, Channel in, Optional<String> messageTs, RequestId id);

    /** The request, when this person is a full member and made it or may approve it. */
    Optional<Seen> look(Person by, RequestId id);

    /** One's own requests and those that wait for one's approval; nothing for those who are not full members. */
    Optional<Overview> list(Person by);

    /** What the bot thinks of somebody. */
    Standing whoAmI(Person by, Channel in);

    /** How taking something ended. */
    sealed interface Taken {

        /** On disk. {@code id} is the new request, or the one that the instruction is about. */
        record Accepted(Optional<RequestId> id) implements Taken {}

        /** It had arrived before. */
        record Duplicate() implements Taken {}

        /** Not recorded in time or at all; the person has to do it again. */
        record NotAccepted() implements Taken {}
    }

    /** A refusal to be worded. */
    record Refusal(Note note, Map<String, String> args) {}

    /** A request with where its card stands and whether the bot is paused. */
    record Seen(Request request, Optional<Posted> card, Pause pause) {}

    /** Two lists, newest first. */
    record Overview(List<Request> mine, List<Request> forMe) {}

    /**
     * A person's rights, as read a moment ago.
     *
     * @param groups the policy's user groups with whether the person is in each
     * @param rules one line for each rule of the policy that looks at this person and channel, in the policy's own words
     */
    record Standing(
            Truth fullMember,
            Map<String, Truth> groups,
            boolean mayAsk,
            Optional<String> rule,
            Truth mayApprove,
            Truth mayPause,
            List<String> rules) {}
}
