package io.enidetach.store;

import io.enidetach.request.Timer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Room in this process for each kind of timer. */
final class Rooms {
    static final int THREADS = 32;
    /** What waits for the cloud may not take the threads of people's clicks, of messages and of deadlines. */
    private static final Set<Timer.Kind> FOR_THE_CLOUD =
            EnumSet.of(Timer.Kind.INSPECT, Timer.Kind.SUBMIT, Timer.Kind.WATCH);

    private static final int FOR_THE_CLOUD_MOST = 16;

    private final Room forTheCloud = new Room(FOR_THE_CLOUD_MOST);
    private final Room forPeople = new Room(THREADS);

    Room of(Timer.Kind kind) {
        return FOR_THE_CLOUD.contains(kind) ? forTheCloud : forPeople;
    }

    /** When to begin a new timer: at its time, but not just to find no room. */
    Instant beginOf(Timer timer, Instant now) {
        Room room = of(timer.kind());
        return timer.at().isAfter(now) || !room.isFull() ? timer.at() : room.turn(now);
    }
}
