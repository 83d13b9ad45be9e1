package io.enidetach.cloud.tencent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallBudgetTest {
    private static final long MILLI = 1_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static CallLimits limits(int callsPerSecond) {
        Duration ample = Duration.ofSeconds(10);
        return new CallLimits(ample, ample, ample, ample, callsPerSecond);
    }

    @Test
    void the_first_call_goes_at_once() throws InterruptedException {
        assertThat(new CallBudget(limits(1), now::get).take(Urgency.LATER)).isPresent();
    }

    @Test
    void the_urgent_go_first_and_each_kind_in_its_order() throws Exception {
        // So many calls a second that the wait between two looks at the frozen clock is short.
        var unit = new CallBudget(limits(100), now::get);
        var order = new LinkedBlockingQueue<String>();
        unit.take(Urgency.FIRST).orElseThrow().sent();
        waiter(unit, Urgency.LATER, "watch 1", order, 1);
        waiter(unit, Urgency.LATER, "watch 2", order, 2);
        waiter(unit, Urgency.FIRST, "ask 1", order, 3);
        waiter(unit, Urgency.FIRST, "ask 2", order, 4);

        for (String expected : List.of("ask 1", "ask 2", "watch 1", "watch 2")) {
            assertThat(order).isEmpty();
            now.addAndGet(11 * MILLI);
            assertThat(order.poll(30, TimeUnit.SECONDS)).isEqualTo(expected);
        }
    }

    @Test
    void tasks_are_asked_last_but_not_never() throws Exception {
        var unit = new CallBudget(limits(100), now::get);
        var order = new LinkedBlockingQueue<String>();
        unit.take(Urgency.FIRST).orElseThrow().sent();
        waiter(unit, Urgency.LAST, "task", order, 1);
        for (int n = 1; n <= 11; n++) {
            waiter(unit, Urgency.LATER, "look", order, n + 1);
        }
        assertThat(unit.untilTurn(Urgency.LATER, 0)).isEqualTo(Duration.ofNanos(12 * 10_500_000));
        List<String> went = new ArrayList<>();
        for (int n = 1; n <= 12; n++) {
            now.addAndGet(11 * MILLI);
            went.add(order.poll(30, TimeUnit.SECONDS));
        }
        assertThat(went.indexOf("task")).isEqualTo(9);
    }

    private void waiter(CallBudget unit, Urgency urgency, String name, LinkedBlockingQueue<String> order, int nth) {
        threads.submit(() -> {
            unit.take(urgency).orElseThrow().sent();
            return order.add(name);
        });
        until(() -> unit.waiters() == nth);
    }

    @Test
    void it_tells_how_long_a_call_would_wait_for_its_turn() throws Exception {
        var unit = new CallBudget(limits(10), now::get);
        assertThat(unit.untilTurn(Urgency.LATER, 0)).isZero();
        unit.take(Urgency.FIRST).orElseThrow().sent();
        assertThat(unit.untilTurn(Urgency.LATER, 0)).isEqualTo(Duration.ofMillis(105));
        assertThat(unit.untilTurn(Urgency.LATER, 2)).isEqualTo(Duration.ofMillis(315));
        unit.throttled();
        assertThat(unit.untilTurn(Urgency.LATER, 1)).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void patience_ends() throws Exception {
        var unit = new CallBudget(limits(1), now::get);
        // A call that never gets sent leaves no room in the window.
        unit.take(Urgency.FIRST).orElseThrow();
        Future<Optional<CallBudget.Turn>> patient = threads.submit(() -> unit.take(Urgency.FIRST));
        until(() -> unit.waiters() == 1);
        Future<?> passer = threads.submit(() -> unit.take(Urgency.LATER));
        until(() -> unit.waiters() == 2);
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        // Whoever leaves the queue makes the others look at the time.
        passer.cancel(true);

        assertThat(patient.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void who_is_interrupted_leaves_the_queue() throws Exception {
        var unit = new CallBudget(limits(1), now::get);
        unit.take(Urgency.FIRST).orElseThrow();
        Future<?> turn = threads.submit(() -> unit.take(Urgency.FIRST));
        until(() -> unit.waiters() == 1);
        turn.cancel(true);
        until(() -> unit.waiters() == 0);
    }
}
