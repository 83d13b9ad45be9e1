package io.enidetach.workflow;

import java.time.Clock;
import java.time.Duration;

/**
 * How often to look: as fast as set at first, slower with the age of the ask, since what runs for minutes is not missed
 * by seconds; not as slow while few are watched.
 */
record Glances(Clock clock, Duration least) {
    private static final int SLOWING = 40;
    private static final int FEW = 20;
    private static final Duration PROOF_AFTER = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Duration MOST_WHILE_FEW = Duration.ofSeconds(3);

    /** The pause until the next look at it, when so many are watched in all. */
    Duration pause(Watched watched, int all) {
        Duration slower = Duration.between(watched.askedAt(), clock.instant()).dividedBy(SLOWING);
        return atLeast(shorter(slower, all <= FEW ? MOST_WHILE_FEW : MOST));
    }

    /** The pause after an answer without it: it may be gone, and looking for what is gone costs calls. */
    Duration pauseWithoutIt() {
        return atLeast(MOST);
    }

    /** How long after the first sighting of an end the second is made that proves it. */
    Duration pauseForProof() {
        return atLeast(PROOF_AFTER);
    }

    private Duration atLeast(Duration pause) {
        return pause.compareTo(least) > 0 ? pause : least;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
