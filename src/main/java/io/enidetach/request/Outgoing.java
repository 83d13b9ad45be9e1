package io.enidetach.request;

import java.util.Map;
import java.util.Optional;

/**
 * A message that is owed to people, by meaning and not by text: it is worded when it is sent, from the state at that
 * moment. Messages of one lane go out in order.
 */
public record Outgoing(
        Kind kind,
        String lane,
        Optional<RequestId> request,
        Optional<Person> to,
        Optional<Channel> in,
        Optional<String> ts,
        Note note,
        Map<String, String> args) {

    /** What kind of message it is. */
    public enum Kind {
        /** The request's card: posted once, then updated in place. */
        CARD,
        /** The card as it looks by now, since time went on and nothing else: only where it stands. */
        CARD_AGAIN,
        /** The addresses for which the card has no room, as a reply in its thread. */
        OVERFLOW,
        /** The message with Approve and Deny: posted once, then updated in place. */
        APPROVAL,
        /** The one reminder to the approvers, as a reply to their question. */
        REMINDER,
        /** The end, as a reply in the card's thread that mentions the requester. */
        END,
        /** For one person only. */
        PRIVATE,
        /** The record's head, for whoever keeps it outside. */
        HEAD,
        /** A copy of a card that was clicked but is not the known one: updated to the real state. */
        COPY
    }

    /** A message that follows a request's state. */
    public static Outgoing about(Kind kind, RequestId id) {
        return new Outgoing(
                kind,
                id.value(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Note.NONE,
                Map.of());
    }

    /** A private word to somebody, shown in a channel where that is possible, else as a direct message. */
    public static Outgoing privately(
            String lane, Optional<RequestId> request, Person to, Channel in, Note note, Map<String, String> args) {
        return new Outgoing(
                Kind.PRIVATE, lane, request, Optional.of(to), Optional.of(in), Optional.empty(), note, args);
    }

    /** The record's head, in the channel of its witnesses. */
    public static Outgoing head(Channel in, Map<String, String> args) {
        return new Outgoing(
                Kind.HEAD,
                "head",
                Optional.empty(),
                Optional.empty(),
                Optional.of(in),
                Optional.empty(),
                Note.NONE,
                args);
    }

    /** Brings a stale or unknown copy of a message to the request's real state. */
    public static Outgoing copy(String lane, RequestId id, Channel in, String ts) {
        return new Outgoing(
                Kind.COPY,
                lane,
                Optional.of(id),
                Optional.empty(),
                Optional.of(in),
                Optional.of(ts),
                Note.NONE,
                Map.of());
    }
}
