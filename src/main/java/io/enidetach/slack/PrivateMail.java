package io.enidetach.slack;

import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.words.Message;
import java.util.Optional;

/** Says something to one person: ephemeral where they are, else by the response URL, else as a direct message. */
final class PrivateMail {
    private final Sender sender;
    private final ResponseUrl responses;

    PrivateMail(Sender sender, ResponseUrl responses) {
        this.sender = sender;
        this.responses = responses;
    }

    /**
     * At once, for an answer that somebody waits for. The reply is that of the way which was taken last; a passing
     * failure is not walked around, it would be said twice.
     */
    Reply<?> send(Person to, Optional<Channel> in, Optional<String> responseUrl, Message message) {
        Optional<Reply<Boolean>> whispered = whisper(to, in, message);
        if (whispered.isPresent()) {
            return whispered.get();
        }
        if (responseUrl.isPresent() && responses.say(responseUrl.get(), message.text())) {
            return new Reply.Done<>(true);
        }
        return sender.post(to.id(), Optional.empty(), message);
    }

    /** The same for a word that may wait for its turn among the lane's messages, should it become a direct message. */
    Reply<?> send(String lane, Person to, Optional<Channel> in, Message message) {
        Optional<Reply<Boolean>> whispered = whisper(to, in, message);
        return whispered.isPresent() ? whispered.get() : sender.post(lane, to.id(), Optional.empty(), message);
    }

    /** Nothing when it cannot be shown there. */
    private Optional<Reply<Boolean>> whisper(Person to, Optional<Channel> in, Message message) {
        return in.filter(PrivateMail::isConversation)
                .map(channel -> sender.whisper(channel.id(), to.id(), message))
                .filter(reply -> !(reply instanceof Reply.Refused<Boolean>));
    }

    private static boolean isConversation(Channel channel) {
        return !channel.id().startsWith("U") && !channel.id().startsWith("W");
    }
}
