package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The lock of a workspace and the news about it. Every part of the state is read and written while this object's monitor
 * is held, so that a listener sees changes in the order in which they happened and a waiter misses none.
 */
final class Changes {
    private final List<Consumer<ObjectNode>> listeners = new CopyOnWriteArrayList<>();

    void listen(Consumer<ObjectNode> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<ObjectNode> listener) {
        listeners.remove(listener);
    }

    /** Listeners run on the changing thread under the lock: they must hand over and return. */
    synchronized void publish(String type, ObjectNode details) {
        ObjectNode change = details.deepCopy();
        change.put("type", type);
        for (Consumer<ObjectNode> listener : listeners) listener.accept(change);
        notifyAll();
    }

    /** Waits in real time, whatever the workspace's clock says. */
    synchronized <T> T await(Supplier<Optional<T>> look, Duration atMost, Supplier<String> otherwise) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) return found.get();
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) throw new IllegalStateException(otherwise.get());
            try {
                wait(leftMillis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the workspace", stopped);
            }
        }
    }
}
