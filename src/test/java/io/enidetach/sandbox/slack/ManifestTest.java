package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {
    private static final String GOOD = """
            display_information:
              name: tester
            features:
              bot_user:
                display_name: tester
              app_home:
                home_tab_enabled: false
                messages_tab_enabled: false
              slash_commands:
                - command: /try
                  description: Tries
                  should_escape: false
            oauth_config:
              scopes:
                bot: [commands, chat:write]
            settings:
              interactivity:
                is_enabled: true
              socket_mode_enabled: true
            """;

    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    private static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("  name: tester", "  name: " + "x".repeat(36), "/display_information/name"),
                Arguments.of("command: /try", "command: try", "must start with /"),
                Arguments.of("description: Tries", "describe: Tries", "missing required field: description"),
                Arguments.of("should_escape: false", "should_escape: \"no\"", "must provide a boolean"),
                Arguments.of("should_escape: false", "url: https://a.example/x", "a URL beside Socket Mode"),
                Arguments.of("socket_mode_enabled: true", "socket_mode_enabled: false", "an https URL is missing"),
                Arguments.of("bot: [commands, chat:write]", "bot: [chat:write]", "need the scope commands"),
                Arguments.of("settings:", "setting:", "invalid additional property: setting"));
    }

    @Test
    void an_installed_app_has_what_its_manifest_asks_for_and_no_more() {
        sim.workspace.install(GOOD);

        assertThat(sim.command("/eni-detach").outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.command("/try @bob").isAcked()).isTrue();
        assertThat(sim.app.last().payload().path("text").asText()).isEqualTo("@bob");
        assertThat(sim.bot.call("users.info", "user", "U0BOB").path("error").asText())
                .isEqualTo("missing_scope");
        assertThat(sim.bot
                        .call("chat.postMessage", "channel", "U0BOB", "text", "x")
                        .path("error")
                        .asText())
                .isEqualTo("messages_tab_disabled");
        String home = "{\"type\":\"home\",\"blocks\":[]}";
        assertThat(sim.bot
                        .call("views.publish", "user_id", "U0BOB", "view", home)
                        .path("error")
                        .asText())
                .isEqualTo("not_enabled");
    }

    @Test
    void the_manifest_of_this_product_is_accepted() throws IOException {
        sim.workspace.install(Files.readString(Path.of("manifest.yml")));

        assertThat(sim.command("/eni-detach ask @bob").isAcked()).isTrue();
        assertThat(sim.app.last().payload().path("text").asText()).isEqualTo("ask <@U0BOB>");
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("refusals")
    void a_manifest_that_slack_would_refuse_is_refused(String good, String bad, String complaint) {
        String manifest = GOOD.replace(good, bad);

        assertThatThrownBy(() -> sim.workspace.install(manifest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
