package io.enidetach.sandbox.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** Ids, secrets and message timestamps: unique for the life of a workspace, and the same for the same seed and clock. */
final class Ids {
    private static final String UPPER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String MIXED = UPPER + "abcdefghijklmnopqrstuvwxyz";

    private final Clock clock;
    private final Random random;
    private long lastMicros;

    Ids(Clock clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** Seconds and microseconds, six digits, never the same twice and never going back, whatever the clock does. */
    synchronized String nextTs() {
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        lastMicros = Math.max(micros, lastMicros + 1);
        return String.format("%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
    }

    /** Such as {@code D0K3Q9M7TZ1}: the prefix, then ten characters. */
    String next(String prefix) {
        return prefix + "0" + letters(UPPER, 9);
    }

    String secret(int length) {
        return letters(MIXED, length);
    }

    String hex(int length) {
        return letters("0123456789abcdef", length);
    }

    String digits(int length) {
        return letters("123456789", length);
    }

    private synchronized String letters(String alphabet, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return out.toString();
    }
}
