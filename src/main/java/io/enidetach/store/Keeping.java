package io.enidetach.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How long what was done stays in the database.
 *
 * @param requests how long ended requests stay; messages and clicks stay as long, but a week at most
 * @param audit how long entries of the record stay; empty: for ever
 */
public record Keeping(Duration requests, Optional<Duration> audit) {
    private static final Duration SETTLED_MOST = Duration.ofDays(7);

    /** What the bot does when nobody says otherwise. */
    public static Keeping standard() {
        return new Keeping(Duration.ofDays(90), Optional.empty());
    }

    /** How long a settled message and a carried-out instruction stay, for people who look into the database. */
    Duration settled() {
        return requests.compareTo(SETTLED_MOST) < 0 ? requests : SETTLED_MOST;
    }
}
