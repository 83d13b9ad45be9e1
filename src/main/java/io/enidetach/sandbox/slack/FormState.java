package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the inputs of a view or message hold: what the person entered, else what they held before an update, else what the
 * app had put there. Options can be chosen only where they were offered.
 */
final class FormState {
    private static final String OPTION = "selected_option";

    private final List<Elements.Placed> inputs;
    private final ObjectNode held;
    private final ObjectNode offered;

    private FormState(ArrayNode blocks, ObjectNode held, ObjectNode offered) {
        this.inputs = Elements.in(blocks).stream()
                .filter(placed ->
                        !placed.type().equals("button") && !placed.type().equals("overflow"))
                .toList();
        this.held = held;
        this.offered = offered;
    }

    static FormState of(SlackView view) {
        return new FormState(view.blocks(), view.held(), view.offered());
    }

    /** A message forgets at once what was chosen on it, and nothing can be searched in it. */
    static FormState of(SlackMessage message) {
        return new FormState(message.blocks(), Json.object(), Json.object());
    }

    /** {@code entered} maps block ids (or action ids) to a text, or to a list of texts where several can be chosen. */
    ObjectNode values(ObjectNode entered) {
        ObjectNode values = Json.object();
        for (Elements.Placed placed : inputs) {
            JsonNode mine = entered(placed, entered);
            ObjectNode target = values.withObject(pointer(placed.blockId())).putObject(placed.actionId());
            if (mine.isMissingNode()) target.setAll(before(placed));
            else choose(target.put("type", placed.type()), placed.element(), mine);
        }
        return values;
    }

    /** What these blocks hold after an update to them: an input that keeps its names keeps what it held. */
    ObjectNode keptFor(ArrayNode next, ObjectNode entered) {
        ObjectNode all = values(entered);
        ObjectNode kept = Json.object();
        for (Elements.Placed placed : Elements.in(next)) {
            JsonNode value = all.path(placed.blockId()).path(placed.actionId());
            boolean same = value.path("type").asText().equals(placed.type());
            if (same && !isEmpty(value.path(field(placed.type()))))
                kept.withObject(pointer(placed.blockId())).set(placed.actionId(), value.deepCopy());
        }
        return kept;
    }

    /** Why Slack's client would not send this form; empty when it would. */
    Optional<String> refusal(ObjectNode entered) {
        Optional<String> made = unoffered(entered);
        if (made.isPresent()) return made;
        ObjectNode values = values(entered);
        for (Elements.Placed placed : inputs) {
            if (!placed.isInput()) continue;
            JsonNode value = values.path(placed.blockId()).path(placed.actionId());
            String problem = problem(placed, value);
            if (!problem.isEmpty()) return Optional.of(placed.blockId() + ": " + problem);
        }
        return Optional.empty();
    }

    /** The first entry that chooses what no list shows. */
    Optional<String> unoffered(ObjectNode entered) {
        return inputs.stream()
                .filter(placed -> !isOffered(placed.element(), entered(placed, entered)))
                .map(placed -> placed.blockId() + ": this option was not offered")
                .findFirst();
    }

    /** Whether a list that the person sees has it; a choice that was made stays one. */
    boolean isOffered(JsonNode element, JsonNode chosen) {
        if (!field(element.path("type").asText()).startsWith(OPTION) || chosen.isMissingNode()) return true;
        List<String> values = new ArrayList<>();
        if (chosen.isArray()) chosen.forEach(one -> values.add(one.asText()));
        else if (!chosen.isNull() && !chosen.asText().isEmpty()) values.add(chosen.asText());
        return values.stream().allMatch(value -> option(element, value).isPresent());
    }

    private static String problem(Elements.Placed placed, JsonNode value) {
        boolean optional = placed.block().path("optional").asBoolean();
        JsonNode content = value.path(field(placed.type()));
        if (isEmpty(content)) return optional ? "" : "please complete this required field";
        int length = content.asText().length();
        JsonNode element = placed.element();
        if (content.isTextual() && length > element.path("max_length").asInt(3_000)) return "too long";
        if (content.isTextual() && length < element.path("min_length").asInt(0)) return "too short";
        return "";
    }

    private static boolean isEmpty(JsonNode content) {
        return content.isMissingNode() || content.isNull() || content.isArray() && content.isEmpty();
    }

    private static JsonNode entered(Elements.Placed placed, ObjectNode entered) {
        JsonNode byBlock = entered.path(placed.blockId());
        return byBlock.isMissingNode() ? entered.path(placed.actionId()) : byBlock;
    }

    private ObjectNode before(Elements.Placed placed) {
        if (held.path(placed.blockId()).path(placed.actionId()) instanceof ObjectNode kept) return kept.deepCopy();
        ObjectNode value = Json.object().put("type", placed.type());
        String field = field(placed.type());
        JsonNode initial = placed.element().path(initial(placed.type()));
        if (!initial.isMissingNode()) value.set(field, initial.deepCopy());
        else if (isMany(placed.type())) value.putArray(field);
        else value.putNull(field);
        return value;
    }

    /** Writes the choice in the field that this type of element uses, in actions and in state alike. */
    void choose(ObjectNode target, JsonNode element, JsonNode chosen) {
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

    private JsonNode one(JsonNode element, String chosen) {
        if (!field(element.path("type").asText()).startsWith(OPTION))
            return Json.array().add(chosen).get(0);
        return option(element, chosen).orElseThrow().deepCopy();
    }

    /** The option with this value: of the element's own, of those that were found, or chosen before. */
    private Optional<JsonNode> option(JsonNode element, String value) {
        String action = element.path("action_id").asText();
        return option(element, "", value)
                .or(() -> option(offered.path(action), "", value))
                .or(() -> option(element, "initial_", value))
                .or(() -> held.findValues(action).stream()
                        .flatMap(kept -> option(kept, "selected_", value).stream())
                        .findFirst());
    }

    private static Optional<JsonNode> option(JsonNode lists, String prefix, String value) {
        for (JsonNode option : Json.arrayAt(lists, prefix + "options"))
            if (option.path("value").asText().equals(value)) return Optional.of(option);
        for (JsonNode group : Json.arrayAt(lists, "option_groups")) {
            Optional<JsonNode> found = option(group, "", value);
            if (found.isPresent()) return found;
        }
        JsonNode single = lists.path(prefix + "option");
        return single.path("value").asText("").equals(value) ? Optional.of(single) : Optional.empty();
    }

    private static String pointer(String blockId) {
        return "/" + blockId.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isMany(String type) {
        return type.startsWith("multi_") || type.equals("checkboxes");
    }

    private static String field(String type) {
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
