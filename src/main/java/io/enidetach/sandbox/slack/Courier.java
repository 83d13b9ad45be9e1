package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Brings payloads to the app: over Socket Mode while a socket is connected, else over HTTP. Commands and interactions
 * never come twice; events that fail are repeated (docs.slack.dev/apis/events-api).
 */
final class Courier {
    private final SocketMode sockets;
    private final HttpDelivery http;
    private final Calls calls;
    private final ScheduledExecutorService timer;
    private final AtomicReference<UnaryOperator<ObjectNode>> twist = new AtomicReference<>(UnaryOperator.identity());
    private volatile Duration deadline = Duration.ofSeconds(3);
    private volatile List<Duration> pauses = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    Courier(SocketMode sockets, HttpDelivery http, Calls calls, ScheduledExecutorService timer) {
        this.sockets = sockets;
        this.http = http;
        this.calls = calls;
        this.timer = timer;
    }

    void deadline(Duration newDeadline) {
        deadline = newDeadline;
    }

    /** How long, in real time, a failed event waits for each further attempt. */
    void eventPauses(List<Duration> newPauses) {
        pauses = List.copyOf(newPauses);
    }

    void twistNext(UnaryOperator<ObjectNode> change) {
        twist.set(change);
    }

    /** The result is that of the first attempt. */
    CompletableFuture<Delivered> send(Parcel parcel) {
        return attempt(parcel.with(twist.getAndSet(UnaryOperator.identity()).apply(parcel.payload())));
    }

    private CompletableFuture<Delivered> attempt(Parcel parcel) {
        CompletableFuture<Delivered> result =
                sockets.isUsed() ? sockets.send(parcel, deadline) : http.send(parcel, deadline);
        return result.thenApply(delivered -> {
            calls.delivery(parcel.name(), parcel.payload(), delivered);
            if (parcel.isEvent() && !delivered.isAcked()) repeat(parcel, delivered);
            return delivered;
        });
    }

    private void repeat(Parcel parcel, Delivered failed) {
        boolean unwanted = failed.detail().equals(HttpDelivery.NO_RETRY);
        if (unwanted || parcel.attempt() >= pauses.size()) return;
        Parcel next = parcel.again(reason(failed));
        try {
            timer.schedule(() -> attempt(next), pauses.get(parcel.attempt()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // The simulator is being closed: nobody waits for this event any more.
        }
    }

    private static String reason(Delivered failed) {
        if (failed.outcome() == Delivered.Outcome.TIMED_OUT) return "http_timeout";
        return failed.status() == 0 ? "connection_failed" : "http_error";
    }
}
