package io.enidetach.sandbox.page;

import java.time.Duration;
import java.time.Instant;

/** The sandbox's clock, if whoever wires it lets people turn it. */
public interface TimeControl {
    Instant now();

    /** @param by never negative: time does not go back */
    void forward(Duration by);
}
