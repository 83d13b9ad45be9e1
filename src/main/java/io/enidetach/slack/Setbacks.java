package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.SlackErrors;
import io.enidetach.workflow.Messenger.Delivery;
import java.time.Duration;

/** Turns what Slack did not take into a delivery's end: a pause that grows with each setback of the lane, or giving up. */
final class Setbacks {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final int LANES_MAX = 10_000;
    private static final int DOUBLINGS_MAX = 6;

    private final Cache<String, Integer> inARow = Caffeine.newBuilder()
            .maximumSize(LANES_MAX)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** The lane got a message through. */
    void over(String lane) {
        inARow.invalidate(lane);
    }

    Delivery of(String lane, Reply<?> reply) {
        if (reply instanceof Reply.Throttled<?> throttled) {
            return new Delivery.Later(throttled.pause(), reply.code());
        }
        boolean passing = reply instanceof Reply.Lost<?> || SlackErrors.of(reply.code()) == SlackErrors.Meaning.AGAIN;
        if (!passing) {
            inARow.invalidate(lane);
            return new Delivery.Undeliverable(reply.code());
        }
        int count = inARow.asMap().merge(lane, 1, Integer::sum);
        Duration pause = FIRST.multipliedBy(1L << Math.min(count - 1, DOUBLINGS_MAX));
        return new Delivery.Later(pause.compareTo(MOST) > 0 ? MOST : pause, reply.code());
    }
}
