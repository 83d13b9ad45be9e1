package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enidetach.request.Person;
import io.enidetach.workflow.Rebuffs;
import java.time.Duration;

/** Payloads that change nothing need no database to be followed once: this process remembers them for a while. */
final class OnceHere {
    private static final int KEYS_MAX = 10_000;
    /** Longer than a signature is taken for fresh. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Cache<String, Boolean> seen =
            Caffeine.newBuilder().maximumSize(KEYS_MAX).expireAfterWrite(KEPT).build();

    private final Rebuffs rebuffs;

    /** @param rebuffs is told of what comes again */
    OnceHere(Rebuffs rebuffs) {
        this.rebuffs = rebuffs;
    }

    /** Whether the key of this person's payload comes for the first time. */
    boolean first(String key, Person by) {
        boolean first = seen.asMap().putIfAbsent(key, true) == null;
        if (!first) {
            rebuffs.turnedAway(Rebuffs.Why.REPEATED, by.id());
        }
        return first;
    }
}
