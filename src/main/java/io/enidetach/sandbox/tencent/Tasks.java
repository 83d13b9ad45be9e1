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
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All tasks ever started, and which of them still run. Guarded by the model's lock. */
final class Tasks {
    private static final int FIRST_NUMBER = 16284;

    private final Map<String, Task> byRequest = new LinkedHashMap<>();
    private final Map<Integer, Task> byNumber = new HashMap<>();
    private final Map<String, Task> runningByEni = new HashMap<>();
    private final PriorityQueue<Task> due = new PriorityQueue<>(Comparator.comparing((Task task) -> task.finishesAt));
    private final PriorityQueue<Late> late = new PriorityQueue<>(Comparator.comparing(Late::at));
    private Supplier<Duration> duration = () -> Duration.ofSeconds(2);

    /** A task that ended well and takes effect only now. */
    private record Late(Task task, Instant at) {}

    void duration(Supplier<Duration> each) {
        duration = each;
    }

    Task start(Task.Order order, String requestId, Instant now) {
        Instant end = order.ending().how() == Task.How.NEVER ? Instant.MAX : now.plus(duration.get());
        Task task = new Task(FIRST_NUMBER + byRequest.size(), requestId, order, end);
        byRequest.put(requestId, task);
        byNumber.put(task.number, task);
        runningByEni.put(order.eni(), task);
        due.add(task);
        return task;
    }

    /** Ends every task whose time has come, oldest end first, and hands those that take effect to {@code effect}. */
    boolean settle(Instant now, BiConsumer<Task, Instant> effect) {
        boolean changed = false;
        while (!due.isEmpty() && !due.peek().finishesAt.isAfter(now)) {
            end(due.remove(), effect);
            changed = true;
        }
        while (!late.isEmpty() && !late.peek().at.isAfter(now)) {
            Late one = late.remove();
            effect.accept(one.task, one.at);
            changed = true;
        }
        return changed;
    }

    private void end(Task task, BiConsumer<Task, Instant> effect) {
        Task.Ending ending = task.order.ending();
        runningByEni.remove(task.order.eni());
        task.state = ending.how() == Task.How.FAILS ? Task.State.FAILED : Task.State.SUCCESS;
        if (ending.how() == Task.How.NORMAL) {
            effect.accept(task, task.finishesAt);
        } else if (ending.how() == Task.How.SUCCESS_ONLY && !ending.lag().isZero()) {
            late.add(new Late(task, task.finishesAt.plus(ending.lag())));
        }
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

    /** When the next task ends or takes its late effect. */
    Optional<Instant> nextEnd() {
        return Stream.concat(
                        Optional.ofNullable(due.peek()).map(task -> task.finishesAt).stream(),
                        Optional.ofNullable(late.peek()).map(Late::at).stream())
                .filter(end -> !end.equals(Instant.MAX))
                .min(Comparator.naturalOrder());
    }

    List<Task> all() {
        return List.copyOf(byRequest.values());
    }
}
