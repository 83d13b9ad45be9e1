package io.enidetach.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The real time and what a test turned it by, for whole bots, which cannot live while time stands still. */
public final class TickingClock extends Clock {
    private final AtomicReference<Duration> turned = new AtomicReference<>(Duration.ZERO);

    /** Turns it on, or back by a negative time. */
    public void advance(Duration by) {
        turned.accumulateAndGet(by, Duration::plus);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(turned.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
