package io.enidetach.sandbox.tencent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All tasks ever started, and which of them still run. Guarded by the model's lock. */
final class Tasks {
    private static final int FIRST_NUMBER = 16284;

    private final Map<String, Task> byRequest = new LinkedHashMap<>();
    private final Map<Integer, Task> byNumber = new HashMap<>();
    private final Map<String, Task> runningByEni = new HashMap<>();
    private final PriorityQueue<Task> due = new PriorityQueue<>(Comparator.comparing((Task task) -> task.finishesAt));
    private Supplier<Duration> duration = () -> Duration.ofSeconds(2);

    void duration(Supplier<Duration> each) {
        duration = each;
    }

    Task start(Task.Order order, String requestId, Instant now) {
        Instant end = order.ending() == Task.Ending.NEVER ? Instant.MAX : now.plus(duration.get());
        Task task = new Task(FIRST_NUMBER + byRequest.size(), requestId, order, end);
        byRequest.put(requestId, task);
        byNumber.put(task.number, task);
        runningByEni.put(order.eni(), task);
        due.add(task);
        return task;
    }

    /** Ends every task whose time has come, oldest end first, and hands those that take effect to {@code effect}. */
    boolean settle(Instant now, Consumer<Task> effect) {
        boolean changed = false;
        while (!due.isEmpty() && !due.peek().finishesAt.isAfter(now)) {
            Task task = due.remove();
            runningByEni.remove(task.order.eni());
            task.state = task.order.ending() == Task.Ending.FAILS ? Task.State.FAILED : Task.State.SUCCESS;
            if (task.order.ending() == Task.Ending.NORMAL) {
                effect.accept(task);
            }
            changed = true;
        }
        return changed;
    }

    Optional<Task> running(String eni) {
        return Optional.ofNullable(runningByEni.get(eni));
    }

    Optional<Task> byNumber(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<Task> byRequest(String requestId) {
        return Optional.ofNullable(byRequest.get(requestId));
    }

    Optional<Instant> nextEnd() {
        return Optional.ofNullable(due.peek()).map(task -> task.finishesAt).filter(end -> !end.equals(Instant.MAX));
    }

    List<Task> all() {
        return List.copyOf(byRequest.values());
    }
}
