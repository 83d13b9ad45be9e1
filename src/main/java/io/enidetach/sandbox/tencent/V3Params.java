package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters of a v3 call, checked against their declarations. */
record V3Params(ObjectNode all) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** One {@code Filters} entry. */
    record Filter(String name, List<String> values) {}

    static V3Params ofJson(String action, String body) throws RefusedCall {
        try {
            JsonNode root = JSON.readTree(body);
            if (root instanceof ObjectNode object) {
                return checked(action, object);
            }
        } catch (JsonProcessingException e) {
            throw new RefusedCall(Refusal.BAD_PARAMETER, "the body is not JSON");
        }
        throw new RefusedCall(Refusal.BAD_PARAMETER, "the body is not a JSON object");
    }

    /** From {@code Filters.0.Values.1=x}, as a GET or a versioned v2 call writes it. */
    static V3Params ofFlat(String action, Map<String, String> flat) throws RefusedCall {
        return checked(action, new V3Flat(V3Parameter.OF_ACTION.get(action)).nested(flat));
    }

    private static V3Params checked(String action, ObjectNode body) throws RefusedCall {
        Map<String, V3Parameter> declared = V3Parameter.OF_ACTION.get(action);
        ObjectNode given = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> pair : body.properties()) {
            V3Parameter type = declared.get(pair.getKey());
            if (type == null) {
                throw new RefusedCall(
                        Refusal.UNKNOWN_PARAMETER, "parameter " + pair.getKey() + " is not one of " + action);
            }
            if (pair.getValue().isNull()) {
                continue;
            }
            if (!type.accepts(pair.getValue())) {
                throw new RefusedCall(Refusal.BAD_PARAMETER, "parameter " + pair.getKey() + " has the wrong type");
            }
            given.set(pair.getKey(), pair.getValue());
        }
        return new V3Params(given);
    }

    Optional<String> text(String name) {
        return Optional.of(all.path(name).asText("")).filter(text -> !text.isEmpty());
    }

    String required(String name) throws RefusedCall {
        return text(name)
                .orElseThrow(() -> new RefusedCall(Refusal.MISSING_PARAMETER, "parameter " + name + " is missing"));
    }

    String requiredId(String name, String kind) throws RefusedCall {
        return Ids.checked(required(name), kind, name);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        all.path(name).forEach(node -> texts.add(node.asText()));
        return texts;
    }

    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        for (JsonNode node : all.path("Filters")) {
            List<String> values = new ArrayList<>();
            ((ArrayNode) node.get("Values")).forEach(value -> values.add(value.asText()));
            filters.add(new Filter(node.get("Name").asText(), values));
        }
        return filters;
    }

    /** A number, whether declared as one or as a text. */
    int number(String name, int usual, int least, int most) throws RefusedCall {
        String text = all.path(name).asText(Integer.toString(usual));
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new RefusedCall(
                    Refusal.BAD_VALUE, "parameter " + name + " must be a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
