package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.enidetach.slack.api.WebMethod;
import io.enidetach.slack.words.SlackNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Path FILE = Path.of("manifest.yml");

    private final JsonNode manifest = read();

    @Test
    void it_has_the_scopes_of_the_methods_that_are_called_and_of_the_command_and_no_others() {
        Set<String> wanted = new TreeSet<>(WebMethod.allScopes());
        wanted.add("commands");
        Set<String> there = new TreeSet<>();
        manifest.at("/oauth_config/scopes/bot").forEach(s -> there.add(s.asText()));
        assertThat(there).isEqualTo(wanted);
    }

    @Test
    void every_scope_has_its_reason() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        int from = lines.indexOf("    bot:");
        for (int i = from + 1; i < lines.size() && !lines.get(i).isBlank(); i++) {
            if (lines.get(i).strip().startsWith("- ")) {
                assertThat(lines.get(i - 1).strip()).as(lines.get(i)).startsWith("# ");
            }
        }
    }

    @Test
    void every_method_that_is_called_stands_in_the_list() throws IOException {
        Path api = Path.of("src/main/java/io/enidetach/slack/api");
        String client = Files.readString(api.resolve("WebApi.java")) + Files.readString(api.resolve("Inspector.java"));
        Set<String> called = new TreeSet<>();
        Pattern.compile("(?:quick|patient|methods)\\s*\\.([a-z][A-Za-z]+)\\(")
                .matcher(client)
                .results()
                .forEach(m -> called.add(m.group(1).toLowerCase(java.util.Locale.ROOT)));
        Set<String> listed = new TreeSet<>();
        for (WebMethod method : WebMethod.values()) {
            listed.add(method.wire().replace(".", "").toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(called).isEqualTo(listed);
    }

    @Test
    void it_declares_the_one_command_and_has_mentions_arrive_as_ids() {
        JsonNode commands = manifest.at("/features/slash_commands");
        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).path("command").asText()).isEqualTo(SlackNames.COMMAND);
        assertThat(commands.get(0).path("should_escape").asBoolean()).isTrue();
        assertThat(commands.get(0).has("url")).isFalse();
    }

    @Test
    void it_is_the_socket_mode_variant_for_one_workspace_with_buttons() {
        JsonNode settings = manifest.path("settings");
        assertThat(settings.path("socket_mode_enabled").asBoolean()).isTrue();
        assertThat(settings.path("org_deploy_enabled").asBoolean()).isFalse();
        assertThat(settings.path("token_rotation_enabled").asBoolean()).isFalse();
        assertThat(settings.at("/interactivity/is_enabled").asBoolean()).isTrue();
    }

    @Test
    void it_subscribes_to_the_events_that_are_handled_and_no_others_and_has_the_tabs_they_are_for() throws IOException {
        String listeners = Files.readString(Path.of("src/main/java/io/enidetach/slack/Listeners.java"));
        Set<String> handled = new TreeSet<>();
        Pattern.compile("app\\.event\\((\\w+)Event\\.class")
                .matcher(listeners)
                .results()
                .forEach(m -> handled.add(
                        m.group(1).replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT)));
        Set<String> subscribed = new TreeSet<>();
        manifest.at("/settings/event_subscriptions/bot_events").forEach(e -> subscribed.add(e.asText()));
        assertThat(subscribed).isEqualTo(handled).containsExactly("app_home_opened");
        assertThat(manifest.at("/settings/event_subscriptions").has("request_url"))
                .isFalse();
        assertThat(manifest.at("/features/app_home/home_tab_enabled").asBoolean())
                .isTrue();
        assertThat(manifest.at("/features/app_home/messages_tab_enabled").asBoolean())
                .isTrue();
    }

    @Test
    void for_http_it_names_the_address_for_clicks_and_for_the_search_as_for_all_else() throws IOException {
        List<String> urls = Files.readAllLines(FILE).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("# HTTP: "))
                .toList();
        assertThat(urls)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).endsWith("url: https://bot.example.com/slack/events"));
        assertThat(urls).anySatisfy(line -> assertThat(line).contains("message_menu_options_url"));
        assertThat(manifest.at("/settings/interactivity").has("message_menu_options_url"))
                .isFalse();
    }

    @Test
    void it_declares_the_one_shortcut_in_the_menu_of_messages() {
        JsonNode shortcuts = manifest.at("/features/shortcuts");
        assertThat(shortcuts).hasSize(1);
        assertThat(shortcuts.get(0).path("callback_id").asText()).isEqualTo(SlackNames.MESSAGE_SHORTCUT);
        assertThat(shortcuts.get(0).path("type").asText()).isEqualTo("message");
        assertThat(shortcuts.get(0).path("name").asText()).hasSizeBetween(1, 24);
        assertThat(shortcuts.get(0).path("description").asText()).hasSizeBetween(1, 150);
    }

    @Test
    void it_keeps_slacks_limits() {
        assertThat(manifest.at("/display_information/name").asText()).hasSizeBetween(1, 35);
        assertThat(manifest.at("/display_information/description").asText()).hasSizeBetween(1, 140);
        assertThat(manifest.at("/features/bot_user/display_name").asText()).matches("[a-z0-9._-]{1,80}");
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
