package io.enidetach.slack;

import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.api.WebApi.Place;
import io.enidetach.slack.words.Message;
import java.util.Optional;

/** Sends worded messages: no unfurling, no names turned into mentions, blocks and metadata as worded. */
final class Sender {
    private static final String PARSE = "none";

    private final WebApi api;

    Sender(WebApi api) {
        this.api = api;
    }

    /** To a channel, or with a user's ID as a direct message of the bot. */
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

    Reply<Place> update(String channel, String ts, Message message) {
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
}
