package io.enidetach.cloud.tencent.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets calls through at the pace of {@link Pace}, by their {@link Urgency} and in the order in which they came; after the
 * cloud said "too many calls" all but the first kind go at the pace of {@link Slowdown}. One budget serves everything that
 * calls the cloud in this process. Thread-safe.
 */
final class CallBudget {
    /** So many that watch go before one that asks a task, which would never have its turn while very many are watched. */
    private static final int PASSED_OVER_MAX = 9;

    private static final List<Urgency> USUAL = List.of(Urgency.values());
    private static final List<Urgency> LAST_BEFORE_LATER = List.of(Urgency.FIRST, Urgency.LAST, Urgency.LATER);

    private final Pace pace;
    private final Slowdown slowdown;
    private final Duration patience;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Urgency, Queue<Object>> waiting = new EnumMap<>(Urgency.class);
    private int passedOver;

    /** @param nanos a monotonic source of nanoseconds */
    CallBudget(CallLimits limits, LongSupplier nanos) {
        this.pace = new Pace(limits.callsPerSecond());
        this.slowdown = new Slowdown(limits.callsPerSecond());
        this.patience = limits.patience();
        this.nanos = nanos;
        for (Urgency urgency : Urgency.values()) {
            waiting.put(urgency, new ArrayDeque<>());
        }
    }

    /** Waits for a turn, at most as long as the limits' patience; empty when it did not come. */
    Optional<Turn> take(Urgency urgency) throws InterruptedException {
        Object ticket = new Object();
        lock.lockInterruptibly();
        waiting.get(urgency).add(ticket);
        try {
            long deadline = nanos.getAsLong() + patience.toNanos();
            while (true) {
                long now = nanos.getAsLong();
                long wait = isNext(ticket) ? waitAt(urgency, now) : Pace.NOT_YET;
                if (wait <= 0) {
                    grant(urgency, now);
                    return Optional.of(new Turn());
                }
                long left = deadline - now;
                if (left <= 0) {
                    return Optional.empty();
                }
                changed.awaitNanos(Math.min(wait, left));
            }
        } finally {
            waiting.get(urgency).remove(ticket);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** About how long a call would wait for its turn, behind those that wait and {@code more}; zero when it could go now. */
    Duration untilTurn(Urgency urgency, int more) {
        lock.lock();
        try {
            long wait = waitAt(urgency, nanos.getAsLong());
            long interval = Math.max(pace.interval(), urgency == Urgency.FIRST ? 0 : slowdown.interval());
            long ahead = more
                    + USUAL.subList(0, urgency.ordinal() + 1).stream()
                            .mapToInt(kind -> waiting.get(kind).size())
                            .sum();
            return Duration.ofNanos(Math.max(0, wait == Pace.NOT_YET ? interval : wait) + ahead * interval);
        } finally {
            lock.unlock();
        }
    }

    private long waitAt(Urgency urgency, long now) {
        long wait = pace.waitAt(now);
        return urgency == Urgency.FIRST ? wait : Math.max(wait, slowdown.waitAt(now));
    }

    private void grant(Urgency urgency, long now) {
        pace.grant(now);
        if (urgency != Urgency.FIRST) {
            slowdown.grant(now);
            boolean passes =
                    urgency == Urgency.LATER && !waiting.get(Urgency.LAST).isEmpty();
            passedOver = passes ? passedOver + 1 : 0;
        }
    }

    /** The cloud said that there are too many calls: what nobody waits for goes half as fast for a while. */
    void throttled() {
        lock.lock();
        try {
            slowdown.throttled(nanos.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    private boolean isNext(Object ticket) {
        for (Urgency urgency : passedOver < PASSED_OVER_MAX ? USUAL : LAST_BEFORE_LATER) {
            Object head = waiting.get(urgency).peek();
            if (head != null) {
                return head == ticket;
            }
        }
        return false;
    }

    /** How many wait; for tests. */
    int waiters() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(Queue::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /** The right to one call. It holds its place in the window until it is said to be sent, or closed. */
    final class Turn implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private Pace.Sent call;

        private Turn() {}

        void sent() {
            if (!over.compareAndSet(false, true)) {
                return;
            }
            lock.lock();
            try {
                call = pace.sent(nanos.getAsLong());
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** The answer begins; it was sent before. */
        void answered() {
            lock.lock();
            try {
                if (call != null) {
                    pace.answered(call, nanos.getAsLong());
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            sent();
        }
    }
}
