package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Payloads that change nothing need no database to be answered once: this process remembers them for a while. */
final class OnceHere {
    private static final int KEYS_MAX = 10_000;
    /** Longer than a signature is taken for fresh. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Cache<String, Boolean> seen =
            Caffeine.newBuilder().maximumSize(KEYS_MAX).expireAfterWrite(KEPT).build();

    /** Whether the key comes for the first time. */
    boolean first(String key) {
        return seen.asMap().putIfAbsent(key, true) == null;
    }
}
