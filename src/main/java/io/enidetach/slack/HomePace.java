package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When whose home tab is drawn again: at most once in {@link #LEAST} a person, and nobody's whom it was not shown to lately. */
final class HomePace {
    static final Duration LEAST = Duration.ofSeconds(5);
    /** For so long after it was opened a tab is kept up to date. */
    static final Duration WATCHED = Duration.ofHours(8);

    private static final int PEOPLE_MAX = 200;

    private final Clock clock;
    private final Cache<String, Tab> tabs =
            Caffeine.newBuilder().maximumSize(PEOPLE_MAX).build();

    HomePace(Clock clock) {
        this.clock = clock;
    }

    private record Tab(Instant opened, Instant next, boolean waiting) {}

    /** Somebody looks at it: how long until it may be drawn; nothing when a drawing is on its way already. */
    synchronized Optional<Duration> opened(String person) {
        Instant now = clock.instant();
        Tab was = tabs.getIfPresent(person);
        tabs.put(person, new Tab(now, was == null ? now : was.next(), was != null && was.waiting()));
        return changed(person);
    }

    /** What it shows may have changed; the same answer, and nothing for who has not opened it. */
    synchronized Optional<Duration> changed(String person) {
        Instant now = clock.instant();
        Tab tab = tabs.getIfPresent(person);
        if (tab == null || tab.waiting()) {
            return Optional.empty();
        }
        if (now.isAfter(tab.opened().plus(WATCHED))) {
            tabs.invalidate(person);
            return Optional.empty();
        }
        tabs.put(person, new Tab(tab.opened(), tab.next(), true));
        Duration pause = Duration.between(now, tab.next());
        return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    }

    /** A drawing begins: what changes from here on is for the next one. */
    synchronized void begins(String person) {
        Tab tab = tabs.getIfPresent(person);
        if (tab != null) {
            tabs.put(person, new Tab(tab.opened(), clock.instant().plus(LEAST), false));
        }
    }

    /** Those whose tab is kept up to date. */
    List<String> people() {
        return List.copyOf(tabs.asMap().keySet());
    }
}
