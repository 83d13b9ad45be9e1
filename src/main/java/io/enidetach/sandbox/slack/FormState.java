package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the inputs of a view or message hold: what the person entered, else what the app had put there. */
final class FormState {
    private FormState() {}

    /** {@code entered} maps block ids (or action ids) to a text, or to a list of texts where several can be chosen. */
    static ObjectNode values(ArrayNode blocks, ObjectNode entered) {
        ObjectNode values = Json.object();
        for (Elements.Placed placed : Elements.in(blocks)) {
            if (placed.type().equals("button") || placed.type().equals("overflow")) continue;
            ObjectNode held = values.withObject(
                            "/" + placed.blockId().replace("~", "~0").replace("/", "~1"))
                    .putObject(placed.actionId())
                    .put("type", placed.type());
            hold(held, placed, entered(placed, entered));
        }
        return values;
    }

    /** Why Slack's client would not send this form; empty when it would. */
    static Optional<String> refusal(ArrayNode blocks, ObjectNode entered) {
        ObjectNode values = values(blocks, entered);
        for (Elements.Placed placed : Elements.in(blocks)) {
            if (!placed.isInput()) continue;
            JsonNode held = values.path(placed.blockId()).path(placed.actionId());
            String problem = problem(placed, held);
            if (!problem.isEmpty()) return Optional.of(placed.blockId() + ": " + problem);
        }
        return Optional.empty();
    }

    private static String problem(Elements.Placed placed, JsonNode held) {
        boolean optional = placed.block().path("optional").asBoolean();
        JsonNode content = held.path(field(placed.type()));
        boolean empty = content.isMissingNode() || content.isNull() || content.isArray() && content.isEmpty();
        if (empty) return optional ? "" : "please complete this required field";
        int length = content.asText().length();
        JsonNode element = placed.element();
        if (content.isTextual() && length > element.path("max_length").asInt(3_000)) return "too long";
        if (content.isTextual() && length < element.path("min_length").asInt(0)) return "too short";
        return "";
    }

    private static JsonNode entered(Elements.Placed placed, ObjectNode entered) {
        JsonNode byBlock = entered.path(placed.blockId());
        return byBlock.isMissingNode() ? entered.path(placed.actionId()) : byBlock;
    }

    private static void hold(ObjectNode held, Elements.Placed placed, JsonNode entered) {
        if (!entered.isMissingNode()) {
            choose(held, placed.element(), entered);
            return;
        }
        String field = field(placed.type());
        JsonNode initial = placed.element().path(initial(placed.type()));
        if (!initial.isMissingNode()) held.set(field, initial.deepCopy());
        else if (isMany(placed.type())) held.putArray(field);
        else held.putNull(field);
    }

    /** Writes the choice in the field that this type of element uses, in actions and in state alike. */
    static void choose(ObjectNode target, JsonNode element, JsonNode chosen) {
        String type = element.path("type").asText();
        String field = field(type);
        if (isMany(type)) {
            ArrayNode all = target.putArray(field);
            if (chosen.isArray()) chosen.forEach(one -> all.add(one(element, one.asText())));
            else if (!chosen.asText().isEmpty()) all.add(one(element, chosen.asText()));
        } else if (chosen.isNull() || chosen.asText().isEmpty()) {
            target.putNull(field);
        } else {
            target.set(field, one(element, chosen.asText()));
        }
    }

    private static JsonNode one(JsonNode element, String chosen) {
        String field = field(element.path("type").asText());
        if (!field.startsWith("selected_option"))
            return Json.array().add(chosen).get(0);
        return Stage.option(element, chosen)
                .map(JsonNode::deepCopy)
                .map(JsonNode.class::cast)
                .orElseGet(() -> {
                    // An option of an external select: the app named it in its suggestions.
                    ObjectNode option = Json.object().put("value", chosen);
                    option.putObject("text")
                            .put("type", "plain_text")
                            .put("text", chosen)
                            .put("emoji", true);
                    return option;
                });
    }

    static boolean isMany(String type) {
        return type.startsWith("multi_") || type.equals("checkboxes");
    }

    static String field(String type) {
        return switch (type) {
            case "static_select", "external_select", "radio_buttons", "overflow" -> "selected_option";
            case "multi_static_select", "multi_external_select", "checkboxes" -> "selected_options";
            case "users_select" -> "selected_user";
            case "multi_users_select" -> "selected_users";
            case "conversations_select" -> "selected_conversation";
            case "multi_conversations_select" -> "selected_conversations";
            case "channels_select" -> "selected_channel";
            case "multi_channels_select" -> "selected_channels";
            case "datepicker" -> "selected_date";
            case "timepicker" -> "selected_time";
            case "datetimepicker" -> "selected_date_time";
            case "rich_text_input" -> "rich_text_value";
            case "file_input" -> "files";
            default -> "value";
        };
    }

    private static String initial(String type) {
        String field = field(type);
        return field.startsWith("selected_") ? "initial_" + field.substring("selected_".length()) : "initial_value";
    }
}
