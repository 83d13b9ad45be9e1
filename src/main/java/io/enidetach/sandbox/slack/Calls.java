package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What went over the wire in both directions, the last few thousand of it. Secrets are masked before they are kept. */
public final class Calls {
    private static final int KEPT_MAX = 5_000;
    private static final Set<String> SECRETS = Set.of("token", "trigger_id", "response_url", "response_urls", "url");
    private static final String MASK = "•••";

    /**
     * One exchange. {@code outcome} is {@code ok} or the error word; {@code fromApp} tells a call of the app from a
     * delivery to it; {@code took} is real time.
     */
    public record Call(
            Instant at,
            boolean fromApp,
            String method,
            int status,
            String outcome,
            JsonNode request,
            JsonNode response,
            Duration took) {
        public ObjectNode toJson() {
            ObjectNode json = Json.object();
            json.put("at", at.toString()).put("from_app", fromApp).put("method", method);
            json.put("status", status).put("outcome", outcome).put("took_ms", took.toMillis());
            json.set("request", request);
            json.set("response", response);
            return json;
        }
    }

    private final Clock clock;
    private final Deque<Call> kept = new ArrayDeque<>();
    private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

    Calls(Clock clock) {
        this.clock = clock;
    }

    /** Oldest first. */
    public synchronized List<Call> all() {
        return List.copyOf(kept);
    }

    /** The app's calls of one Web API method, or the deliveries of one kind, oldest first. */
    public List<Call> of(String method) {
        return all().stream().filter(call -> call.method().equals(method)).toList();
    }

    public void onCall(Consumer<Call> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<Call> listener) {
        listeners.remove(listener);
    }

    void apiCall(ApiRequest request, Answer answer, long startedNanos) {
        JsonNode response = readable(answer.body());
        keep(new Call(
                clock.instant(),
                true,
                request.method(),
                answer.status(),
                outcome(answer, response),
                masked(request.arguments()),
                masked(response),
                Duration.ofNanos(System.nanoTime() - startedNanos)));
    }

    void delivery(String kind, ObjectNode payload, Delivered delivered) {
        keep(new Call(
                clock.instant(),
                false,
                kind,
                delivered.status(),
                delivered.outcome() == Delivered.Outcome.ACKED ? "ok" : delivered.detail(),
                masked(payload),
                masked(readable(delivered.body())),
                delivered.took()));
    }

    private void keep(Call call) {
        synchronized (this) {
            kept.addLast(call);
            if (kept.size() > KEPT_MAX) kept.removeFirst();
        }
        for (Consumer<Call> listener : listeners) listener.accept(call);
    }

    private static String outcome(Answer answer, JsonNode response) {
        if (answer.reset()) return "connection reset";
        if (response.has("error")) return response.path("error").asText();
        return answer.status() == 200 ? "ok" : "HTTP " + answer.status();
    }

    private static JsonNode readable(String body) {
        return Json.parse(body).orElseGet(() -> Json.object().put("body", body));
    }

    private static JsonNode masked(JsonNode node) {
        if (node.isTextual() && node.asText().startsWith("{"))
            return Json.parse(node.asText()).map(Calls::masked).orElse(node);
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                if (SECRETS.contains(name)) object.put(name, MASK);
                else object.set(name, masked(object.get(name)));
            });
        } else if (copy.isArray()) {
            var list = Json.array();
            copy.forEach(item -> list.add(masked(item)));
            return list;
        }
        return copy;
    }
}
