package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Checks blocks and views against {@link BlockSchema} and the rules that span several blocks, then fills in defaults. */
final class BlockRules {
    private BlockRules() {}

    static Problems ofMessage(JsonNode blocks) {
        Problems problems = new Problems();
        Rule.list(0, BlockSchema.BLOCKS_PER_MESSAGE_MAX, BlockSchema.MESSAGE_BLOCK)
                .check(blocks, "/blocks", problems);
        unique(blocks, problems);
        int markdown = 0;
        for (JsonNode block : blocks)
            if (block.path("type").asText().equals("markdown"))
                markdown += block.path("text").asText().length();
        if (markdown > BlockSchema.MARKDOWN_CHARS_MAX)
            problems.add("/blocks", "markdown blocks must hold less than 12001 characters together");
        return problems;
    }

    static Problems ofView(JsonNode view) {
        Problems problems = new Problems();
        boolean home = view.path("type").asText().equals("home");
        (home ? BlockSchema.HOME : BlockSchema.MODAL).check(view, "/view", problems);
        unique(view.path("blocks"), problems);
        boolean inputs = false;
        for (JsonNode block : view.path("blocks"))
            inputs |= block.path("type").asText().equals("input");
        if (!home && inputs && !view.has("submit"))
            problems.add("/view", "missing required field: submit (a view with input blocks needs one)");
        return problems;
    }

    static boolean isTooLarge(JsonNode view) {
        return Json.write(view).getBytes(StandardCharsets.UTF_8).length > BlockSchema.VIEW_BYTES_MAX;
    }

    private static void unique(JsonNode blocks, Problems problems) {
        Set<String> blockIds = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            String blockId = blocks.get(i).path("block_id").asText();
            if (!blockId.isEmpty() && !blockIds.add(blockId))
                problems.add("/blocks/" + i + "/block_id", "`block_id` already exists");
            Set<String> actionIds = new HashSet<>();
            ArrayNode one = Json.array().add(blocks.get(i));
            for (Elements.Placed placed : Elements.in(one))
                if (!actionIds.add(placed.actionId()))
                    problems.add("/blocks/" + i, "`action_id` \"" + placed.actionId() + "\" already exists");
        }
    }

    /** Ids for what has none, and the defaults of text objects: what Slack returns is never what was sent. */
    static ArrayNode normal(JsonNode blocks, Ids ids) {
        ArrayNode copy = Json.array();
        for (JsonNode block : blocks) {
            ObjectNode filled = block.deepCopy();
            if (!filled.has("block_id")) filled.put("block_id", ids.secret(5));
            fill(filled, ids);
            copy.add(filled);
        }
        return copy;
    }

    private static void fill(JsonNode node, Ids ids) {
        if (node instanceof ObjectNode object) {
            String type = object.path("type").asText();
            if (type.equals("plain_text") && !object.has("emoji")) object.put("emoji", true);
            if (type.equals("mrkdwn") && !object.has("verbatim")) object.put("verbatim", false);
            boolean acts = BlockSchema.isInteractive(type);
            if (acts && !object.has("action_id")) object.put("action_id", ids.secret(5));
        }
        for (JsonNode child : node) fill(child, ids);
    }

    static ObjectNode normalView(JsonNode view, Ids ids) {
        ObjectNode filled = view.deepCopy();
        filled.set("blocks", normal(view.path("blocks"), ids));
        for (String text : new String[] {"private_metadata", "callback_id", "external_id"})
            if (!filled.has(text)) filled.put(text, "");
        for (String flag : new String[] {"clear_on_close", "notify_on_close"})
            if (!filled.has(flag)) filled.put(flag, false);
        for (String text : new String[] {"title", "close", "submit"}) {
            if (!filled.has(text)) filled.putNull(text);
            fill(filled.get(text), ids);
        }
        return filled;
    }
}
