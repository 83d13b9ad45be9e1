package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Text, blocks and metadata as an app sent them, checked and in stored form. Present means that the app gave it. */
record MessageContent(
        Optional<String> text, Optional<ArrayNode> blocks, Optional<ObjectNode> metadata, boolean dropMeta) {
    private static final Rule EVENT_PAYLOAD = (node, at, problems) -> {
        if (!node.isObject()) problems.add(at, "must provide an object");
    };

    /** @throws SlackRefusal with the word that Slack uses for the first thing that is wrong */
    static MessageContent read(ApiRequest request, Ids ids) {
        Optional<ArrayNode> blocks =
                request.list("blocks", "invalid_blocks_format").map(b -> checked(b, ids));
        Optional<ArrayNode> attachments = request.list("attachments", "invalid_attachments");
        if (attachments.map(JsonNode::size).orElse(0) > BlockSchema.ATTACHMENTS_MAX)
            throw new SlackRefusal("too_many_attachments");
        Optional<JsonNode> metadata = request.structure("metadata", "invalid_metadata_format");
        boolean drop = metadata.map(m -> m.isObject() && m.isEmpty()).orElse(false);
        return new MessageContent(
                request.text("text").map(MessageContent::entities),
                blocks,
                drop ? Optional.empty() : metadata.map(MessageContent::checkedMetadata),
                drop);
    }

    private static ArrayNode checked(ArrayNode blocks, Ids ids) {
        Problems problems = BlockRules.ofMessage(blocks);
        if (!problems.none()) throw SlackRefusal.explained("invalid_blocks", problems.messages());
        return BlockRules.normal(blocks, ids);
    }

    private static ObjectNode checkedMetadata(JsonNode metadata) {
        if (!metadata.isObject()) throw new SlackRefusal("invalid_metadata_format");
        if (Json.write(metadata).length() > BlockSchema.METADATA_CHARS_MAX)
            throw new SlackRefusal("metadata_too_large");
        Problems problems = new Problems();
        Shape.of()
                .must("event_type", Rule.chars(1, 255))
                .must("event_payload", EVENT_PAYLOAD)
                .check(metadata, "/metadata", problems);
        if (!problems.none()) throw SlackRefusal.explained("invalid_metadata_schema", problems.messages());
        return (ObjectNode) metadata;
    }

    /** Stored text has {@code &} as an entity; control sequences stay as they are. */
    private static String entities(String text) {
        return text.replaceAll("&(?!amp;|lt;|gt;)", "&amp;");
    }

    boolean isEmpty() {
        return text.filter(t -> !t.isBlank()).isEmpty() && shownBlocks().isEmpty();
    }

    ArrayNode shownBlocks() {
        return blocks.orElseGet(Json::array);
    }

    String shownText() {
        String all = text.orElse("");
        return all.length() > BlockSchema.TEXT_CHARS_MAX ? all.substring(0, BlockSchema.TEXT_CHARS_MAX) : all;
    }

    /** The message with this content instead of its own, by chat.update's rules. */
    SlackMessage over(SlackMessage old) {
        boolean neither = text.isEmpty() && blocks.isEmpty();
        SlackMessage changed = neither ? old : old.saying(text.orElse(old.text()), shownBlocks());
        if (blocks.isEmpty() && !neither) changed = changed.markedEdited();
        if (dropMeta) return changed.about(Optional.empty());
        return metadata.isPresent() ? changed.about(metadata) : changed;
    }

    SlackMessage as(SlackMessage draft) {
        return draft.saying(shownText(), shownBlocks()).about(metadata);
    }

    /** For a message that did not come as a Web API call: an acknowledgement's body or a response URL's. */
    static MessageContent read(ObjectNode body, Ids ids) {
        MessageContent content = read(new ApiRequest("message", body, ""), ids);
        if (content.isEmpty()) throw SlackRefusal.explained("no_text", List.of());
        return content;
    }
}
