package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The last calls over the wire in all directions. The simulators mask what they know to be secret; this masks once more by
 * name and by shape, since the page is what people show on a projector.
 */
final class WireLog {
    private static final int KEPT_MAX = 500;
    private static final String MASK = "•••";
    private static final Set<String> NAMES =
            Set.of("token", "trigger_id", "response_url", "response_urls", "signature", "secretid", "authorization");
    private static final Pattern SHAPES =
            Pattern.compile("(xox[a-z]-|xapp-)[\\w.-]+|AKID\\w+|(?<=[?&]ticket=)[^&\\s\"]+");

    private final Deque<ObjectNode> kept = new ArrayDeque<>();
    private long last;

    synchronized void slack(io.enidetach.sandbox.slack.Calls.Call call) {
        ObjectNode entry = Json.object().put("at", call.at().toString());
        entry.put("way", call.fromApp() ? "bot-slack" : "slack-bot").put("method", call.method());
        entry.put("status", call.status()).put("outcome", call.outcome());
        entry.put("ok", call.outcome().equals("ok")).put("took_ms", call.took().toMillis());
        entry.set("request", call.request());
        entry.set("response", call.response());
        keep(entry);
    }

    synchronized void cloud(io.enidetach.sandbox.tencent.Call call) {
        ObjectNode entry = Json.object().put("at", call.at().toString()).put("way", "bot-cloud");
        entry.put("method", call.action()).put("status", call.httpStatus()).put("outcome", call.outcome());
        entry.put("ok", call.httpStatus() == 200 && call.outcome().matches("(?i)(0|ok)\\b.*"));
        entry.put(
                "detail", call.operation().generation() + " " + call.operation().region());
        ObjectNode request = entry.putObject("request");
        call.parameters().forEach(request::put);
        keep(entry);
    }

    /** Oldest first, those with a higher number than {@code after}. */
    synchronized ObjectNode since(long after) {
        ObjectNode all = Json.object().put("last", last);
        ArrayNode calls = all.putArray("calls");
        kept.stream().filter(entry -> entry.path("n").asLong() > after).forEach(calls::add);
        return all;
    }

    synchronized void clear() {
        kept.clear();
    }

    private void keep(ObjectNode entry) {
        kept.addLast(masked(entry).put("n", ++last));
        if (kept.size() > KEPT_MAX) kept.removeFirst();
    }

    private static ObjectNode masked(ObjectNode object) {
        ObjectNode copy = Json.object();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (NAMES.contains(field.getKey().toLowerCase(Locale.ROOT))) copy.put(field.getKey(), MASK);
            else copy.set(field.getKey(), masked(field.getValue()));
        }
        return copy;
    }

    private static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) return masked(object);
        if (node.isTextual()) {
            return node.textValue().isEmpty()
                    ? node
                    : text(SHAPES.matcher(node.textValue()).replaceAll(MASK));
        }
        if (!node.isArray()) return node;
        ArrayNode list = Json.object().arrayNode();
        node.forEach(item -> list.add(masked(item)));
        return list;
    }

    private static JsonNode text(String value) {
        return Json.object().textNode(value);
    }
}
