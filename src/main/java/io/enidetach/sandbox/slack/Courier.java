package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Brings payloads to the app: over Socket Mode while a socket is connected, else over HTTP. Never twice by itself. */
final class Courier {
    private final SocketMode sockets;
    private final HttpDelivery http;
    private final Calls calls;
    private final AtomicReference<UnaryOperator<ObjectNode>> twist = new AtomicReference<>(UnaryOperator.identity());
    private volatile Duration deadline = Duration.ofSeconds(3);

    Courier(SocketMode sockets, HttpDelivery http, Calls calls) {
        this.sockets = sockets;
        this.http = http;
        this.calls = calls;
    }

    void deadline(Duration newDeadline) {
        deadline = newDeadline;
    }

    void twistNext(UnaryOperator<ObjectNode> change) {
        twist.set(change);
    }

    CompletableFuture<Delivered> send(Parcel parcel) {
        ObjectNode payload = twist.getAndSet(UnaryOperator.identity()).apply(parcel.payload());
        Parcel sent = new Parcel(parcel.kind(), payload, parcel.takesBody());
        CompletableFuture<Delivered> result =
                sockets.isUsed() ? sockets.send(sent, deadline) : http.send(sent, deadline);
        return result.thenApply(delivered -> {
            calls.delivery(sent.name(), sent.payload(), delivered);
            return delivered;
        });
    }
}
