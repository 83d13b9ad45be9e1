package io.enidetach.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Loads of commands: as many as are answered one after the other on each of several lanes, or so many a second. */
final class Load {
    private static final int OK = 200;
    private final int lanes;
    private final Duration time;

    Load(int lanes, Duration time) {
        this.lanes = lanes;
        this.time = time;
    }

    /** Sends one command and says whether it was acknowledged; one for each lane. */
    interface Lane extends AutoCloseable {
        boolean command() throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Commands over HTTP connections that are kept. */
    static Lane http(int port, SlashCommands commands) {
        try {
            KeptConnection connection = new KeptConnection(port);
            return new Lane() {
                @Override
                public boolean command() throws IOException {
                    return connection.exchange(commands.next()) == OK;
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each lane sends its next command when its last one was answered. */
    Figures closedLoop(IntFunction<Lane> lane) throws Exception {
        return run(lane, () -> System.nanoTime());
    }

    /**
     * So many commands a second whatever the answers do, as long as the lanes suffice. A command that had to wait for a
     * lane counts from when it was due.
     */
    Figures paced(int perSecond, IntFunction<Lane> lane) throws Exception {
        long between = Duration.ofSeconds(1).toNanos() / perSecond;
        AtomicLong next = new AtomicLong(System.nanoTime());
        return run(lane, () -> {
            long due = next.getAndAdd(between);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            return due;
        });
    }

    private interface Start {
        /** When the next command begins, in nanoseconds; comes back when it may. */
        long await();
    }

    private record Told(List<Long> nanos, int failed) {}

    private Figures run(IntFunction<Lane> lane, Start start) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            long began = System.nanoTime();
            long end = began + time.toNanos();
            List<Callable<Told>> each = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                int number = i;
                each.add(() -> told(lane.apply(number), start, end));
            }
            List<Long> all = new ArrayList<>();
            int failed = 0;
            for (Future<Told> part : threads.invokeAll(each)) {
                all.addAll(part.get().nanos());
                failed += part.get().failed();
            }
            return Figures.of(all, failed, Duration.ofNanos(System.nanoTime() - began));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Told told(Lane lane, Start start, long end) throws Exception {
        List<Long> nanos = new ArrayList<>();
        int failed = 0;
        try (lane) {
            while (true) {
                long began = start.await();
                if (began >= end) {
                    return new Told(nanos, failed);
                }
                if (lane.command()) {
                    nanos.add(System.nanoTime() - began);
                } else {
                    failed++;
                }
            }
        }
    }
}
