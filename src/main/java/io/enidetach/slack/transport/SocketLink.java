package io.enidetach.slack.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.slack.api.SlackMeter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Socket Mode connection. What arrives on it is answered on it, also while it is being replaced: Slack says nowhere
 * that it takes an answer on another one.
 */
final class SocketLink extends WebSocketListener {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NORMAL = 1000;

    private final Owner owner;
    private final Inbound inbound;
    private final Executor workers;
    private final SlackMeter meter;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean closing;
    private volatile WebSocket socket;

    SocketLink(Owner owner, Inbound inbound, Executor workers, SlackMeter meter) {
        this.owner = owner;
        this.inbound = inbound;
        this.workers = workers;
        this.meter = meter;
    }

    /** Who keeps the connection. */
    interface Owner {
        void greeted(SocketLink link);

        /** Slack announces the end of this connection. */
        void dismissed(SocketLink link, String reason);

        /** It is gone. */
        void ended(SocketLink link);
    }

    void connect(OkHttpClient http, URI url) {
        socket = http.newWebSocket(new Request.Builder().url(url.toString()).build(), this);
    }

    int unanswered() {
        return unanswered.get();
    }

    /** Closes once everything that arrived is answered. */
    void retire() {
        closing = true;
        closeWhenAnswered();
    }

    /** Closes now, whatever is unanswered. */
    void cut() {
        WebSocket open = socket;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        try {
            JsonNode frame = JSON.readTree(text);
            switch (frame.path("type").asText()) {
                case "hello" -> greeted(frame);
                case "disconnect" -> owner.dismissed(this, frame.path("reason").asText());
                default -> envelope(from, frame);
            }
        } catch (JsonProcessingException e) {
            meter.socket("unreadable");
            LOG.warn("a frame from Slack is no JSON and was passed over");
        }
    }

    @Override
    public void onClosing(WebSocket by, int code, String reason) {
        closing = true;
        closeWhenAnswered();
    }

    @Override
    public void onClosed(WebSocket by, int code, String reason) {
        meter.socket("closed");
        owner.ended(this);
    }

    @Override
    public void onFailure(WebSocket by, Throwable why, Response response) {
        meter.socket("failed");
        LOG.info("a connection to Slack broke: {}", why.getClass().getSimpleName());
        owner.ended(this);
    }

    private void greeted(JsonNode hello) {
        meter.socket("hello");
        LOG.info(
                "connected to Slack; it counts {} connections of this app",
                hello.path("num_connections").asInt());
        owner.greeted(this);
    }

    private void envelope(WebSocket from, JsonNode frame) {
        String id = frame.path("envelope_id").asText();
        if (id.isEmpty()) {
            return;
        }
        Arrival arrival = Arrival.fromEnvelope(frame.path("type").asText(), frame.path("payload"));
        boolean takesPayload = frame.path("accepts_response_payload").asBoolean();
        unanswered.incrementAndGet();
        long arrived = System.nanoTime();
        try {
            workers.execute(() -> {
                answer(from, id, takesPayload, arrival, arrived);
                meter.answered(Duration.ofNanos(System.nanoTime() - arrived));
            });
        } catch (RejectedExecutionException e) {
            meter.arrived("socket", "overloaded");
            send(from, id, takesPayload, inbound.overloaded(arrival));
        }
    }

    private void answer(WebSocket on, String id, boolean takesPayload, Arrival arrival, long arrived) {
        Answer answer = Answer.empty();
        try {
            answer = inbound.takeInTime(arrival, arrived);
            meter.arrived(arrival.kind().name().toLowerCase(Locale.ROOT), "taken");
        } finally {
            send(on, id, takesPayload, answer);
        }
    }

    private void send(WebSocket on, String id, boolean takesPayload, Answer answer) {
        try {
            ObjectNode ack = JSON.createObjectNode().put("envelope_id", id);
            if (takesPayload && answer.json().isPresent()) {
                ack.set("payload", JSON.readTree(answer.json().get()));
            }
            if (!on.send(JSON.writeValueAsString(ack))) {
                meter.socket("ack_lost");
                LOG.warn("an answer came too late for its connection to Slack");
            }
        } catch (JsonProcessingException e) {
            LOG.error("an answer to Slack is no JSON and was not sent");
        } finally {
            unanswered.decrementAndGet();
            closeWhenAnswered();
        }
    }

    private void closeWhenAnswered() {
        WebSocket open = socket;
        if (closing && unanswered.get() == 0 && open != null) {
            open.close(NORMAL, null);
        }
    }
}
