package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One Web API call, decoded: form fields are text, JSON bodies may hold structures, and both are read the same way. */
record ApiRequest(String method, ObjectNode arguments, String token) {

    /** As it came over the wire. */
    record Raw(String method, String contentType, String authorization, String query, String body) {}

    static ApiRequest read(Raw raw) {
        ObjectNode arguments = form(raw.query());
        String type = raw.contentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            arguments.setAll(form(raw.body()));
        } else if (type.startsWith("application/json")) {
            ObjectNode json = Json.parseObject(raw.body()).orElseThrow(() -> new SlackRefusal("invalid_json"));
            boolean ignored = ApiMethod.of(raw.method()).map(m -> m.reads).orElse(false);
            if (!ignored) arguments.setAll(json);
        } else if (!raw.body().isEmpty()) {
            throw new SlackRefusal(type.isEmpty() ? "missing_post_type" : "invalid_post_type");
        }
        return new ApiRequest(raw.method(), arguments, token(raw, arguments));
    }

    private static String token(Raw raw, ObjectNode arguments) {
        String bearer = "bearer ";
        JsonNode inForm = arguments.remove("token");
        if (raw.authorization().toLowerCase(Locale.ROOT).startsWith(bearer))
            return raw.authorization().substring(bearer.length()).trim();
        // Slack takes this method's token in the header only (docs.slack.dev/reference/methods/apps.connections.open).
        boolean headerOnly = raw.method().equals(ApiMethod.OPEN_CONNECTION.wire);
        return inForm == null || headerOnly ? "" : inForm.asText();
    }

    static ObjectNode form(String encoded) {
        ObjectNode fields = Json.object();
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                fields.put(decode(name), decode(value));
            } catch (IllegalArgumentException badEscape) {
                throw new SlackRefusal("invalid_form_data");
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String required(String name) {
        return text(name).filter(v -> !v.isBlank()).orElseThrow(() -> SlackRefusal.missing(name));
    }

    Optional<String> text(String name) {
        JsonNode value = arguments.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    boolean flag(String name) {
        return text(name).map(v -> v.equals("true") || v.equals("1")).orElse(false);
    }

    boolean has(String name) {
        return arguments.hasNonNull(name) && !text(name).filter(String::isEmpty).isPresent();
    }

    /** A structure, which a form carries as JSON text; malformed text is refused with {@code error}. */
    Optional<JsonNode> structure(String name, String error) {
        if (!has(name)) return Optional.empty();
        JsonNode value = arguments.get(name);
        if (!value.isTextual()) return Optional.of(value);
        return Optional.of(Json.parse(value.asText()).orElseThrow(() -> new SlackRefusal(error)));
    }

    Optional<ArrayNode> list(String name, String error) {
        return structure(name, error).map(value -> {
            if (value instanceof ArrayNode list) return list;
            throw new SlackRefusal(error);
        });
    }

    @Override
    public String toString() {
        return "ApiRequest[" + method + "]";
    }
}
