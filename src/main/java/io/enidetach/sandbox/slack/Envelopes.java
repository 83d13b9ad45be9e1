package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Ack accounting of Socket Mode: an envelope is acknowledged once, in time, on the connection that carried it, with
 * content only where content is allowed. Whatever else the app does is kept as a violation.
 */
final class Envelopes {
    private static final int WAYS_MAX = 10;

    private record Pending(
            AtomicReference<SocketLink> link, Parcel parcel, long sentNanos, CompletableFuture<Delivered> result) {}

    private record Sent(String id, Parcel parcel) {}

    private final ScheduledExecutorService timer;
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile Optional<Sent> last = Optional.empty();

    Envelopes(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    CompletableFuture<Delivered> send(Supplier<Optional<SocketLink>> links, Parcel parcel, Duration deadline) {
        return send(links, new Sent(UUID.randomUUID().toString(), parcel), deadline);
    }

    /** The envelope that went out last, with the same id. */
    CompletableFuture<Delivered> again(Supplier<Optional<SocketLink>> links, Duration deadline) {
        return send(links, last.orElseThrow(() -> new IllegalStateException("no envelope was sent yet")), deadline);
    }

    private CompletableFuture<Delivered> send(Supplier<Optional<SocketLink>> links, Sent sent, Duration deadline) {
        last = Optional.of(sent);
        Pending waiting =
                new Pending(new AtomicReference<>(), sent.parcel(), System.nanoTime(), new CompletableFuture<>());
        pending.put(sent.id(), waiting);
        timer.schedule(() -> giveUp(sent.id(), waiting), deadline.toMillis(), TimeUnit.MILLISECONDS);
        leave(links, sent, waiting, WAYS_MAX);
        return waiting.result();
    }

    // A connection may end between its choice and the writing; what has not left can go another way.
    private static void leave(Supplier<Optional<SocketLink>> links, Sent sent, Pending waiting, int ways) {
        Optional<SocketLink> link = links.get().filter(next -> ways > 0);
        waiting.link().set(link.orElse(null));
        link.ifPresent(on -> on.send(envelope(sent), () -> leave(links, sent, waiting, ways - 1)));
    }

    private static ObjectNode envelope(Sent sent) {
        Parcel parcel = sent.parcel();
        ObjectNode envelope = Json.object().put("envelope_id", sent.id());
        envelope.put("type", parcel.kind().envelopeType).put("accepts_response_payload", parcel.takesBody());
        if (parcel.isEvent()) envelope.put("retry_attempt", parcel.attempt()).put("retry_reason", reason(parcel));
        envelope.set("payload", parcel.payload());
        return envelope;
    }

    private static String reason(Parcel parcel) {
        return parcel.attempt() == 0 ? "" : "timeout";
    }

    private void giveUp(String id, Pending waiting) {
        if (pending.remove(id, waiting)) waiting.result().complete(Delivered.timedOut(since(waiting)));
    }

    void close() {
        pending.forEach(this::giveUp);
    }

    void received(SocketLink link, String text) {
        Optional<ObjectNode> frame = Json.parseObject(text);
        if (frame.isEmpty()) {
            violations.add("a frame that is no JSON object");
            return;
        }
        String id = frame.get().path("envelope_id").asText();
        Pending waiting = pending.get(id);
        if (waiting == null) {
            violations.add(known(id) ? "acknowledged twice or too late" : "acknowledged an unknown envelope");
        } else if (waiting.link().get() != link) {
            violations.add("acknowledged on another connection than the one that delivered");
        } else if (pending.remove(id, waiting)) {
            settle(id, waiting, frame.get().path("payload"));
        }
    }

    private void settle(String id, Pending waiting, JsonNode payload) {
        synchronized (settled) {
            settled.add(id);
        }
        boolean empty = payload.isMissingNode() || payload.isNull() || payload.isObject() && payload.isEmpty();
        boolean allowed = waiting.parcel().takesBody();
        if (!empty && !allowed)
            violations.add(
                    "a payload in the acknowledgement of " + waiting.parcel().name());
        String body = empty || !allowed ? "" : payload.isTextual() ? payload.asText() : Json.write(payload);
        waiting.result().complete(Delivered.acked(200, body, since(waiting)));
    }

    private boolean known(String id) {
        synchronized (settled) {
            return settled.contains(id)
                    || last.map(sent -> sent.id().equals(id)).orElse(false);
        }
    }

    private static Duration since(Pending waiting) {
        return Duration.ofNanos(System.nanoTime() - waiting.sentNanos());
    }
}
