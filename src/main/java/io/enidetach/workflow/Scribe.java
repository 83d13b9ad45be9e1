package io.enidetach.workflow;

import io.enidetach.request.RequestId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has told what one look showed: of several requests beside each other, since what is written at the same time shares a
 * flush of the disk, of one request one after the other. What a telling throws is only logged: the next look sees it again.
 */
final class Scribe {
    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

    private final Executor threads;
    private final Map<RequestId, CompletableFuture<Void>> begun = new HashMap<>();

    Scribe(Executor threads) {
        this.threads = threads;
    }

    /** Tells it now. */
    static void tell(Watched watched, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: what was seen of {} could not be written",
                    watched.request(),
                    watched.sought().eni(),
                    e);
        }
    }

    /** Begins to tell it; not any more when the threads take no work, since then the bot ends. */
    void begin(Watched watched, Runnable telling) {
        Runnable guarded = () -> tell(watched, telling);
        try {
            CompletableFuture<Void> before = begun.get(watched.request());
            begun.put(
                    watched.request(),
                    before == null
                            ? CompletableFuture.runAsync(guarded, threads)
                            : before.thenRunAsync(guarded, threads));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: to be seen again after a start", watched.request());
        }
    }

    /** Waits until all is told; an interrupt ends the wait and is kept. */
    void await() {
        try {
            for (CompletableFuture<Void> telling : begun.values()) {
                telling.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            LOG.debug("to be seen again after a start", e);
        }
    }
}
