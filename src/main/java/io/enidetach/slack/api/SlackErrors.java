package io.enidetach.slack.api;

import java.util.Map;
import java.util.Set;

/** What Slack's error codes mean for what to do next (reference slack-platform.md, d). Nothing is matched by prose. */
public final class SlackErrors {
    private static final Set<String> REJECTED_TOKENS = Set.of(
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "not_allowed_token_type",
            "not_authed",
            "no_permission",
            "org_login_required");

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            Map.entry("ratelimited", Meaning.AGAIN),
            Map.entry("rate_limited", Meaning.AGAIN),
            Map.entry("internal_error", Meaning.AGAIN),
            Map.entry("fatal_error", Meaning.AGAIN),
            Map.entry("service_unavailable", Meaning.AGAIN),
            Map.entry("request_timeout", Meaning.AGAIN),
            Map.entry("team_added_to_org", Meaning.AGAIN),
            Map.entry("invalid_auth", Meaning.AGAIN),
            Map.entry("token_expired", Meaning.AGAIN),
            Map.entry("token_revoked", Meaning.AGAIN),
            Map.entry("account_inactive", Meaning.AGAIN),
            Map.entry("not_authed", Meaning.AGAIN),
            Map.entry("message_not_found", Meaning.GONE),
            Map.entry("cant_update_message", Meaning.GONE),
            Map.entry("edit_window_closed", Meaning.GONE),
            Map.entry("thread_not_found", Meaning.GONE),
            Map.entry("invalid_thread_ts", Meaning.GONE),
            Map.entry("channel_not_found", Meaning.NOT_HERE),
            Map.entry("not_in_channel", Meaning.NOT_HERE),
            Map.entry("user_not_in_channel", Meaning.NOT_HERE),
            Map.entry("is_archived", Meaning.NOT_HERE),
            Map.entry("is_inactive", Meaning.NOT_HERE),
            Map.entry("channel_is_archived", Meaning.NOT_HERE),
            Map.entry("restricted_action", Meaning.NOT_HERE),
            Map.entry("restricted_action_read_only_channel", Meaning.NOT_HERE),
            Map.entry("restricted_action_thread_only_channel", Meaning.NOT_HERE),
            Map.entry("restricted_action_non_threadable_channel", Meaning.NOT_HERE),
            Map.entry("restricted_action_thread_locked", Meaning.NOT_HERE),
            Map.entry("method_not_supported_for_channel_type", Meaning.NOT_HERE));

    private SlackErrors() {}

    /** What an error code asks for. */
    public enum Meaning {
        /** The same call may succeed later. Tokens can be mended while the bot is up, so their errors are here too. */
        AGAIN,
        /** The message that was to be changed or answered is gone or closed: say it in a new one. */
        GONE,
        /** Not in this conversation, but perhaps in a direct message. */
        NOT_HERE,
        /** Refused for good, here and elsewhere. */
        GIVE_UP
    }

    /** The meaning of a code; an unlisted one is final, and shows up by its name. */
    public static Meaning of(String code) {
        return MEANINGS.getOrDefault(code, Meaning.GIVE_UP);
    }

    /** Whether the message that was to be changed or answered cannot be reached any more, where it stood. */
    public static boolean isGone(Reply<?> reply) {
        return reply instanceof Reply.Refused<?> no
                && (of(no.code()) == Meaning.GONE || of(no.code()) == Meaning.NOT_HERE);
    }

    /** Whether the same call may succeed later. */
    public static boolean isPassing(Reply<?> reply) {
        return reply instanceof Reply.Lost<?>
                || reply instanceof Reply.Throttled<?>
                || (reply instanceof Reply.Refused<?> no && of(no.code()) == Meaning.AGAIN);
    }

    /** Whether the code says that Slack does not take the token itself. */
    public static boolean rejectsToken(String code) {
        return REJECTED_TOKENS.contains(code);
    }
}
