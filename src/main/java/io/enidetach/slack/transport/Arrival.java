package io.enidetach.slack.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One payload from Slack whose origin is proven, in one shape for both transports: the fields of a command, or the JSON of
 * an interaction or event.
 */
public record Arrival(Kind kind, ObjectNode payload) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIELDS_MAX = 100;

    /** What it is. */
    public enum Kind {
        COMMAND,
        INTERACTION,
        EVENT,
        /** Slack's question whether the address is ours. */
        URL_VERIFICATION,
        /** Slack's look at the certificate. */
        SSL_CHECK,
        /** Nothing that can be read. */
        UNREADABLE
    }

    /** Reads the body of an HTTP request: JSON, or a form that is a command or holds a {@code payload}. */
    public static Arrival fromHttp(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("{")) {
            return json(text).map(Arrival::event).orElseGet(Arrival::unreadable);
        }
        Optional<ObjectNode> form = form(text);
        if (form.isEmpty()) {
            return unreadable();
        }
        if (form.get().hasNonNull("payload")) {
            return json(form.get().get("payload").asText())
                    .map(p -> new Arrival(Kind.INTERACTION, p))
                    .orElseGet(Arrival::unreadable);
        }
        if (form.get().hasNonNull("command")) {
            return new Arrival(Kind.COMMAND, form.get());
        }
        return form.get().path("ssl_check").asText().equals("1")
                ? new Arrival(Kind.SSL_CHECK, form.get())
                : unreadable();
    }

    /** Reads the payload of a Socket Mode envelope of the type given. */
    public static Arrival fromEnvelope(String type, JsonNode payload) {
        if (!(payload instanceof ObjectNode object)) {
            return unreadable();
        }
        return switch (type) {
            case "slash_commands" -> new Arrival(Kind.COMMAND, object);
            case "interactive" -> new Arrival(Kind.INTERACTION, object);
            case "events_api" -> new Arrival(Kind.EVENT, object);
            default -> unreadable();
        };
    }

    /** A text of the payload, by its names from the top; empty when it is not there or null. */
    public String text(String... names) {
        JsonNode node = payload;
        for (String name : names) {
            node = node.path(name);
        }
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }

    private static Arrival event(ObjectNode json) {
        boolean verification = json.path("type").asText().equals("url_verification");
        return new Arrival(verification ? Kind.URL_VERIFICATION : Kind.EVENT, json);
    }

    private static Arrival unreadable() {
        return new Arrival(Kind.UNREADABLE, JSON.createObjectNode());
    }

    private static Optional<ObjectNode> json(String text) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    // The first value of a name counts, as it does for everybody else who reads the form.
    private static Optional<ObjectNode> form(String text) {
        ObjectNode fields = JSON.createObjectNode();
        String[] pairs = text.strip().split("&", FIELDS_MAX + 1);
        if (pairs.length > FIELDS_MAX) {
            return Optional.empty();
        }
        try {
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = decode(pair.substring(0, equals));
                    if (!fields.has(name)) {
                        fields.put(name, decode(pair.substring(equals + 1)));
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
