package io.enidetach.sandbox.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Windows of a minute for each method, and of a second for each conversation that is posted to. Generous until told. */
final class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int GENEROUS = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> windows = new HashMap<>();
    private final Map<String, Integer> chosen = new HashMap<>();
    private boolean strict;
    private int burst;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Slack's published tiers, each with room for {@code extra} more calls in its window. */
    synchronized void strict(int extra) {
        strict = true;
        burst = extra;
    }

    synchronized void perMinute(String method, int calls) {
        chosen.put(method, calls);
    }

    /** Seconds to wait, when the call is one too many; otherwise the call is counted. */
    synchronized OptionalLong admit(ApiMethod method, String channel) {
        int perMinute = chosen.getOrDefault(method.wire, strict ? method.perMinute + burst : GENEROUS);
        OptionalLong wait = count(method.wire, perMinute, MINUTE);
        if (wait.isPresent() || method != ApiMethod.POST_MESSAGE) return wait;
        return count(method.wire + " " + channel, strict ? 1 + burst : GENEROUS, SECOND);
    }

    private OptionalLong count(String key, int allowed, Duration window) {
        Instant now = clock.instant();
        Deque<Instant> calls = windows.computeIfAbsent(key, k -> new ArrayDeque<>());
        while (!calls.isEmpty() && !calls.peekFirst().plus(window).isAfter(now)) calls.pollFirst();
        if (calls.size() < allowed) {
            calls.addLast(now);
            return OptionalLong.empty();
        }
        Instant free = calls.isEmpty() ? now.plus(window) : calls.peekFirst().plus(window);
        return OptionalLong.of(
                Math.max(1, Duration.between(now, free).plusMillis(999).toSeconds()));
    }
}
