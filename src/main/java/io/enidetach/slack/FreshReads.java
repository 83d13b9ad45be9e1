package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Readings that began after a given moment. Whoever asks while a reading runs that began too early waits for the next
 * one together with all others who do, so at most two readings of a key run or wait at a time.
 */
final class FreshReads<V> {
    private static final int KEYS_MAX = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Function<String, V> read;
    private final Clock clock;
    private final Cache<String, Slot<V>> slots =
            Caffeine.newBuilder().maximumSize(KEYS_MAX).expireAfterAccess(KEPT).build();

    FreshReads(Function<String, V> read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    /** Blocks for as long as two readings take at most. */
    V since(String key, Instant moment) {
        Slot<V> slot = slots.get(key, k -> new Slot<>());
        Reading<V> mine;
        boolean lead = false;
        synchronized (slot) {
            if (slot.latest != null && isSince(moment, slot.latest.began)) {
                mine = slot.latest;
            } else {
                lead = slot.next == null;
                slot.next = lead ? new Reading<>() : slot.next;
                mine = slot.next;
            }
        }
        if (lead) {
            lead(slot, mine, key);
        }
        return mine.result.join();
    }

    // A beginning in the future: the clock was set back meanwhile, and nobody knows how old that reading is.
    private boolean isSince(Instant moment, Instant began) {
        return began.isAfter(moment) && !began.isAfter(clock.instant());
    }

    private void lead(Slot<V> slot, Reading<V> mine, String key) {
        try {
            Reading<V> before;
            synchronized (slot) {
                before = slot.latest;
            }
            if (before != null) {
                before.result.exceptionally(e -> null).join();
            }
            synchronized (slot) {
                mine.began = clock.instant();
                slot.latest = mine;
                slot.next = null;
            }
            mine.result.complete(read.apply(key));
        } catch (RuntimeException e) {
            mine.result.completeExceptionally(e);
        }
    }

    private static final class Slot<V> {
        private Reading<V> latest;
        private Reading<V> next;
    }

    private static final class Reading<V> {
        private final CompletableFuture<V> result = new CompletableFuture<>();
        private Instant began = Instant.MAX;
    }
}
