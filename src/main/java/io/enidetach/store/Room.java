package io.enidetach.store;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * Room for so many executions at once. Who finds none is given a turn to come again, each a little after the one before,
 * so that asking costs the same however many wait.
 */
final class Room {
    private static final Duration SOONEST = Duration.ofMillis(200);
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(25);
    /** Two threads may ask in another order than they read the clock, but not by more than this. */
    private static final Duration DISORDER = Duration.ofSeconds(1);

    private final Semaphore free;
    private Instant lastTurn = Instant.EPOCH;
    private Instant lastAsked = Instant.EPOCH;

    Room(int most) {
        free = new Semaphore(most);
    }

    /** Whether there was room; then {@link #leave} follows. */
    boolean enter() {
        return free.tryAcquire();
    }

    boolean isFull() {
        return free.availablePermits() == 0;
    }

    void leave() {
        free.release();
    }

    /** When somebody who found no room may come again. */
    synchronized Instant turn(Instant now) {
        boolean setBack = now.isBefore(lastAsked.minus(DISORDER));
        lastAsked = now;
        Instant soonest = now.plus(SOONEST);
        Instant next = lastTurn.plus(BETWEEN_TURNS);
        lastTurn = next.isAfter(soonest) && !setBack ? next : soonest;
        return lastTurn;
    }
}
