package io.enidetach.sandbox.tencent;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Nonces seen. They are remembered for twice the clock window, after which a replay fails on its timestamp. */
final class Nonces {
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final Map<String, Instant> seen = new HashMap<>();
    private Instant swept = Instant.MIN;

    /** False when this nonce came before. */
    synchronized boolean isNew(String nonce, Instant now) {
        if (swept.isBefore(now.minusSeconds(60))) {
            seen.values().removeIf(since -> since.isBefore(now.minus(MEMORY)));
            swept = now;
        }
        return seen.putIfAbsent(nonce, now) == null;
    }
}
