package io.enidetach.workflow;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Look;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Sought;
import io.enidetach.cloud.TaskReading;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Region;
import io.enidetach.request.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the watched ENIs of all requests of this process together, so that many need few calls; an end counts once two
 * looks a while apart have shown it. It remembers nothing that matters: timers in the ledger tell it what to look at, again and again. What a look is at is chosen only when its
 * call can go soon: until then more ENIs become due and share it, and what is pressing need not queue behind what is not.
 */
final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    /** Enough to use ten calls a second when each, with writing down what it showed, takes 800 ms. */
    private static final int LOOKS_AT_ONCE = 8;

    /** More than that wait for each other in the database all the same. */
    private static final int WRITES_AT_ONCE = 16;

    /** One round in so many begins with what waits longest, lest the proofs of one place keep all others waiting. */
    private static final int LONGEST_FIRST = 4;

    /** So long before its turn a look begins, lest the turn find nobody. */
    private static final Duration SOON = Duration.ofMillis(20);

    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final CloudReader cloud;
    private final Report report;
    private final Board board;
    private final TaskTurns turns = new TaskTurns();
    private final Semaphore free = new Semaphore(LOOKS_AT_ONCE);
    private final ExecutorService threads;
    private final LongSupplier nanos;
    /** Looks that begin and do not wait for their turn yet. */
    private final AtomicInteger beginning = new AtomicInteger();

    private boolean begun;
    private int rounds;

    /** Who decides what follows from what was seen. May be called by several threads at once, and may throw. */
    interface Report {
        /** The ENI was in an answer as it was wished; a second look will be made before that counts. */
        void sighted(Watched watched, EniFacts facts);

        /** The ENI was in an answer: as it was wished, for the second time, or unchanged. */
        void seen(Watched watched, boolean done);

        /** What the cloud says of its task. */
        void task(Watched watched, TaskReading task);
    }

    /**
     * @param threads where it works: one of them goes round, others take looks, others write; closed with it
     * @param nanos a time that only goes forward, whatever the clock does
     */
    Lookout(CloudReader cloud, Report report, Glances glances, ExecutorService threads, LongSupplier nanos) {
        this.cloud = cloud;
        this.report = report;
        this.board = new Board(glances);
        this.threads = threads;
        this.nanos = nanos;
    }

    /** As many threads as it can use. */
    static ExecutorService threads() {
        AtomicInteger named = new AtomicInteger();
        return Executors.newFixedThreadPool(1 + LOOKS_AT_ONCE + WRITES_AT_ONCE, work -> {
            Thread thread = new Thread(work, "lookout-" + named.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** From now on looks at exactly these of the request, for a while. Starts looking with the first one. */
    synchronized void follow(RequestId request, List<Watched> watched) {
        board.put(request, watched, nanos.getAsLong());
        if (!begun && !watched.isEmpty() && !threads.isShutdown()) {
            begun = true;
            threads.execute(this::work);
        }
    }

    /** Whether it was as wished when it was last seen, though that is not proven yet. */
    boolean isSighted(Watched watched) {
        return board.isSighted(watched);
    }

    /** How many are looked at. */
    int size() {
        return board.size();
    }

    private void work() {
        while (!threads.isShutdown()) {
            try {
                free.acquire();
                free.release();
                Duration early = untilTurn();
                if (!early.isNegative()) {
                    board.await(early);
                } else if (!lookAround()) {
                    board.await(nanos.getAsLong(), IDLE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!threads.isShutdown()) {
                    LOG.error("the lookout stumbled", e);
                }
            }
        }
    }

    /** Begins as many looks as can be made now; whether there was one. */
    boolean lookAround() {
        boolean proofsFirst = rounds++ % LONGEST_FIRST != 0;
        Map<Region, List<Watched>> due = board.due(nanos.getAsLong(), proofsFirst).stream()
                .collect(Collectors.groupingBy(Watched::region, LinkedHashMap::new, Collectors.toList()));
        boolean any = false;
        for (Map.Entry<Region, List<Watched>> there : due.entrySet()) {
            List<Sought> sought = there.getValue().stream().map(Watched::sought).toList();
            for (Look look : cloud.looks(there.getKey(), sought)) {
                if (!untilTurn().isNegative() || !free.tryAcquire()) {
                    return any;
                }
                any = true;
                begin(look, there.getValue());
            }
        }
        return any;
    }

    /** How long until a look should begin; negative is now. */
    private Duration untilTurn() {
        return cloud.untilTurn(beginning.get()).minus(SOON);
    }

    private void begin(Look look, List<Watched> there) {
        Set<EniId> enis = look.sought().stream().map(Sought::eni).collect(Collectors.toCollection(HashSet::new));
        List<Watched> mine =
                there.stream().filter(w -> enis.contains(w.sought().eni())).toList();
        board.busy(mine, nanos.getAsLong());
        beginning.incrementAndGet();
        threads.execute(() -> {
            beginning.decrementAndGet();
            try {
                looked(look, mine).forEach(this::askTask);
            } catch (RuntimeException e) {
                LOG.error("a look at {} ENIs was broken off", mine.size(), e);
            } finally {
                free.release();
            }
        });
    }

    private List<Watched> looked(Look look, List<Watched> mine) {
        try {
            return take(look, mine);
        } finally {
            board.rested(mine);
        }
    }

    // Gives back those whose tasks are to be asked about, which need not keep the ENIs from the next look.
    // What was to be looked for is fixed before the look begins: a reading never counts for what was learnt after it.
    private List<Watched> take(Look look, List<Watched> mine) {
        Map<EniId, Watched> byId =
                mine.stream().collect(Collectors.toMap(w -> w.sought().eni(), Function.identity(), (one, same) -> one));
        List<Watched> unchanged = new ArrayList<>();
        Scribe scribe = new Scribe(threads);
        Set<EniId> told = new HashSet<>();
        look.take((id, reading) -> {
            Watched watched = byId.get(id);
            if (reading instanceof Reading.Absent) {
                return;
            }
            told.add(id);
            reading.seen().ifPresent(facts -> {
                if (watched.isDone(facts)) {
                    scribe.begin(watched, done(watched, facts));
                } else {
                    seenUnchanged(watched);
                    unchanged.add(watched);
                }
            });
        });
        mine.stream().filter(w -> !told.contains(w.sought().eni())).forEach(board::absent);
        scribe.await();
        int size = board.size();
        return turns.choose(unchanged, size, nanos.getAsLong(), board);
    }

    private Runnable done(Watched watched, EniFacts facts) {
        boolean proven = board.proves(watched, nanos.getAsLong());
        return proven ? () -> report.seen(watched, true) : () -> report.sighted(watched, facts);
    }

    private void seenUnchanged(Watched watched) {
        board.unchanged(watched);
        Scribe.tell(watched, () -> report.seen(watched, false));
    }

    private void askTask(Watched watched) {
        TaskReading reading = cloud.task(watched.region(), watched.task().orElseThrow());
        Scribe.tell(watched, () -> report.task(watched, reading));
    }

    @Override
    public void close() {
        threads.shutdown();
        board.wake();
        try {
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
