package io.enidetach.workflow;

import io.enidetach.request.Timer;
import java.time.Instant;
import java.util.Optional;

/** Runs timers that the ledger stored: each when due, one process at a time, again after a crash or an exception. */
public interface Clockwork extends AutoCloseable {

    /** Starts to run what is due; call once. */
    void start(Handler handler);

    /** Takes no new work, waits for what runs up to the grace period given at construction. */
    @Override
    void close();

    /** What to do for a due timer. */
    @FunctionalInterface
    interface Handler {
        /** Does it; answers when to run the same timer again, or nothing when it is done with. */
        Optional<Instant> run(Timer timer);
    }
}
