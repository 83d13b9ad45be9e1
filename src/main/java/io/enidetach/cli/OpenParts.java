package io.enidetach.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, from bottom to top; closed from top to bottom, each part whatever becomes of the others. */
final class OpenParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /**
     * The same for a part that takes long to open: it is opened on a thread of its own, while others are. What is answered
     * waits for it, and throws what opening it threw.
     */
    <T extends AutoCloseable> Supplier<T> begin(Supplier<T> open) {
        FutureTask<T> opening = new FutureTask<>(open::get);
        Thread thread = new Thread(opening, "opening");
        thread.setDaemon(true);
        thread.start();
        parts.push(() -> {
            // Whoever still waits for a database that is away need not wait on.
            thread.interrupt();
            closed(opening);
        });
        return () -> opened(opening);
    }

    private static <T> T opened(FutureTask<T> opening) {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void closed(FutureTask<? extends AutoCloseable> opening) throws Exception {
        try {
            opening.get().close();
        } catch (ExecutionException e) {
            // It was never open.
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
            }
        }
    }
}
