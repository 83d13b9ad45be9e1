package io.enidetach.workflow;

import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.Clue;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Target;
import io.enidetach.request.Channel;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Person;
import io.enidetach.request.Region;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import io.enidetach.workflow.Finding.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches all regions of the policy at once. The person first: who may detach nothing here finds nothing, and the cloud is
 * not asked. A search that takes too long goes on without anybody waiting, so that what it found is there for the next one.
 */
final class CloudSearch implements EniSearch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CloudSearch.class);
    /** Each keeps a thread of whoever asks waiting, and those are there for commands and clicks. */
    static final int SEARCHES_MAX = 6;

    private static final int THREADS_MAX = 32;
    private static final int FOUND_MAX = 100;
    private static final Findings NOTHING = new Findings(List.of(), true);
    private static final Findings TOO_LATE = new Findings(List.of(), false);

    private final CloudFinder cloud;
    private final LivePolicy policy;
    private final Directory directory;
    private final Duration within;
    private final Semaphore free = new Semaphore(SEARCHES_MAX);
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, THREADS_MAX, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "search");
                thread.setDaemon(true);
                return thread;
            });

    /** @param within the longest time that somebody waits for the answer */
    CloudSearch(CloudFinder cloud, LivePolicy policy, Directory directory, Duration within) {
        this.within = within;
        this.cloud = cloud;
        this.policy = policy;
        this.directory = directory;
    }

    /** A search by somebody in a channel, under one policy. */
    private record Quest(Subject by, Channel in, Clue clue, Rights rights) {}

    @Override
    public Findings find(Person by, Channel in, String text) {
        if (!free.tryAcquire()) {
            return TOO_LATE;
        }
        try {
            long now = System.nanoTime();
            // What the other regions found must still get through when one is late.
            Patience forRegions = new Patience(now + within.toNanos() / 10 * 9);
            return new Patience(now + within.toNanos())
                    .await(start(() -> everywhere(by, in, new Clue(text), forRegions)))
                    .orElse(TOO_LATE);
        } finally {
            free.release();
        }
    }

    private Findings everywhere(Person by, Channel in, Clue clue, Patience end) {
        Quest quest = new Quest(directory.subject(by), in, clue, Rights.now(policy));
        try {
            quest.rights().admit(quest.by(), in);
        } catch (Settled settled) {
            return settled.finding() instanceof Finding.RightsTrouble ? TOO_LATE : NOTHING;
        }
        List<Optional<Future<Findings>>> regions = quest.rights().regions().stream()
                .map(region -> start(() -> inRegion(quest, region)))
                .toList();
        List<Findings> found =
                regions.stream().map(one -> end.await(one).orElse(TOO_LATE)).toList();
        return new Findings(
                found.stream()
                        .flatMap(one -> one.candidates().stream())
                        .sorted(Comparator.comparing(candidate -> !isExact(clue, candidate)))
                        .limit(FOUND_MAX)
                        .toList(),
                found.stream().allMatch(Findings::complete));
    }

    private static boolean isExact(Clue clue, Candidate candidate) {
        return candidate.eni().name().equalsIgnoreCase(clue.text())
                || candidate.address().filter(clue.text()::equals).isPresent();
    }

    private Findings inRegion(Quest quest, Region region) throws Settled {
        Optional<List<EniFacts>> direct = cloud.matching(region, quest.clue()).seen();
        boolean whole = isWhole(direct, CloudFinder.MATCHING_MAX);
        List<EniFacts> fitting = fitting(direct, quest.clue());
        if (fitting.isEmpty() && quest.clue().id().isEmpty()) {
            Optional<List<EniFacts>> listed = cloud.listing(region).seen();
            whole = whole && isWhole(listed, CloudFinder.LISTING_MAX);
            fitting = fitting(listed, quest.clue());
        }
        return offered(quest, region, fitting, whole);
    }

    private static boolean isWhole(Optional<List<EniFacts>> seen, int most) {
        return seen.filter(enis -> enis.size() < most).isPresent();
    }

    // A primary ENI cannot be detached, a free one has been.
    private static List<EniFacts> fitting(Optional<List<EniFacts>> seen, Clue clue) {
        return seen.stream()
                .flatMap(List::stream)
                .filter(clue::fits)
                .filter(eni -> !eni.primary() && eni.attachment().isPresent())
                .toList();
    }

    private Findings offered(Quest quest, Region region, List<EniFacts> enis, boolean complete) throws Settled {
        Map<VpcId, VpcFacts> vpcs = new HashMap<>();
        List<Candidate> allowed = new ArrayList<>();
        for (EniFacts eni : enis) {
            VpcFacts vpc = vpcs.computeIfAbsent(eni.vpc(), id -> vpc(region, id));
            Target target = Rights.target(region, vpc).with(List.of(eni.tags()), Optional.empty());
            if (quest.rights().allow(quest.by(), quest.in(), target)) {
                allowed.add(new Candidate(region, eni, vpc, quest.clue().addressOf(eni)));
            }
        }
        return new Findings(allowed, complete);
    }

    private VpcFacts vpc(Region region, VpcId id) {
        return cloud.vpc(region, id).seen().orElse(new VpcFacts(id, Optional.empty(), Optional.empty()));
    }

    private <T> Optional<Future<T>> start(Callable<T> work) {
        try {
            return Optional.of(threads.submit(work));
        } catch (RejectedExecutionException e) {
            LOG.warn("a search was not begun, too many run");
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** How long somebody waits. */
    private record Patience(long endNanos) {

        /** Nothing when it did not end well in time. */
        <T> Optional<T> await(Optional<Future<T>> work) {
            try {
                return work.isEmpty()
                        ? Optional.empty()
                        : Optional.of(work.get().get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (ExecutionException e) {
                LOG.warn("a search broke", e.getCause());
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
