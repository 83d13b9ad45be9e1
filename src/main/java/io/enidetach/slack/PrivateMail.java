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

    /** The reply of the way that was taken last; a passing failure is not walked around, it would be said twice. */
    Reply<?> send(Person to, Optional<Channel> in, Optional<String> responseUrl, Message message) {
        if (in.isPresent() && isConversation(in.get())) {
            Reply<Boolean> whispered = sender.whisper(in.get().id(), to.id(), message);
            if (!(whispered instanceof Reply.Refused<Boolean> no) || no.code().equals("ratelimited")) {
                return whispered;
            }
        }
        if (responseUrl.isPresent() && responses.say(responseUrl.get(), message.text())) {
            return new Reply.Done<>(true);
        }
        return sender.post(to.id(), Optional.empty(), message);
    }

    private static boolean isConversation(Channel channel) {
        return !channel.id().startsWith("U") && !channel.id().startsWith("W");
    }
}
