package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The fields that every payload of one kind shares. */
final class Payloads {
    /** Deprecated by Slack and still sent; an app must not trust it. */
    private static final String VERIFICATION_TOKEN = "sim-verification-token";

    private final AppInstall app;

    Payloads(AppInstall app) {
        this.app = app;
    }

    ObjectNode command(SlackUser user, SlackChannel channel, String command, String text) {
        return Json.object()
                .put("token", VERIFICATION_TOKEN)
                .put("team_id", app.teamId())
                .put("team_domain", app.teamDomain())
                .put("channel_id", channel.id())
                .put("channel_name", channel.payloadName())
                .put("user_id", user.id())
                .put("user_name", user.name())
                .put("command", command)
                .put("text", text)
                .put("api_app_id", app.appId())
                .put("is_enterprise_install", "false");
    }

    ObjectNode interaction(String type, SlackUser user) {
        ObjectNode payload = Json.object().put("type", type);
        payload.putObject("team").put("id", app.teamId()).put("domain", app.teamDomain());
        payload.putObject("user")
                .put("id", user.id())
                .put("username", user.name())
                .put("name", user.name())
                .put("team_id", user.teamId());
        payload.put("api_app_id", app.appId()).put("token", VERIFICATION_TOKEN);
        return payload.putNull("enterprise").put("is_enterprise_install", false);
    }

    /** The outer part of an Events API delivery. */
    ObjectNode event(ObjectNode event, String eventId, long seconds) {
        ObjectNode payload = Json.object().put("token", VERIFICATION_TOKEN).put("team_id", app.teamId());
        payload.put("api_app_id", app.appId()).set("event", event);
        payload.put("type", "event_callback").put("event_id", eventId).put("event_time", seconds);
        payload.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", app.teamId())
                .put("user_id", app.botUserId())
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return payload.put("is_ext_shared_channel", false);
    }

    static void channel(ObjectNode payload, SlackChannel channel) {
        payload.putObject("channel").put("id", channel.id()).put("name", channel.payloadName());
    }
}
