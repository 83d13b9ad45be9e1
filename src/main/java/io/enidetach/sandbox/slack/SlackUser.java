package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A person (or bot) as the workspace knows them. {@code teamId} differs from the workspace's for people from outside. */
public record SlackUser(
        String id, String teamId, String name, String realName, String tz, String locale, Kind kind, boolean deleted) {

    /** What sort of account it is; it decides the flags that users.info shows. */
    public enum Kind {
        MEMBER,
        GUEST,
        SINGLE_CHANNEL_GUEST,
        /** From another workspace, seen through a shared channel. */
        EXTERNAL,
        /** From another workspace, with no shared channel left. */
        STRANGER,
        BOT,
        /** Slack's own; users.info calls it no bot. */
        SLACKBOT
    }

    public SlackUser as(Kind other) {
        return new SlackUser(id, teamId, name, realName, tz, locale, other, deleted);
    }

    public SlackUser deactivated() {
        return new SlackUser(id, teamId, name, realName, tz, locale, kind, true);
    }

    public SlackUser speaking(String otherLocale) {
        return new SlackUser(id, teamId, name, realName, tz, otherLocale, kind, deleted);
    }

    public SlackUser from(String otherTeam) {
        return new SlackUser(id, otherTeam, name, realName, tz, locale, kind, deleted);
    }

    public SlackUser named(String otherName) {
        return new SlackUser(id, teamId, name, otherName, tz, locale, kind, deleted);
    }

    boolean isOutsider() {
        return kind == Kind.EXTERNAL || kind == Kind.STRANGER;
    }

    boolean isGuest() {
        return kind == Kind.GUEST || kind == Kind.SINGLE_CHANNEL_GUEST;
    }

    String email() {
        return name + "@example.com";
    }

    /** As users.info answers: a locale only when asked for and never for outsiders, an address only with its scope. */
    ObjectNode toJson(boolean withLocale, boolean withEmail) {
        ObjectNode user = Json.object();
        user.put("id", id).put("team_id", teamId).put("name", name).put("deleted", deleted);
        ObjectNode profile = user.putObject("profile");
        profile.put("real_name", realName).put("display_name", name).put("team", teamId);
        if (withEmail && !isOutsider()) profile.put("email", email());
        if (deleted) return user.put("is_bot", kind == Kind.BOT).put("is_app_user", false);
        user.put("real_name", realName).put("tz", tz);
        user.put("is_admin", false).put("is_owner", false).put("is_primary_owner", false);
        user.put("is_restricted", isGuest()).put("is_ultra_restricted", kind == Kind.SINGLE_CHANNEL_GUEST);
        user.put("is_bot", kind == Kind.BOT).put("is_app_user", false).put("updated", 0);
        if (isOutsider()) user.put("is_stranger", kind == Kind.STRANGER);
        if (withLocale && !isOutsider()) user.put("locale", locale);
        return user;
    }
}
