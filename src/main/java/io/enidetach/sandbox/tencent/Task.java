package io.enidetach.sandbox.tencent;

import java.time.Duration;
import java.time.Instant;

/** One asynchronous attach or detach. v2 names it by {@code number}, v3 by {@code requestId}. Guarded by the model's lock. */
final class Task {
    final int number;
    final String requestId;
    final Order order;
    final Instant finishesAt;
    State state = State.RUNNING;

    Task(int number, String requestId, Order order, Instant finishesAt) {
        this.number = number;
        this.requestId = requestId;
        this.order = order;
        this.finishesAt = finishesAt;
    }

    /** The numbers are those of v2, the names those of v3. */
    enum State {
        SUCCESS(0),
        FAILED(1),
        RUNNING(2);

        final int number;

        State(int number) {
            this.number = number;
        }
    }

    /** How the task will end; everything but {@code NORMAL} is the work of a fault. */
    record Ending(How how, Duration lag) {
        static final Ending NORMAL = new Ending(How.NORMAL, Duration.ZERO);
    }

    /** {@code SUCCESS_ONLY}: the effect comes the lag later, without a lag never. */
    enum How {
        NORMAL,
        FAILS,
        NEVER,
        SUCCESS_ONLY
    }

    /** What was ordered. */
    record Order(Kind kind, String region, String eni, String instance, Ending ending) {}

    /** What a task does to an interface. */
    enum Kind {
        DETACH("DetachNetworkInterface"),
        ATTACH("AttachNetworkInterface");

        final String action;

        Kind(String action) {
            this.action = action;
        }
    }
}
