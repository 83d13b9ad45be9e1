package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One version of one message, as stored: text with entities, blocks with the ids and defaults that Slack fills in.
 * {@code onlyFor} names the one person who sees an ephemeral message.
 */
public record SlackMessage(
        String channel,
        String ts,
        Optional<String> threadTs,
        String author,
        String text,
        ArrayNode blocks,
        Optional<ObjectNode> metadata,
        boolean edited,
        Optional<String> onlyFor) {

    static SlackMessage draft(String channel, String author, String text) {
        return new SlackMessage(
                channel, "", Optional.empty(), author, text, Json.array(), Optional.empty(), false, Optional.empty());
    }

    public boolean isEphemeral() {
        return onlyFor.isPresent();
    }

    /** Whether a button or other element with this {@code action_id} is on it. */
    public boolean hasAction(String actionId) {
        return Elements.find(blocks, actionId).isPresent();
    }

    /** Everything a reader sees, for searching: the text and every text inside the blocks. */
    public String allText() {
        StringBuilder all = new StringBuilder(text);
        read(blocks, all);
        return all.toString();
    }

    /** A text may be a field of another one of that name. */
    private static void read(JsonNode node, StringBuilder all) {
        if (node.path("text").isTextual())
            all.append('\n').append(node.path("text").asText());
        node.forEach(child -> read(child, all));
    }

    SlackMessage at(String newTs) {
        return new SlackMessage(channel, newTs, threadTs, author, text, blocks, metadata, edited, onlyFor);
    }

    SlackMessage in(Optional<String> thread) {
        return new SlackMessage(channel, ts, thread, author, text, blocks, metadata, edited, onlyFor);
    }

    SlackMessage saying(String newText, ArrayNode newBlocks) {
        return new SlackMessage(channel, ts, threadTs, author, newText, newBlocks, metadata, edited, onlyFor);
    }

    SlackMessage about(Optional<ObjectNode> newMetadata) {
        return new SlackMessage(channel, ts, threadTs, author, text, blocks, newMetadata, edited, onlyFor);
    }

    SlackMessage visibleTo(String user) {
        return new SlackMessage(channel, ts, threadTs, author, text, blocks, metadata, edited, Optional.of(user));
    }

    SlackMessage markedEdited() {
        return new SlackMessage(channel, ts, threadTs, author, text, blocks, metadata, true, onlyFor);
    }

    /** As the Web API and payloads show it. */
    ObjectNode toJson(AppInstall app) {
        ObjectNode message = Json.object();
        message.put("type", "message")
                .put("user", author)
                .put("ts", ts)
                .put("text", text)
                .put("team", app.teamId());
        if (author.equals(app.botUserId())) message.put("bot_id", app.botId()).put("app_id", app.appId());
        threadTs.ifPresent(thread -> message.put("thread_ts", thread));
        if (!blocks.isEmpty()) message.set("blocks", blocks.deepCopy());
        metadata.ifPresent(meta -> message.set("metadata", meta.deepCopy()));
        if (edited) message.putObject("edited").put("user", author).put("ts", ts);
        return message;
    }
}
