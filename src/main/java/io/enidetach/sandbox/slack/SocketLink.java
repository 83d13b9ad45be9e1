package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One WebSocket of the app. Without a session it is a ghost: registered, and deaf. Jetty answers the app's pings, until
 * the link is frozen: then it reads nothing more, as when a network in between has lost the connection silently. Public
 * because Jetty calls it by reflection; nobody else does.
 */
public final class SocketLink implements Session.Listener {
    private final Consumer<SocketLink> whenOpen;
    private final BiConsumer<SocketLink, String> whenText;
    private final BiConsumer<SocketLink, Runnable> whenClosed;
    private volatile Session session;
    private volatile boolean frozen;

    /** {@code whenClosed} is given what answers the app's goodbye. */
    SocketLink(
            Consumer<SocketLink> whenOpen,
            BiConsumer<SocketLink, String> whenText,
            BiConsumer<SocketLink, Runnable> whenClosed) {
        this.whenOpen = whenOpen;
        this.whenText = whenText;
        this.whenClosed = whenClosed;
    }

    static SocketLink ghost() {
        return new SocketLink(link -> {}, (link, text) -> {}, (link, answer) -> {});
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        whenOpen.accept(this);
        opened.demand();
    }

    @Override
    public void onWebSocketText(String message) {
        if (frozen) return;
        whenText.accept(this, message);
        session.demand();
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        if (frozen) return;
        session.sendPong(payload, Callback.NOOP);
        session.demand();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        if (!frozen) session.demand();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        whenClosed.accept(this, callback::succeed);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        whenClosed.accept(this, () -> {});
    }

    void freeze() {
        frozen = true;
    }

    void send(ObjectNode frame) {
        send(frame, () -> {});
    }

    /** {@code unsent} hears when it cannot even leave. */
    void send(ObjectNode frame, Runnable unsent) {
        if (session != null && !frozen)
            session.sendText(Json.write(frame), Callback.from(() -> {}, failure -> unsent.run()));
    }

    void ping() {
        if (session != null && !frozen)
            session.sendPing(ByteBuffer.wrap("Ping from sandbox".getBytes(StandardCharsets.UTF_8)), Callback.NOOP);
    }

    void close() {
        if (session != null) session.close(1000, "", Callback.NOOP);
        else whenClosed.accept(this, () -> {});
    }

    /** Cuts the TCP connection without a word. */
    void cut() {
        if (session != null) session.disconnect();
    }
}
