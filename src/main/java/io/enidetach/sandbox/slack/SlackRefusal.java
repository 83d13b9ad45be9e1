package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Slack says no: {@code ok:false} with an error word, and perhaps with details. Never leaves this package. */
final class SlackRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final transient ObjectNode extra;

    SlackRefusal(String error) {
        this(error, Json.object());
    }

    SlackRefusal(String error, ObjectNode extra) {
        super(error, null, false, false);
        this.error = error;
        this.extra = extra;
    }

    static SlackRefusal explained(String error, List<String> messages) {
        ObjectNode extra = Json.object();
        messages.forEach(extra.putObject("response_metadata").putArray("messages")::add);
        return new SlackRefusal(error, extra);
    }

    static SlackRefusal missing(String argument) {
        return explained("invalid_arguments", List.of("[ERROR] missing required field: " + argument));
    }

    String error() {
        return error;
    }

    ObjectNode toJson() {
        ObjectNode body = Json.object().put("ok", false).put("error", error);
        body.setAll(extra);
        return body;
    }
}
