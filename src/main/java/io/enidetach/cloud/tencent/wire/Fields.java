package io.enidetach.cloud.tencent.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads fields of answers, in which null, empty text, an empty object and nothing mean the same (reference, 1.6). */
public final class Fields {

    private Fields() {}

    /** The first of these fields that holds a text or a number, as text; else empty text. */
    public static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode field = node.path(name);
            if (field.isValueNode() && !field.isNull() && !field.asText().isEmpty()) {
                return field.asText();
            }
        }
        return "";
    }

    /** The same, absent when empty. */
    public static Optional<String> optional(JsonNode node, String... names) {
        return Optional.of(text(node, names)).filter(text -> !text.isEmpty());
    }

    /** Whether a field says no; what is missing or odd does not. */
    public static boolean isFalse(JsonNode node, String... names) {
        String text = text(node, names);
        return text.equalsIgnoreCase("false") || text.equals("0");
    }

    /** Whether a field says yes. */
    public static boolean isTrue(JsonNode node, String... names) {
        String text = text(node, names);
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    /** Whether there is nothing in it. */
    public static boolean isEmpty(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isContainerNode() && node.isEmpty());
    }

    /** The elements of a list; of anything else, none. */
    public static List<JsonNode> list(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of();
    }
}
