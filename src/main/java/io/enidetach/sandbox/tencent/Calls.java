package io.enidetach.sandbox.tencent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The calls that reached the cloud, refused ones too, and a counter per action. Thread-safe. */
public final class Calls {
    private static final int REMEMBERED_CALLS = 10_000;

    private final Deque<Call> last = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

    /** The last 10,000 calls, oldest first. */
    public synchronized List<Call> all() {
        return List.copyOf(last);
    }

    /** How many calls of this action came, whatever became of them. */
    public synchronized int count(String action) {
        return counts.getOrDefault(action, 0);
    }

    public synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Called for each call once its answer is known and before it is sent. */
    public void onCall(Consumer<Call> listener) {
        listeners.add(listener);
    }

    /** Forgets calls and counters. */
    public synchronized void clear() {
        last.clear();
        counts.clear();
    }

    void add(Call call) {
        synchronized (this) {
            if (last.size() == REMEMBERED_CALLS) {
                last.removeFirst();
            }
            last.add(call);
            counts.merge(call.action(), 1, Integer::sum);
        }
        listeners.forEach(listener -> listener.accept(call));
    }
}
