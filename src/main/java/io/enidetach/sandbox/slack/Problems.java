package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** What Slack would complain about, each with the JSON pointer of the culprit. */
final class Problems {
    private record Problem(String pointer, String message) {}

    private final List<Problem> found = new ArrayList<>();

    void add(String pointer, String message) {
        found.add(new Problem(pointer, message));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the shape of {@code response_metadata.messages}. */
    List<String> messages() {
        return found.stream()
                .map(p -> "[ERROR] " + p.message() + " [json-pointer:" + p.pointer() + "]")
                .toList();
    }

    /** In the shape of blocks.validate's {@code errors}. */
    ArrayNode errors() {
        ArrayNode errors = Json.array();
        for (Problem p : found)
            errors.addObject()
                    .put("pointer", p.pointer())
                    .put("code", "invalid_blocks")
                    .put("message", p.message());
        return errors;
    }
}
