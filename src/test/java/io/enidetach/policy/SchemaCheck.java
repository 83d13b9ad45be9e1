package io.enidetach.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges a document by a JSON Schema as far as our one schema goes. A word of the schema that it does not know is an error,
 * so that no line of the schema is passed over.
 */
final class SchemaCheck {
    private static final Set<String> SILENT = Set.of("$schema", "$defs", "title", "description", "default", "then");

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    boolean accepts(JsonNode value) {
        return accepts(root, value);
    }

    private boolean accepts(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.asBoolean();
        }
        for (Map.Entry<String, JsonNode> word : schema.properties()) {
            if (!SILENT.contains(word.getKey()) && !holds(schema, word.getKey(), word.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(JsonNode schema, String word, JsonNode wanted, JsonNode value) {
        return switch (word) {
            case "$ref" -> accepts(root.at(wanted.asText().substring(1)), value);
            case "type" -> isOf(wanted.asText(), value);
            case "enum" -> texts(wanted).contains(value.asText());
            case "pattern" ->
                !value.isTextual()
                        || Pattern.compile(wanted.asText())
                                .matcher(value.asText())
                                .find();
            case "minLength" -> !value.isTextual() || value.asText().length() >= wanted.asInt();
            case "maxLength" -> !value.isTextual() || value.asText().length() <= wanted.asInt();
            case "minimum" -> !value.isNumber() || value.asLong() >= wanted.asLong();
            case "maximum" -> !value.isNumber() || value.asLong() <= wanted.asLong();
            case "minItems" -> !value.isArray() || value.size() >= wanted.asInt();
            case "uniqueItems" -> !value.isArray() || new HashSet<>(items(value)).size() == value.size();
            case "items" -> !value.isArray() || items(value).stream().allMatch(item -> accepts(wanted, item));
            case "minProperties" -> !value.isObject() || value.size() >= wanted.asInt();
            case "required" -> !value.isObject() || texts(wanted).stream().allMatch(value::has);
            case "properties" ->
                value.properties().stream()
                        .allMatch(p -> !wanted.has(p.getKey()) || accepts(wanted.path(p.getKey()), p.getValue()));
            case "additionalProperties" ->
                value.properties().stream()
                        .allMatch(p -> schema.path("properties").has(p.getKey())
                                || wanted.isObject() && accepts(wanted, p.getValue()));
            case "anyOf" -> items(wanted).stream().anyMatch(one -> accepts(one, value));
            case "if" -> !accepts(wanted, value) || accepts(schema.path("then"), value);
            default -> throw new AssertionError("the schema says " + word + ", which this check does not know");
        };
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new AssertionError(type);
        };
    }

    private static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private static List<String> texts(JsonNode list) {
        return items(list).stream().map(JsonNode::asText).toList();
    }
}
