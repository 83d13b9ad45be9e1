package io.enidetach.slack.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.util.JsonOps;

/** What Slack's SDK sends for our messages and views. */
final class OnTheWire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OnTheWire() {}

    /** A part of a message, or a view. */
    static JsonNode json(Object part) {
        try {
            return JSON.readTree(JsonOps.toJsonString(part));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The call that brings the message: its text, and its blocks where it has any. */
    static ObjectNode call(Message message) {
        ObjectNode call = JSON.createObjectNode().put("text", message.text());
        if (!message.blocks().isEmpty()) {
            call.set("blocks", json(message.blocks()));
        }
        return call;
    }
}
