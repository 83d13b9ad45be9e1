package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One Socket Mode connection of an app, on the JDK's own WebSocket. */
final class SocketApp implements WebSocket.Listener {
    private final BlockingQueue<ObjectNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Semaphore pongs = new Semaphore(0);
    private final Semaphore arrived = new Semaphore(0);
    private final StringBuilder partial = new StringBuilder();
    private final Function<ObjectNode, Optional<ObjectNode>> acks;
    private final WebSocket socket;

    /** {@code acks} turns an envelope into the payload of its acknowledgement; empty means no acknowledgement. */
    private SocketApp(String url, Function<ObjectNode, Optional<ObjectNode>> acks) {
        this.acks = acks;
        this.socket = ApiClient.HTTP
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), this)
                .join();
    }

    static SocketApp connect(SlackServer slack, Function<ObjectNode, Optional<ObjectNode>> acks) {
        return new SocketApp(ticket(slack), acks);
    }

    static SocketApp to(String url) {
        return new SocketApp(url, envelope -> Optional.empty());
    }

    static String ticket(SlackServer slack) {
        JsonNode opened = new ApiClient(slack, slack.workspace().appToken()).call("apps.connections.open");
        return opened.path("url").asText();
    }

    ObjectNode next() {
        try {
            return Optional.ofNullable(frames.poll(5, TimeUnit.SECONDS)).orElseThrow();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    ObjectNode next(String type) {
        ObjectNode frame = next();
        while (!frame.path("type").asText().equals(type)) frame = next();
        return frame;
    }

    int closeCode() {
        return closed.orTimeout(5, TimeUnit.SECONDS).join();
    }

    void send(ObjectNode frame) {
        socket.sendText(Json.write(frame), true).join();
    }

    void ack(ObjectNode envelope) {
        send(Json.object().put("envelope_id", envelope.path("envelope_id").asText()));
    }

    void ping() {
        socket.sendPing(java.nio.ByteBuffer.wrap(new byte[] {1})).join();
    }

    /** Whether so many pongs have come, each within {@code wait} of the one before. */
    boolean pongs(int wanted, Duration wait) {
        try {
            while (pongs.availablePermits() < wanted)
                if (!arrived.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) return false;
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, java.nio.ByteBuffer message) {
        pongs.release();
        arrived.release();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            ObjectNode frame = Json.parseObject(partial.toString()).orElseThrow();
            partial.setLength(0);
            if (frame.has("envelope_id"))
                acks.apply(frame).ifPresent(payload -> {
                    ObjectNode ack = Json.object()
                            .put("envelope_id", frame.path("envelope_id").asText());
                    if (!payload.isEmpty()) ack.set("payload", payload);
                    from.sendText(Json.write(ack), true);
                });
            frames.add(frame);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(-1);
    }
}
