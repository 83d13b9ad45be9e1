package io.enidetach.sandbox.slack;

import java.util.Arrays;
import java.util.Optional;

/**
 * The Web API methods that are simulated, each with the scope it needs (empty: none, or decided by the conversation) and
 * its calls per minute by Slack's tier table (docs.slack.dev/apis/web-api/rate-limits). Methods that only read ignore a
 * JSON body.
 */
enum ApiMethod {
    AUTH_TEST("auth.test", "", 600, true),
    POST_MESSAGE("chat.postMessage", "chat:write", 300, false),
    UPDATE("chat.update", "chat:write", 50, false),
    POST_EPHEMERAL("chat.postEphemeral", "chat:write", 100, false),
    DELETE("chat.delete", "chat:write", 50, false),
    PERMALINK("chat.getPermalink", "", 600, true),
    OPEN_CONVERSATION("conversations.open", "im:write", 50, false),
    CONVERSATION_INFO("conversations.info", "", 50, true),
    CONVERSATION_MEMBERS("conversations.members", "", 100, true),
    USER_INFO("users.info", "users:read", 100, true),
    USER_BY_EMAIL("users.lookupByEmail", "users:read.email", 50, true),
    GROUPS("usergroups.list", "usergroups:read", 20, true),
    GROUP_USERS("usergroups.users.list", "usergroups:read", 20, true),
    OPEN_VIEW("views.open", "", 100, false),
    UPDATE_VIEW("views.update", "", 100, false),
    PUSH_VIEW("views.push", "", 100, false),
    PUBLISH_VIEW("views.publish", "", 100, false),
    OPEN_CONNECTION("apps.connections.open", "", 1, false),
    BOT_INFO("bots.info", "users:read", 50, true),
    VALIDATE_BLOCKS("blocks.validate", "", 50, false);

    final String wire;
    final String scope;
    final int perMinute;
    final boolean reads;

    ApiMethod(String wire, String scope, int perMinute, boolean reads) {
        this.wire = wire;
        this.scope = scope;
        this.perMinute = perMinute;
        this.reads = reads;
    }

    static Optional<ApiMethod> of(String wire) {
        return Arrays.stream(values()).filter(m -> m.wire.equals(wire)).findFirst();
    }
}
