package io.enidetach.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.sandbox.slack.SlackMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SandboxPageTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<Duration> turned = new ArrayList<>();
    private PageStage stage;
    private PageClient client;

    @BeforeEach
    void open() throws Exception {
        stage = new PageStage(0, Optional.of(new TimeControl() {
            @Override
            public Instant now() {
                return Instant.parse("2026-11-01T10:00:00Z");
            }

            @Override
            public void forward(Duration by) {
                turned.add(by);
            }
        }));
        client = new PageClient(stage);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8",
        "/js/main.js, text/javascript;charset=utf-8",
        "/css/base.css, text/css;charset=utf-8",
        "/icon.svg, image/svg+xml"
    })
    void files_come_with_their_types_and_may_load_nothing_from_elsewhere(String path, String type) throws Exception {
        var file = client.get(path);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type")).contains(type);
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        assertThat(file.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox-policy.yml",
                "/../sandbox-policy.yml",
                "/js/../../sandbox-policy.yml",
                "/%2e%2e/sandbox-policy.yml",
                "/js/%2e%2e/%2e%2e/sandbox-policy.yml",
                "/js",
                "/js/",
                "//js/main.js",
                "/js/none.js"
            })
    void nothing_else_of_the_jar_can_be_read(String target) throws Exception {
        assertThat(client.raw(target, "localhost:" + stage.port())).containsAnyOf(" 404 ", " 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:%d", "127.0.0.1:%d", "[::1]:%d", "LOCALHOST:%d"})
    void this_machine_s_own_names_are_let_in(String host) throws Exception {
        assertThat(client.raw("/sandbox/guide", host.formatted(stage.port()))).contains(" 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:%d",
                "localhost.evil.example:%d",
                "localhost",
                "127.0.0.1:1",
                "127.0.0.2:%d",
                "localhost.:%d"
            })
    void a_page_that_made_its_name_resolve_to_loopback_is_refused(String host) throws Exception {
        String sent = host.contains("%d") ? host.formatted(stage.port()) : host;

        assertThat(client.raw("/sandbox/slack?as=U0ALICE", sent)).contains(" 403 ");
        assertThat(client.raw("/", sent)).contains(" 403 ");
    }

    @Test
    void another_origin_cannot_press_anything() throws Exception {
        String say = "{\"act\":\"say\",\"user\":\"U0ALICE\",\"channel\":\"C0OPS\",\"text\":\"forged\"}";

        assertThat(client.post("/sandbox/act", say, new String[0]).statusCode()).isEqualTo(403);
        assertThat(client.post("/sandbox/act", say, "X-Sandbox", "1", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.post("/sandbox/act", say, "X-Sandbox", "1", "Origin", "null")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.slack.workspace().messages("C0OPS")).isEmpty();
        assertThat(client.post("/sandbox/act", say, "X-Sandbox", "1", "Origin", "http://127.0.0.1:" + stage.port())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_person_sees_what_the_workspace_shows_that_person() throws Exception {
        assertThat(client.json("/sandbox/slack?as=U0ALICE").findValuesAsText("name"))
                .contains("war-room");
        assertThat(client.json("/sandbox/slack?as=U0DAVE").findValuesAsText("name"))
                .doesNotContain("war-room");
    }

    @Test
    void an_unknown_person_is_a_mistake() throws Exception {
        assertThat(client.get("/sandbox/slack?as=U0NOBODY").statusCode()).isEqualTo(400);
        assertThat(client.post("/sandbox/act", "{\"act\":\"open_home\",\"user\":\"U0NOBODY\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_command_and_a_click_travel_to_the_app_and_show_what_it_made_of_them() throws Exception {
        client.post("/sandbox/act", """
                {"act":"command","user":"U0ALICE","channel":"C0OPS",
                "text":"/eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f"}""");
        SlackMessage question = stage.slack.awaitMessage(message -> message.hasAction("approve"), SOON);

        client.post("/sandbox/act", """
                {"act":"click","user":"U0BOB","channel":"C0APPROVE","ts":"%s","action_id":"approve"}""".formatted(question.ts()));
        stage.slack.awaitMessage(message -> message.threadTs().isPresent(), SOON);

        JsonNode eni = find(client.json("/sandbox/cloud").path("enis"), "id", "eni-m6dyj72l");
        assertThat(eni.has("attachment")).isFalse();
        assertThat(client.json("/sandbox/wire").findValuesAsText("way")).contains("bot-slack", "slack-bot");
    }

    @Test
    void news_arrive_without_asking() throws Exception {
        var stream = client.stream("U0BOB");
        assertThat(stream.headers().firstValue("content-type")).contains("text/event-stream;charset=utf-8");
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(data(lines)).contains("slack", "cloud", "wire", "faults", "clock");

            stage.slack.actor().say("U0ALICE", "C0OPS", "hello");
            assertThat(data(lines)).contains("\"slack\"").doesNotContain("cloud");

            stage.model.detachNow("eni-m6dyj72l");
            assertThat(data(lines)).contains("\"cloud\"");
        }
    }

    @Test
    void faults_are_set_by_name_and_cleared() throws Exception {
        client.post("/sandbox/faults", """
                {"system":"cloud","fault":"TASK_FAILS","action":"DetachNetworkInterface","calls":1}""");
        client.post("/sandbox/faults", """
                {"system":"slack","fault":"ERROR_CODE","action":"chat.update","calls":2,"argument":"channel_not_found"}""");

        JsonNode faults = client.json("/sandbox/faults");
        assertThat(faults.at("/cloud/active/0/fault").asText()).isEqualTo("TASK_FAILS");
        assertThat(faults.at("/slack/active/0/argument").asText()).isEqualTo("channel_not_found");
        assertThat(faults.at("/cloud/known"))
                .allSatisfy(known -> assertThat(known.path("sentence").asText()).endsWith("."));

        client.post("/sandbox/faults/clear", "{\"system\":\"cloud\",\"fault\":\"TASK_FAILS\"}");
        client.post("/sandbox/faults/clear", "{\"system\":\"slack\"}");
        assertThat(client.json("/sandbox/faults").findValues("active")).allMatch(JsonNode::isEmpty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sandbox/faults | {\"system\":\"cloud\",\"fault\":\"NO_SUCH\"}",
                "/sandbox/faults | {\"system\":\"moon\",\"fault\":\"DELAY\"}",
                "/sandbox/act | {\"act\":\"dance\",\"user\":\"U0ALICE\"}",
                "/sandbox/cloud | {\"act\":\"attach\",\"eni\":\"eni-none\",\"instance\":\"ins-none\"}",
                "/sandbox/clock | {\"seconds\":-5}",
                "/sandbox/act | not json"
            })
    void a_wish_without_sense_is_refused(String path, String wish) throws Exception {
        assertThat(client.post(path, wish).statusCode()).isEqualTo(400);
    }

    @Test
    void somebody_can_plug_an_interface_in_by_hand() throws Exception {
        client.post("/sandbox/cloud", "{\"act\":\"attach\",\"eni\":\"eni-fr33fr33\",\"instance\":\"ins-xx44545f\"}");

        assertThat(stage.model.serverOf("eni-fr33fr33")).contains("ins-xx44545f");
    }

    @Test
    void the_clock_moves_forward_only_where_it_may() throws Exception {
        client.post("/sandbox/clock", "{\"seconds\":1860}");

        assertThat(turned).containsExactly(Duration.ofMinutes(31));
        assertThat(client.json("/sandbox/clock").path("settable").asBoolean()).isTrue();
    }

    private static String data(BufferedReader lines) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) return line;
        }
        throw new AssertionError("the stream ended");
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        for (JsonNode item : list) if (item.path(field).asText().equals(value)) return item;
        throw new AssertionError("no " + value + " in " + list);
    }
}
