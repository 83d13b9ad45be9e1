package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire, or that nothing does: {@code reset} drops the connection instead. */
record Answer(int status, String contentType, Map<String, String> headers, String body, Duration delay, boolean reset) {
    static Answer json(ObjectNode body) {
        return of(200, "application/json; charset=utf-8", Json.write(body));
    }

    static Answer text(int status, String body) {
        return of(status, "text/html", body);
    }

    static Answer hangUp() {
        return new Answer(0, "", Map.of(), "", Duration.ZERO, true);
    }

    private static Answer of(int status, String contentType, String body) {
        return new Answer(status, contentType, Map.of(), body, Duration.ZERO, false);
    }

    Answer status(int other) {
        return new Answer(other, contentType, headers, body, delay, reset);
    }

    Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, more, body, delay, reset);
    }

    Answer after(Duration later) {
        return new Answer(status, contentType, headers, body, later, reset);
    }
}
