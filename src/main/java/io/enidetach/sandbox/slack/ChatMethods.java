package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** chat.* (docs.slack.dev/reference/methods/chat.postMessage and its neighbours). */
final class ChatMethods {
    private final Workspace workspace;

    ChatMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    ObjectNode post(ApiRequest request) {
        SlackChannel channel = target(request.required("channel"));
        MessageContent content = MessageContent.read(request, workspace.ids());
        if (content.isEmpty()) throw new SlackRefusal("no_text");
        SlackMessage draft = content.as(mine(channel)).in(thread(request, channel));
        SlackMessage posted = workspace.timeline().add(draft);
        ObjectNode answer = Json.object().put("channel", channel.id()).put("ts", posted.ts());
        answer.set("message", posted.toJson(workspace.app()));
        return answer;
    }

    private SlackMessage mine(SlackChannel channel) {
        return SlackMessage.draft(channel.id(), workspace.botUserId(), "");
    }

    /** Where a message may go: a user's id stands for the bot's conversation with them. */
    private SlackChannel target(String id) {
        Optional<SlackUser> user = workspace.user(id);
        if (user.isPresent()) {
            boolean reachable = !user.get().deleted() && user.get().kind() != SlackUser.Kind.STRANGER;
            if (!reachable || user.get().kind() == SlackUser.Kind.BOT) throw new SlackRefusal("channel_not_found");
            if (!workspace.settings().messagesTab()) throw new SlackRefusal("messages_tab_disabled");
            return workspace.roster().directWith(Set.of(id));
        }
        SlackChannel channel = visible(id);
        if (channel.archived()) throw new SlackRefusal("is_archived");
        boolean member = channel.members().contains(workspace.botUserId());
        if (!member && !workspace.settings().scopes().contains("chat:write.public"))
            throw new SlackRefusal("not_in_channel");
        return channel;
    }

    private SlackChannel visible(String id) {
        return workspace
                .channel(id)
                .filter(workspace.roster()::botSees)
                .orElseThrow(() -> new SlackRefusal("channel_not_found"));
    }

    /** A reply to a reply joins its thread. An unknown parent is refused (the word is unconfirmed). */
    private Optional<String> thread(ApiRequest request, SlackChannel channel) {
        return request.text("thread_ts")
                .filter(ts -> !ts.isEmpty())
                .map(ts -> workspace
                        .timeline()
                        .find(channel.id(), ts)
                        .filter(parent -> !parent.isEphemeral())
                        .map(parent -> parent.threadTs().orElse(ts))
                        .orElseThrow(() -> new SlackRefusal("thread_not_found")));
    }

    ObjectNode update(ApiRequest request) {
        SlackMessage old = own(request, "cant_update_message");
        MessageContent content = MessageContent.read(request, workspace.ids());
        if (content.shownText().length() > BlockSchema.UPDATE_TEXT_CHARS_MAX) throw new SlackRefusal("msg_too_long");
        boolean nothing = content.isEmpty()
                && (content.text().isPresent() || content.metadata().isEmpty());
        if (nothing && !content.dropMeta()) throw new SlackRefusal("no_text");
        SlackMessage changed = content.over(old);
        workspace.timeline().replace(changed);
        ObjectNode answer = Json.object().put("channel", old.channel()).put("ts", old.ts());
        answer.put("text", changed.text());
        answer.set("message", changed.toJson(workspace.app()));
        return answer;
    }

    ObjectNode delete(ApiRequest request) {
        SlackMessage old = own(request, "cant_delete_message");
        workspace.timeline().delete(old);
        return Json.object().put("channel", old.channel()).put("ts", old.ts());
    }

    /** A lasting message of the bot itself. Ephemeral ones cannot be found by their ts. */
    private SlackMessage own(ApiRequest request, String otherwise) {
        SlackChannel channel = visible(request.required("channel"));
        SlackMessage message = lasting(channel, request.required("ts"));
        if (channel.archived()) throw new SlackRefusal("is_archived");
        if (!message.author().equals(workspace.botUserId())) throw new SlackRefusal(otherwise);
        return message;
    }

    private SlackMessage lasting(SlackChannel channel, String ts) {
        return workspace
                .timeline()
                .find(channel.id(), ts)
                .filter(message -> !message.isEphemeral())
                .orElseThrow(() -> new SlackRefusal("message_not_found"));
    }

    ObjectNode postEphemeral(ApiRequest request) {
        SlackChannel channel = visible(request.required("channel"));
        String user = request.required("user");
        if (channel.archived()) throw new SlackRefusal("is_archived");
        if (!channel.members().contains(workspace.botUserId())) throw new SlackRefusal("not_in_channel");
        if (!channel.members().contains(user)) throw new SlackRefusal("user_not_in_channel");
        MessageContent content = MessageContent.read(request, workspace.ids());
        if (content.isEmpty()) throw new SlackRefusal("no_text");
        SlackMessage draft =
                content.as(mine(channel)).in(thread(request, channel)).visibleTo(user);
        return Json.object().put("message_ts", workspace.timeline().add(draft).ts());
    }

    ObjectNode permalink(ApiRequest request) {
        SlackChannel channel = visible(request.required("channel"));
        SlackMessage message = lasting(channel, request.required("message_ts"));
        String link = "https://" + workspace.app().teamDomain() + ".slack.com/archives/" + channel.id() + "/p"
                + message.ts().replace(".", "");
        String inThread = message.threadTs()
                .map(thread -> "?thread_ts=" + thread + "&cid=" + channel.id())
                .orElse("");
        return Json.object().put("channel", channel.id()).put("permalink", link + inThread);
    }
}
