package io.enidetach.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns under a limit of so many calls in any window of time, for each key on its own. Who comes when none is free is
 * told how long to wait and has a turn then, in the order of coming. The window of a call begins when its answer is
 * there, since only then the other side has counted it for certain. Thread-safe.
 */
final class Turns {
    /** While a call is under way nobody knows when its window begins. */
    private static final Duration LOOK = Duration.ofMillis(200);
    /** No turn is further away than this; what seems to be comes from a clock that was set back. */
    private static final Duration FURTHEST = Duration.ofMinutes(20);

    private static final int KEYS_BEFORE_TIDYING = 500;

    private final int calls;
    private final Duration window;
    private final Clock clock;
    private final Map<String, List<Turn>> queues = new HashMap<>();

    /** {@code at}: when it is to begin; once it is {@code over}, when it ended. */
    private static final class Turn {
        private final String who;
        private Instant at;
        private boolean running;
        private boolean over;

        Turn(String who, Instant at) {
            this.who = who;
            this.at = at;
        }
    }

    Turns(int calls, Duration window, Clock clock) {
        this.calls = calls;
        this.window = window;
        this.clock = clock;
    }

    /** Nothing: it may begin, and {@link #over} has to be called after it. Else how long to wait. */
    synchronized Optional<Duration> take(String key, String who) {
        Instant now = clock.instant();
        if (queues.size() > KEYS_BEFORE_TIDYING) {
            queues.values().removeIf(queue -> tidy(queue, now).isEmpty());
        }
        List<Turn> queue = tidy(queues.computeIfAbsent(key, k -> new ArrayList<>()), now);
        int place = place(queue, who, now);
        Instant free = free(queue, place, now);
        Turn mine = queue.get(place);
        mine.at = free;
        if (free.isAfter(now)) {
            return Optional.of(Duration.between(now, free));
        }
        mine.running = true;
        // Whoever did not come for an earlier turn has lost it, else two would go at once when they do.
        queue.subList(0, place).removeIf(turn -> !turn.running && !turn.over);
        return Optional.empty();
    }

    /** It has ended; {@code pause} is for how long the other side wants no more of its kind, if it said so. */
    synchronized void over(String key, String who, Optional<Duration> pause) {
        for (Turn turn : queues.getOrDefault(key, List.of())) {
            if (turn.running && turn.who.equals(who)) {
                turn.running = false;
                turn.over = true;
                Instant now = clock.instant();
                turn.at = pause.map(p -> now.plus(p).minus(window))
                        .filter(now::isBefore)
                        .orElse(now);
            }
        }
    }

    private static int place(List<Turn> queue, String who, Instant now) {
        for (int i = 0; i < queue.size(); i++) {
            Turn turn = queue.get(i);
            if (turn.who.equals(who) && !turn.running && !turn.over) {
                return i;
            }
        }
        queue.add(new Turn(who, now));
        return queue.size() - 1;
    }

    private Instant free(List<Turn> queue, int place, Instant now) {
        if (place < calls) {
            return now;
        }
        Turn before = queue.get(place - calls);
        Instant ends = before.at.plus(window);
        Instant soonest = before.running ? now.plus(LOOK) : now;
        return ends.isAfter(soonest) ? ends : soonest;
    }

    private List<Turn> tidy(List<Turn> queue, Instant now) {
        if (queue.stream().anyMatch(turn -> turn.at.isAfter(now.plus(FURTHEST)))) {
            queue.clear();
        }
        Iterator<Turn> turns = queue.iterator();
        while (turns.hasNext()) {
            Turn first = turns.next();
            if (first.running || first.at.plus(window).isAfter(now)) {
                return queue;
            }
            turns.remove();
        }
        return queue;
    }
}
