package io.enidetach.slack.api;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every Web API method that the bot calls, with the bot scopes it takes; {@code manifest.yml} is held against it. */
public enum WebMethod {
    AUTH_TEST("auth.test"),
    /** Called with the app token, whose scope {@code connections:write} stands in no manifest. */
    APPS_CONNECTIONS_OPEN("apps.connections.open"),
    CHAT_GET_PERMALINK("chat.getPermalink"),
    CHAT_POST_MESSAGE("chat.postMessage", "chat:write"),
    CHAT_POST_EPHEMERAL("chat.postEphemeral", "chat:write"),
    CHAT_UPDATE("chat.update", "chat:write"),
    CONVERSATIONS_INFO("conversations.info", "channels:read", "groups:read"),
    USERS_INFO("users.info", "users:read"),
    /** Only by {@code doctor}. */
    USERGROUPS_LIST("usergroups.list", "usergroups:read"),
    USERGROUPS_USERS_LIST("usergroups.users.list", "usergroups:read"),
    VIEWS_OPEN("views.open"),
    VIEWS_PUBLISH("views.publish"),
    VIEWS_UPDATE("views.update");

    private final String wire;
    private final List<String> scopes;

    WebMethod(String wire, String... scopes) {
        this.wire = wire;
        this.scopes = List.of(scopes);
    }

    /** The method's name in the URL. */
    public String wire() {
        return wire;
    }

    /** Bot scopes that the method needs. */
    public List<String> scopes() {
        return scopes;
    }

    /** All bot scopes that the methods need together, sorted. */
    public static Set<String> allScopes() {
        Set<String> all = new TreeSet<>();
        Arrays.stream(values()).forEach(m -> all.addAll(m.scopes));
        return all;
    }
}
