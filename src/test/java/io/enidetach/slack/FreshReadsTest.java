package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FreshReadsTest {
    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void who_waits_while_an_older_reading_runs_shares_the_next_one() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FreshReads<Integer> unit = new FreshReads<>(
                key -> {
                    begun.countDown();
                    await(go);
                    return reads.incrementAndGet();
                },
                clock);
        Instant early = clock.instant();
        clock.advance(Duration.ofMillis(1));
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> unit.since("k", early));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        clock.advance(Duration.ofMillis(1));
        Instant click = clock.instant();
        clock.advance(Duration.ofMillis(1));
        List<CompletableFuture<Integer>> later = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Integer> mine = new CompletableFuture<>();
            later.add(mine);
            Thread thread = new Thread(() -> mine.complete(unit.since("k", click)));
            waiting.add(thread);
            thread.start();
        }
        Eventually.is(() -> waiting.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
        go.countDown();

        assertThat(first.join()).isEqualTo(1);
        assertThat(later).allSatisfy(l -> assertThat(l.join()).isEqualTo(2));
        assertThat(reads).hasValue(2);
    }

    @Test
    void a_reading_that_began_at_the_very_moment_does_not_count() {
        FreshReads<Integer> unit = new FreshReads<>(key -> reads.incrementAndGet(), clock);
        assertThat(unit.since("k", clock.instant())).isEqualTo(1);
        assertThat(unit.since("k", clock.instant())).isEqualTo(2);
    }

    @Test
    void a_reading_from_before_the_clock_was_set_back_does_not_count() {
        FreshReads<Integer> unit = new FreshReads<>(key -> reads.incrementAndGet(), clock);
        assertThat(unit.since("k", clock.instant())).isEqualTo(1);
        clock.advance(Duration.ofHours(-1));
        assertThat(unit.since("k", clock.instant())).isEqualTo(2);
    }

    @Test
    void a_reading_that_breaks_does_not_stand_in_the_way_of_the_next() {
        FreshReads<Integer> unit = new FreshReads<>(
                key -> {
                    if (reads.incrementAndGet() == 1) {
                        throw new IllegalStateException("broken");
                    }
                    return reads.get();
                },
                clock);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> unit.since("k", clock.instant()));
        assertThat(unit.since("k", clock.instant())).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
