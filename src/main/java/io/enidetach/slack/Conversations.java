package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enidetach.slack.api.ChannelFacts;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.SlackErrors;
import io.enidetach.slack.api.WebApi;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What is known of conversations and of the messages in them. What could not be read is not remembered. Thread-safe. */
final class Conversations {
    /** So that a burst of requests in one channel does not ask about it each time: Slack takes 50 such calls a minute. */
    private static final Duration KEPT = Duration.ofSeconds(3);

    private static final int CHANNELS_MAX = 1_000;
    private static final int LINKS_MAX = 2_000;

    private final WebApi api;
    private final Cache<String, ChannelFacts> facts;
    private final Cache<String, String> links =
            Caffeine.newBuilder().maximumSize(LINKS_MAX).build();

    Conversations(WebApi api, Clock clock) {
        this.api = api;
        this.facts = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(KEPT)
                .maximumSize(CHANNELS_MAX)
                .build();
    }

    /** From a reading that is a few seconds old at most. */
    Reply<ChannelFacts> facts(String id) {
        ChannelFacts known = facts.getIfPresent(id);
        if (known != null) {
            return new Reply.Done<>(known);
        }
        Reply<ChannelFacts> reply = api.channel(id);
        reply.done().ifPresent(read -> facts.put(id, read));
        return reply;
    }

    /** Whether a message was deleted, from a reading of this moment; not while Slack does not say. */
    boolean isGone(String channel, String ts) {
        Reply<String> reply = api.permalink(channel, ts);
        return reply instanceof Reply.Refused<String> no && SlackErrors.of(no.code()) == SlackErrors.Meaning.GONE;
    }

    /** The web address of a message, where Slack tells it; it never changes. */
    Optional<String> link(String channel, String ts) {
        String place = channel + " " + ts;
        return Optional.ofNullable(
                links.get(place, p -> api.permalink(channel, ts).done().orElse(null)));
    }
}
