package io.enidetach.slack;

import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.api.WebApi.Place;
import io.enidetach.slack.words.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends worded messages: no unfurling, no names turned into mentions, blocks and metadata as worded. What may wait goes no
 * faster than Slack takes it: one message a second for each conversation, and bursts of updates up to where no tolerance can
 * be hoped for (50+ a minute are promised, reference slack-platform.md, d), since an end waits behind its card. What comes
 * too early is answered like Slack would, without asking it.
 */
final class Sender {
    private static final String PARSE = "none";
    private static final Duration BETWEEN_POSTS = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int UPDATES_A_MINUTE = 300;
    /** The key of the limit, which is the whole workspace's. */
    private static final String WORKSPACE = "";

    private final WebApi api;
    private final Turns channels;
    private final Turns updates;

    Sender(WebApi api, Clock clock) {
        this.api = api;
        this.channels = new Turns(1, BETWEEN_POSTS, clock);
        this.updates = new Turns(UPDATES_A_MINUTE, MINUTE, clock);
    }

    /**
     * To a channel, or with a user's ID as a direct message of the bot, when it is its turn.
     *
     * @param lane whose turn it is, while it waits
     */
    Reply<Place> post(String lane, String channelOrUser, Optional<String> threadTs, Message message) {
        return inTurn(channels, channelOrUser, lane, () -> post(channelOrUser, threadTs, message));
    }

    /** The same at once, for an answer that somebody waits for. */
    Reply<Place> post(String channelOrUser, Optional<String> threadTs, Message message) {
        return api.post(ChatPostMessageRequest.builder()
                .channel(channelOrUser)
                .threadTs(threadTs.orElse(null))
                .text(message.text())
                .blocks(message.blocks().isEmpty() ? null : message.blocks())
                .metadata(message.metadata().orElse(null))
                .unfurlLinks(false)
                .unfurlMedia(false)
                .linkNames(false)
                .parse(PARSE)
                .build());
    }

    /** When it is its turn. */
    Reply<Place> update(String lane, String channel, String ts, Message message) {
        return inTurn(updates, WORKSPACE, lane, () -> update(channel, ts, message));
    }

    private Reply<Place> update(String channel, String ts, Message message) {
        return api.update(ChatUpdateRequest.builder()
                .channel(channel)
                .ts(ts)
                .text(message.text())
                .blocks(message.blocks().isEmpty() ? null : message.blocks())
                .metadata(message.metadata().orElse(null))
                .linkNames(false)
                .parse(PARSE)
                .build());
    }

    Reply<Boolean> whisper(String channel, String user, Message message) {
        return api.postEphemeral(ChatPostEphemeralRequest.builder()
                .channel(channel)
                .user(user)
                .text(message.text())
                .blocks(message.blocks().isEmpty() ? null : message.blocks())
                .linkNames(false)
                .parse(PARSE)
                .build());
    }

    private static Reply<Place> inTurn(Turns turns, String key, String lane, Supplier<Reply<Place>> call) {
        Optional<Duration> wait = turns.take(key, lane);
        if (wait.isPresent()) {
            return new Reply.Throttled<>(wait.get(), Reply.Throttled.BY_US);
        }
        Reply<Place> reply = new Reply.Lost<>("unreadable");
        try {
            reply = call.get();
            return reply;
        } finally {
            turns.over(
                    key, lane, reply instanceof Reply.Throttled<Place> no ? Optional.of(no.pause()) : Optional.empty());
        }
    }
}
