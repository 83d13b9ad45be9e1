package io.enidetach.sandbox.slack;

import static io.enidetach.sandbox.slack.Rule.any;
import static io.enidetach.sandbox.slack.Rule.bool;
import static io.enidetach.sandbox.slack.Rule.chars;
import static io.enidetach.sandbox.slack.Rule.list;
import static io.enidetach.sandbox.slack.Rule.number;
import static io.enidetach.sandbox.slack.Rule.oneOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an app manifest asks for, once Slack has accepted it. Limits and names are those of
 * docs.slack.dev/reference/app-manifest; a key that is not known there is refused.
 */
record Manifest(Set<String> commands, Set<String> scopes, boolean escaping, boolean homeTab, boolean messagesTab) {
    private static final Rule URL = chars(1, 3_000);
    private static final Rule NAMES = list(0, 255, chars(1, 255));
    private static final Rule COMMAND = Shape.of()
            .must("command", chars(2, 32))
            .must("description", chars(1, 2_000))
            .may("usage_hint", chars(0, 1_000))
            .may("should_escape", bool())
            .may("url", URL);
    private static final Rule SHORTCUT = Shape.of()
            .must("name", chars(1, 24))
            .must("callback_id", chars(1, 255))
            .must("description", chars(1, 150))
            .must("type", oneOf("message", "global"));
    private static final Rule FEATURES = Shape.of()
            .may("bot_user", Shape.of().must("display_name", chars(1, 80)).may("always_online", bool()))
            .may(
                    "app_home",
                    Shape.of()
                            .may("home_tab_enabled", bool())
                            .may("messages_tab_enabled", bool())
                            .may("messages_tab_read_only_enabled", bool()))
            .may("slash_commands", list(0, 50, COMMAND))
            .may("shortcuts", list(0, 10, SHORTCUT));
    private static final Rule SETTINGS = Shape.of()
            .may("event_subscriptions", Shape.of().may("request_url", URL).may("bot_events", list(0, 100, any())))
            .may(
                    "interactivity",
                    Shape.of()
                            .must("is_enabled", bool())
                            .may("request_url", URL)
                            .may("message_menu_options_url", URL))
            .may("socket_mode_enabled", bool())
            .may("org_deploy_enabled", bool())
            .may("token_rotation_enabled", bool())
            .may("is_hosted", bool())
            .may("allowed_ip_address_ranges", any());
    private static final Rule WHOLE = Shape.of()
            .may("_metadata", Shape.of().may("major_version", number(1, 2)).may("minor_version", number(0, 9)))
            .must(
                    "display_information",
                    Shape.of()
                            .must("name", chars(1, 35))
                            .may("description", chars(1, 140))
                            .may("long_description", chars(175, 4_000))
                            .may("background_color", chars(4, 7)))
            .may("features", FEATURES)
            .may(
                    "oauth_config",
                    Shape.of()
                            .may("scopes", Shape.of().may("bot", NAMES).may("user", NAMES))
                            .may("redirect_urls", any()))
            .may("settings", SETTINGS);

    /** @throws IllegalArgumentException with everything that Slack would not accept */
    static Manifest read(String yaml) {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the manifest is no YAML: " + malformed.getOriginalMessage(), malformed);
        }
        Problems problems = new Problems();
        WHOLE.check(root, "", problems);
        Set<String> commands = commands(root, problems);
        Set<String> scopes = texts(root.path("oauth_config").path("scopes").path("bot"));
        if (!commands.isEmpty() && !scopes.contains("commands"))
            problems.add("/oauth_config/scopes/bot", "slash commands need the scope commands");
        oneTransport(root, problems);
        if (!problems.none())
            throw new IllegalArgumentException("Slack would not accept this manifest: " + problems.messages());
        JsonNode features = root.path("features");
        JsonNode home = features.path("app_home");
        boolean escaping = true;
        for (JsonNode command : features.path("slash_commands"))
            escaping &= command.path("should_escape").asBoolean();
        return new Manifest(
                commands,
                scopes,
                escaping,
                home.path("home_tab_enabled").asBoolean(),
                home.path("messages_tab_enabled").asBoolean());
    }

    private static Set<String> commands(JsonNode root, Problems problems) {
        Set<String> names = new HashSet<>();
        for (JsonNode command : root.path("features").path("slash_commands")) {
            String name = command.path("command").asText();
            if (!name.startsWith("/")) problems.add("/features/slash_commands", name + " must start with /");
            if (!names.add(name)) problems.add("/features/slash_commands", name + " is there twice");
        }
        return Set.copyOf(names);
    }

    /** Over Socket Mode nothing has a URL; over HTTP every part that Slack calls has one, with https. */
    private static void oneTransport(JsonNode root, Problems problems) {
        JsonNode settings = root.path("settings");
        boolean sockets = settings.path("socket_mode_enabled").asBoolean();
        if (settings.path("interactivity").path("is_enabled").asBoolean())
            url(settings.path("interactivity").path("request_url"), sockets, "/settings/interactivity", problems);
        if (settings.has("event_subscriptions"))
            url(
                    settings.path("event_subscriptions").path("request_url"),
                    sockets,
                    "/settings/event_subscriptions",
                    problems);
        for (JsonNode command : root.path("features").path("slash_commands"))
            url(command.path("url"), sockets, "/features/slash_commands", problems);
    }

    private static void url(JsonNode url, boolean sockets, String at, Problems problems) {
        if (sockets && !url.isMissingNode()) problems.add(at, "a URL beside Socket Mode");
        if (!sockets && !url.asText().startsWith("https://")) problems.add(at, "an https URL is missing");
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return Set.copyOf(texts);
    }
}
