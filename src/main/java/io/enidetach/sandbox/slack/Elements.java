package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks over the interactive elements of blocks: in {@code actions}, as a section's accessory, in {@code input}. */
final class Elements {
    /** An element and the block that carries it. */
    record Placed(JsonNode block, JsonNode element) {
        String blockId() {
            return block.path("block_id").asText();
        }

        String actionId() {
            return element.path("action_id").asText();
        }

        /** What people's entries go by: several elements of one row share its block. */
        String key() {
            return block.path("type").asText().equals("actions") ? actionId() : blockId();
        }

        String type() {
            return element.path("type").asText();
        }

        boolean isInput() {
            return block.path("type").asText().equals("input");
        }
    }

    private Elements() {}

    static List<Placed> in(ArrayNode blocks) {
        List<Placed> found = new ArrayList<>();
        for (JsonNode block : blocks) {
            for (JsonNode element : Json.arrayAt(block, "elements")) add(found, block, element);
            add(found, block, block.path("accessory"));
            add(found, block, block.path("element"));
        }
        return found;
    }

    static Optional<Placed> find(ArrayNode blocks, String actionId) {
        return in(blocks).stream().filter(p -> p.actionId().equals(actionId)).findFirst();
    }

    private static void add(List<Placed> found, JsonNode block, JsonNode element) {
        if (element.has("action_id")) found.add(new Placed(block, element));
    }
}
