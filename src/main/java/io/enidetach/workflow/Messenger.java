package io.enidetach.workflow;

import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import java.time.Duration;
import java.util.Optional;

/** Sends messages to Slack, in words made from the request as it is now. Never throws for what a network may do. */
public interface Messenger {

    /**
     * Posts or updates one message.
     *
     * @param request the state to show; empty for a private word that is about no request
     * @param standing where the message of this kind stands already, if it does
     * @param partner where the message stands that this one leads to or replies to: the question to the approvers for a
     *     card or a reminder, the card for everything else
     */
    Delivery deliver(
            Outgoing message,
            Optional<Request> request,
            Optional<Posted> standing,
            Optional<Posted> partner,
            Pause pause);

    /** How a delivery ended. */
    sealed interface Delivery {

        /** Slack took it; {@code at} is where it stands, for messages that are kept up to date. */
        record Sent(Optional<Posted> at) implements Delivery {}

        /** Not taken now; try again after the pause. */
        record Later(Duration pause, String why) implements Delivery {}

        /** Refused for good, and no other way was left. */
        record Undeliverable(String why) implements Delivery {}
    }
}
