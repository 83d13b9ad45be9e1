package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** users.*, usergroups.*, conversations.* and bots.info: who there is, and where. */
final class DirectoryMethods {
    private final Workspace workspace;

    DirectoryMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    ObjectNode userInfo(ApiRequest request) {
        SlackUser user = workspace.user(request.required("user")).orElseThrow(() -> new SlackRefusal("user_not_found"));
        boolean withEmail = workspace.settings().scopes().contains("users:read.email");
        ObjectNode answer = Json.object();
        answer.set("user", user.toJson(request.flag("include_locale"), withEmail));
        return answer;
    }

    ObjectNode userByEmail(ApiRequest request) {
        String email = request.required("email");
        SlackUser user = workspace.users().stream()
                .filter(u -> u.email().equals(email) && !u.isOutsider() && !u.deleted())
                .findFirst()
                .orElseThrow(() -> new SlackRefusal("users_not_found"));
        ObjectNode answer = Json.object();
        answer.set("user", user.toJson(false, true));
        return answer;
    }

    ObjectNode botInfo(ApiRequest request) {
        AppInstall app = workspace.app();
        if (!request.text("bot").orElse(app.botId()).equals(app.botId())) throw new SlackRefusal("bot_not_found");
        ObjectNode answer = Json.object();
        answer.putObject("bot")
                .put("id", app.botId())
                .put("deleted", false)
                .put("name", "eni-detach")
                .put("app_id", app.appId())
                .put("user_id", app.botUserId());
        return answer;
    }

    ObjectNode groups(ApiRequest request) {
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("usergroups");
        workspace.roster().groups().stream()
                .filter(group -> !group.disabled() || request.flag("include_disabled"))
                .map(group ->
                        group.toJson(workspace.teamId(), request.flag("include_users"), request.flag("include_count")))
                .forEach(groups::add);
        return answer;
    }

    /** Ids only, deactivated people among them. The word for an unknown group is unconfirmed. */
    ObjectNode groupUsers(ApiRequest request) {
        SlackGroup group = workspace
                .group(request.required("usergroup"))
                .filter(g -> !g.disabled() || request.flag("include_disabled"))
                .orElseThrow(() -> new SlackRefusal("no_such_subteam"));
        ObjectNode answer = Json.object();
        ArrayNode users = answer.putArray("users");
        new TreeSet<>(group.members()).forEach(users::add);
        return answer;
    }

    ObjectNode conversationInfo(ApiRequest request) {
        SlackChannel channel = readable(request);
        ObjectNode answer = Json.object();
        answer.set("channel", channel.toJson(workspace.botUserId(), request.flag("include_num_members")));
        return answer;
    }

    ObjectNode conversationMembers(ApiRequest request) {
        ObjectNode answer = Json.object();
        ArrayNode members = answer.putArray("members");
        readable(request).members().forEach(members::add);
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private SlackChannel readable(ApiRequest request) {
        SlackChannel channel = workspace
                .channel(request.required("channel"))
                .filter(workspace.roster()::botSees)
                .orElseThrow(() -> new SlackRefusal("channel_not_found"));
        Tokens.demand(workspace, channel.kind().readScope);
        return channel;
    }

    ObjectNode open(ApiRequest request) {
        if (request.has("channel")) return opened(readable(request));
        Set<String> people = new TreeSet<>(Arrays.asList(request.text("users")
                .orElseThrow(() -> new SlackRefusal("users_list_not_supplied"))
                .split(",")));
        if (people.size() > 8) throw new SlackRefusal("too_many_users");
        if (people.size() > 1) Tokens.demand(workspace, "mpim:write");
        for (String id : people) {
            SlackUser user = workspace.user(id).orElseThrow(() -> new SlackRefusal("user_not_found"));
            if (user.deleted()) throw new SlackRefusal("user_disabled");
            if (user.kind() == SlackUser.Kind.STRANGER) throw new SlackRefusal("user_not_visible");
            if (id.equals(workspace.botUserId())) throw new SlackRefusal("invalid_user_combination");
        }
        return opened(workspace.roster().directWith(people));
    }

    private static ObjectNode opened(SlackChannel channel) {
        ObjectNode answer = Json.object();
        answer.putObject("channel").put("id", channel.id());
        return answer;
    }
}
