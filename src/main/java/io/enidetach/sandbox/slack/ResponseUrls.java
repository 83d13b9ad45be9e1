package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Response URLs: five uses within thirty minutes, no token (docs.slack.dev/interactivity/handling-user-interaction). */
final class ResponseUrls {
    private static final int USES_MAX = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);

    /** Whom it answers and where; {@code source} is the message that was acted on, empty for a command. */
    private record Issued(String user, String channel, Optional<SlackMessage> source, Instant end, int uses) {
        Issued used() {
            return new Issued(user, channel, source, end, uses + 1);
        }
    }

    private final Workspace workspace;
    private final Clock clock;
    private final Supplier<String> base;
    private final Map<String, Issued> issued = new HashMap<>();

    ResponseUrls(Workspace workspace, Supplier<String> base) {
        this.workspace = workspace;
        this.clock = workspace.clock();
        this.base = base;
    }

    String forCommand(String user, String channel) {
        return issue(
                "/commands/",
                new Issued(user, channel, Optional.empty(), clock.instant().plus(LIFE), 0));
    }

    String forMessage(String user, SlackMessage source) {
        return issue(
                "/actions/",
                new Issued(
                        user,
                        source.channel(),
                        Optional.of(source),
                        clock.instant().plus(LIFE),
                        0));
    }

    private synchronized String issue(String kind, Issued one) {
        Ids ids = workspace.ids();
        String path = kind + workspace.teamId() + "/" + ids.digits(12) + "/" + ids.secret(24);
        issued.put(path, one);
        return base.get() + path;
    }

    static boolean isPath(String path) {
        return path.startsWith("/commands/") || path.startsWith("/actions/");
    }

    /** Every attempt counts as a use, also one whose content is refused (unconfirmed). */
    Answer post(String path, String body) {
        Issued one;
        synchronized (this) {
            one = issued.get(path);
            if (one == null) return Answer.text(404, "no_team");
            if (!one.end().isAfter(clock.instant())) return gone("expired_url");
            if (one.uses() >= USES_MAX) return gone("used_url");
            issued.put(path, one.used());
        }
        try {
            ObjectNode json = Json.parseObject(body).orElseThrow(() -> new SlackRefusal("invalid_payload"));
            synchronized (workspace.changes()) {
                apply(one, json);
            }
            return Answer.text(200, "ok");
        } catch (SlackRefusal refusal) {
            return Answer.text(400, refusal.error());
        }
    }

    private static Answer gone(String why) {
        return Answer.json(new SlackRefusal(why).toJson()).status(404);
    }

    private void apply(Issued one, ObjectNode json) {
        boolean replace = json.path("replace_original").asBoolean();
        boolean delete = json.path("delete_original").asBoolean();
        if ((replace || delete) && one.source().isEmpty()) throw new SlackRefusal("cant_update_message");
        boolean says = json.hasNonNull("text") || json.hasNonNull("blocks");
        if (replace) {
            workspace
                    .timeline()
                    .replace(MessageContent.read(json, workspace.ids()).over(current(one)));
            return;
        }
        if (delete) workspace.timeline().delete(current(one));
        if (says || !delete) say(one, json);
    }

    private SlackMessage current(Issued one) {
        SlackMessage source = one.source().orElseThrow();
        return workspace
                .timeline()
                .find(source.channel(), source.ts())
                .orElseThrow(() -> new SlackRefusal("message_not_found"));
    }

    private void say(Issued one, ObjectNode json) {
        SlackMessage draft = MessageContent.read(json, workspace.ids())
                .as(SlackMessage.draft(one.channel(), workspace.botUserId(), ""))
                .in(Optional.of(json.path("thread_ts").asText()).filter(ts -> !ts.isEmpty()));
        boolean open = json.path("response_type").asText().equals("in_channel");
        workspace.timeline().add(open ? draft : draft.visibleTo(one.user()));
    }
}
