package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Somebody types a slash command and sends it. */
final class CommandAct {
    private final Stage stage;

    CommandAct(Stage stage) {
        this.stage = stage;
    }

    CompletableFuture<Delivered> run(String userId, String channelId, String line) {
        SlackUser user = stage.person(userId);
        Optional<SlackChannel> channel = stage.visible(user, channelId);
        String[] words = line.strip().split("\\s", 2);
        String refusal = refusal(user, channel, words[0]);
        if (!refusal.isEmpty()) return Stage.notSent(refusal);
        String typed = words.length > 1 ? words[1].strip() : "";
        Workspace workspace = stage.workspace();
        String text = workspace.settings().escaping() ? new CommandText(workspace.roster()).escaped(typed) : typed;
        ObjectNode payload = stage.payloads().command(user, channel.orElseThrow(), words[0], text);
        payload.put("response_url", stage.responseUrls().forCommand(userId, channelId));
        payload.put("trigger_id", stage.trigger(userId, Optional.empty()));
        return stage.courier()
                .send(Parcel.command(payload))
                .thenApply(delivered -> shown(delivered, userId, channelId, line));
    }

    private String refusal(SlackUser user, Optional<SlackChannel> channel, String command) {
        if (user.deleted()) return "deactivated people cannot sign in";
        if (user.isOutsider()) return "commands are not shared with other workspaces";
        if (!stage.workspace().settings().owns(command)) return command + " is not a valid command";
        if (channel.isEmpty()) return "channel_not_found";
        return channel.get().archived() ? "is_archived" : "";
    }

    private Delivered shown(Delivered delivered, String user, String channel, String line) {
        String trouble = delivered.detail();
        if (delivered.isAcked()) {
            try {
                synchronized (stage.workspace().changes()) {
                    answer(delivered.body(), user, channel, line);
                }
                return delivered;
            } catch (SlackRefusal refusal) {
                trouble = refusal.error();
            }
        }
        String command = line.strip().split("\\s", 2)[0];
        stage.slackbotTells(user, channel, command + " failed with the error \"" + trouble + "\"");
        return delivered.but(trouble);
    }

    /** An empty body shows nothing, a JSON object is a message, anything else is its text. */
    private void answer(String body, String user, String channel, String line) {
        if (body.isBlank()) return;
        ObjectNode message =
                Json.parseObject(body).orElseGet(() -> Json.object().put("text", body));
        Timeline timeline = stage.workspace().timeline();
        boolean open = message.path("response_type").asText().equals("in_channel");
        SlackMessage empty = SlackMessage.draft(channel, stage.workspace().botUserId(), "");
        boolean says = message.hasNonNull("text") || message.hasNonNull("blocks");
        if (!says && !open) return;
        Optional<SlackMessage> draft = says
                ? Optional.of(
                        MessageContent.read(message, stage.workspace().ids()).as(empty))
                : Optional.empty();
        if (open) timeline.add(SlackMessage.draft(channel, user, line.strip()));
        draft.map(d -> open ? d : d.visibleTo(user)).ifPresent(timeline::add);
    }
}
