package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The workspace through one person's eyes, as JSON for a page. */
final class Snapshot {
    private final AppSettings settings;
    private final AppInstall app;
    private final Changes changes;
    private final Roster roster;
    private final Timeline timeline;
    private final Views views;

    Snapshot(Workspace workspace) {
        this.settings = workspace.settings();
        this.app = workspace.app();
        this.changes = workspace.changes();
        this.roster = workspace.roster();
        this.timeline = workspace.timeline();
        this.views = workspace.views();
    }

    ObjectNode of(String userId) {
        SlackUser user = roster.user(userId).orElseThrow(() -> new IllegalArgumentException("no such user: " + userId));
        synchronized (changes) {
            ObjectNode all = Json.object();
            all.putObject("team").put("id", app.teamId()).put("domain", app.teamDomain());
            all.put("user", userId).put("bot_user", app.botUserId());
            ArrayNode commands = all.putArray("commands");
            settings.commands().forEach(commands::add);
            ArrayNode people = all.putArray("users");
            roster.users().forEach(person -> people.add(person.toJson(true, false)));
            ArrayNode groups = all.putArray("usergroups");
            roster.groups().forEach(group -> groups.add(group.toJson(app.teamId(), true, true)));
            ArrayNode channels = all.putArray("channels");
            roster.channels().stream()
                    .filter(channel -> roster.sees(user, channel))
                    .forEach(channel -> channels.add(channel(channel, userId)));
            ArrayNode modals = all.putArray("modals");
            views.stack(userId).forEach(view -> modals.add(view(view)));
            views.home(userId).ifPresent(home -> all.set("home", view(home)));
            return all;
        }
    }

    private ObjectNode channel(SlackChannel channel, String user) {
        ObjectNode shown = channel.toJson(app.botUserId(), true);
        shown.put("joined", channel.members().contains(user));
        channel.members().forEach(shown.withArray("members")::add);
        ArrayNode messages = shown.putArray("messages");
        List<SlackMessage> visible = timeline.all().stream()
                .filter(message -> message.channel().equals(channel.id()))
                .filter(message -> message.onlyFor().map(user::equals).orElse(true))
                .toList();
        visible.forEach(message -> messages.add(message.toJson(app).put("is_ephemeral", message.isEphemeral())));
        return shown;
    }

    private ObjectNode view(SlackView view) {
        ObjectNode shown = view.toJson(app);
        shown.set("errors", view.errors());
        return shown;
    }
}
