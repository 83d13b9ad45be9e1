package io.enidetach.workflow;

import io.enidetach.request.EniId;
import io.enidetach.request.Region;
import io.enidetach.request.RequestId;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the {@link Lookout} has to look at and when. Times are nanoseconds of one monotonic source. Thread-safe. */
final class Board {
    /** Far longer than their timers need to tell of them again. */
    private static final long FORGOTTEN_AFTER = Duration.ofMinutes(3).toNanos();

    private final Glances glances;
    private final Map<Key, Entry> entries = new HashMap<>();

    private record Key(Region region, EniId eni) {
        static Key of(Watched watched) {
            return new Key(watched.region(), watched.sought().eni());
        }
    }

    /** One ENI; {@code slack} is how much too early a look may come that is made for others. */
    private static final class Entry {
        private Watched watched;
        private long told;
        private long beganAt;
        private long dueAt;
        private long slack;
        private long taskDueAt;
        private boolean busy;
        private boolean absent;
        private boolean sighted;
        private long sightedAt;

        private Entry(long now) {
            dueAt = now;
            taskDueAt = now;
        }

        private boolean isOf(RequestId request) {
            return watched.request().equals(request);
        }

        private void sightedLike(Entry other) {
            sighted = other.sighted;
            sightedAt = other.sightedAt;
        }
    }

    Board(Glances glances) {
        this.glances = glances;
    }

    /** Exactly these of the request, for a while. What is new or has changed is due at once. */
    synchronized void put(RequestId request, List<Watched> watched, long now) {
        Map<Key, Entry> changed = new HashMap<>();
        entries.forEach((key, e) -> {
            if (e.isOf(request) && !watched.contains(e.watched)) {
                changed.put(key, e);
            }
        });
        entries.keySet().removeAll(changed.keySet());
        for (Watched one : watched) {
            Entry entry = entries.compute(
                    Key.of(one), (key, old) -> old == null || !old.isOf(request) ? new Entry(now) : old);
            Optional.ofNullable(changed.get(Key.of(one))).ifPresent(entry::sightedLike);
            entry.watched = one;
            entry.told = now;
        }
        notifyAll();
    }

    /**
     * Those that are due, with those that nearly are, longest first; none when nothing is due.
     *
     * @param proofsFirst before all others those whose end was sighted
     */
    synchronized List<Watched> due(long now, boolean proofsFirst) {
        entries.values().removeIf(e -> now - e.told > FORGOTTEN_AFTER);
        if (entries.values().stream().noneMatch(e -> !e.busy && e.dueAt - now <= 0)) {
            return List.of();
        }
        return entries.values().stream()
                .filter(e -> !e.busy && e.dueAt - e.slack - now <= 0)
                .sorted(Comparator.comparing((Entry e) -> !(proofsFirst && e.sighted))
                        .thenComparingLong(e -> e.dueAt - now))
                .map(e -> e.watched)
                .toList();
    }

    /** A look at them begins. */
    synchronized void busy(List<Watched> watched, long now) {
        watched.forEach(w -> entry(w).ifPresent(e -> {
            e.busy = true;
            e.beganAt = now;
        }));
    }

    /** They were looked at; pauses count from the beginning of that look. */
    synchronized void rested(List<Watched> watched) {
        for (Watched one : watched) {
            entry(one).filter(e -> e.busy).ifPresent(e -> {
                long pause = (e.absent ? glances.pauseWithoutIt() : pause(e)).toNanos();
                e.busy = false;
                e.absent = false;
                e.slack = e.sighted ? 0 : pause / 2;
                e.dueAt = e.beganAt + pause;
                if (e.sighted && e.sightedAt + pause - e.beganAt > 0) {
                    e.dueAt = e.sightedAt + pause;
                }
            });
        }
        notifyAll();
    }

    /** An answer came without it. */
    synchronized void absent(Watched watched) {
        entry(watched).ifPresent(e -> e.absent = true);
    }

    synchronized boolean mayAskTask(Watched watched, long now) {
        return entry(watched).map(e -> e.taskDueAt - now <= 0).orElse(false);
    }

    synchronized void taskAsked(Watched watched, long now) {
        entry(watched).ifPresent(e -> e.taskDueAt = now + pause(e).toNanos());
    }

    synchronized int size() {
        return entries.size();
    }

    /** Waits until something may be due, at most that long. */
    synchronized void await(long now, Duration most) throws InterruptedException {
        long next = entries.values().stream()
                .filter(e -> !e.busy)
                .mapToLong(e -> e.dueAt - now)
                .min()
                .orElse(Long.MAX_VALUE);
        await(Duration.ofNanos(Math.min(most.toNanos(), next)));
    }

    /** Waits, at most that long. */
    synchronized void await(Duration most) throws InterruptedException {
        if (!most.isNegative()) {
            wait(most.toMillis() + 1);
        }
    }

    synchronized void wake() {
        notifyAll();
    }

    /** It was seen as wished: whether that proves it, since it was so a while ago too and was not seen otherwise since. */
    synchronized boolean proves(Watched watched, long now) {
        return entry(watched)
                .map(e -> {
                    boolean proof = e.sighted
                            && now - e.sightedAt >= glances.pauseForProof().toNanos();
                    e.sightedAt = e.sighted ? e.sightedAt : now;
                    e.sighted = true;
                    return proof;
                })
                .orElse(false);
    }

    /** It was seen unchanged. */
    synchronized void unchanged(Watched watched) {
        entry(watched).ifPresent(e -> e.sighted = false);
    }

    /** Whether it was last seen as wished. */
    synchronized boolean isSighted(Watched watched) {
        return entry(watched).map(e -> e.sighted).orElse(false);
    }

    private Duration pause(Entry entry) {
        return entry.sighted ? glances.pauseForProof() : glances.pause(entry.watched, entries.size());
    }

    private Optional<Entry> entry(Watched watched) {
        return Optional.ofNullable(entries.get(Key.of(watched)));
    }
}
