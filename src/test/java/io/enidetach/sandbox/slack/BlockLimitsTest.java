package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row: what fits exactly, what is one too much, and where Slack points. */
class BlockLimitsTest {
    private static Stream<Arguments> limits() {
        return Stream.of(
                row("section text", n -> section(mrkdwn(n)), 3_000, "/blocks/0/text/text"),
                row(
                        "section fields",
                        n -> "[{\"type\":\"section\",\"fields\":[" + times(n, mrkdwn(3)) + "]}]",
                        10,
                        "/blocks/0/fields"),
                row(
                        "field text",
                        n -> "[{\"type\":\"section\",\"fields\":[" + mrkdwn(n) + "]}]",
                        2_000,
                        "/blocks/0/fields/0/text"),
                row(
                        "header text",
                        n -> "[{\"type\":\"header\",\"text\":" + plain(n) + "}]",
                        150,
                        "/blocks/0/text/text"),
                row(
                        "context elements",
                        n -> "[{\"type\":\"context\",\"elements\":[" + times(n, mrkdwn(3)) + "]}]",
                        10,
                        "/blocks/0/elements"),
                row("actions elements", n -> actions(numbered(n)), 25, "/blocks/0/elements"),
                row("button text", n -> actions(button("\"text\":" + plain(n))), 75, "/blocks/0/elements/0/text/text"),
                row(
                        "button value",
                        n -> actions(button("\"text\":" + plain(3) + ",\"value\":\"" + chars(n) + "\"")),
                        2_000,
                        "/blocks/0/elements/0/value"),
                row(
                        "button url",
                        n -> actions(button("\"text\":" + plain(3) + ",\"url\":\"" + chars(n) + "\"")),
                        3_000,
                        "/blocks/0/elements/0/url"),
                row(
                        "action_id",
                        n -> actions(
                                "{\"type\":\"button\",\"text\":" + plain(3) + ",\"action_id\":\"" + chars(n) + "\"}"),
                        255,
                        "/blocks/0/elements/0/action_id"),
                row(
                        "block_id",
                        n -> "[{\"type\":\"divider\",\"block_id\":\"" + chars(n) + "\"}]",
                        255,
                        "/blocks/0/block_id"),
                row(
                        "confirm title",
                        n -> actions(confirmed(plain(n), mrkdwn(3), plain(3))),
                        100,
                        "/blocks/0/elements/0/confirm/title/text"),
                row(
                        "confirm text",
                        n -> actions(confirmed(plain(3), mrkdwn(n), plain(3))),
                        300,
                        "/blocks/0/elements/0/confirm/text/text"),
                row(
                        "confirm button",
                        n -> actions(confirmed(plain(3), mrkdwn(3), plain(n))),
                        30,
                        "/blocks/0/elements/0/confirm/confirm/text"),
                row(
                        "select options",
                        n -> actions(select(times(n, option(3, 3)))),
                        100,
                        "/blocks/0/elements/0/options"),
                row("option text", n -> actions(select(option(n, 3))), 75, "/blocks/0/elements/0/options/0/text/text"),
                row("option value", n -> actions(select(option(3, n))), 150, "/blocks/0/elements/0/options/0/value"),
                row(
                        "overflow options",
                        n -> actions("{\"type\":\"overflow\",\"options\":[" + times(n, option(3, 3)) + "]}"),
                        5,
                        "/blocks/0/elements/0/options"),
                row(
                        "checkboxes",
                        n -> actions("{\"type\":\"checkboxes\",\"options\":[" + times(n, option(3, 3)) + "]}"),
                        10,
                        "/blocks/0/elements/0/options"),
                row(
                        "image alt text",
                        n -> "[{\"type\":\"image\",\"image_url\":\"https://a.example/i\",\"alt_text\":\"" + chars(n)
                                + "\"}]",
                        2_000,
                        "/blocks/0/alt_text"),
                row(
                        "markdown",
                        n -> "[{\"type\":\"markdown\",\"text\":\"" + chars(n) + "\"}]",
                        12_000,
                        "/blocks/0/text"),
                row("blocks of a message", n -> "[" + times(n, "{\"type\":\"divider\"}") + "]", 50, "/blocks"));
    }

    private static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("[{\"type\":\"fancy\"}]", "unsupported type: fancy"),
                Arguments.of("[{\"text\":{}}]", "missing required field: type"),
                Arguments.of("[{\"type\":\"section\"}]", "must define one of fields, text"),
                Arguments.of(section("{\"type\":\"mrkdwn\",\"text\":\"\"}"), "must be more than 0 characters"),
                Arguments.of(section("{\"type\":\"markdown\",\"text\":\"x\"}"), "unsupported text type: markdown"),
                Arguments.of(section("\"x\""), "must provide an object"),
                Arguments.of("[{\"type\":\"header\",\"text\":" + mrkdwn(3) + "}]", "unsupported text type: mrkdwn"),
                Arguments.of("[{\"type\":\"divider\",\"colour\":\"red\"}]", "invalid additional property: colour"),
                Arguments.of(actions(button("\"text\":" + mrkdwn(3))), "unsupported text type: mrkdwn"),
                Arguments.of(
                        actions(button("\"text\":" + plain(3) + ",\"style\":\"default\"")),
                        "must be a valid enum value"),
                Arguments.of(actions("{\"type\":\"multi_users_select\"}"), "unsupported element: multi_users_select"),
                Arguments.of(actions("{\"type\":\"plain_text_input\"}"), "unsupported element: plain_text_input"),
                Arguments.of(actions(""), "no less than 1 items allowed"),
                Arguments.of(
                        "[{\"type\":\"divider\",\"block_id\":\"a\"},{\"type\":\"divider\",\"block_id\":\"a\"}]",
                        "`block_id` already exists"),
                Arguments.of(actions(named("a") + "," + named("a")), "`action_id` \"a\" already exists"));
    }

    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    @ParameterizedTest(name = "{0}: at most {2}")
    @MethodSource("limits")
    void what_fits_is_taken_and_one_more_is_not(String name, Sized blocks, int max, String pointer) {
        assertThat(post(blocks.of(max)).path("ok").asBoolean()).isTrue();

        JsonNode refused = post(blocks.of(max + 1));

        assertThat(refused.path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(refused.path("response_metadata").path("messages").path(0).asText())
                .startsWith("[ERROR] ")
                .contains(Integer.toString(name.endsWith("s") || name.equals("blocks of a message") ? max : max + 1))
                .endsWith("[json-pointer:" + pointer + "]");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("nonsense")
    void what_slack_does_not_know_is_refused(String blocks, String complaint) {
        JsonNode refused = post(blocks);

        assertThat(refused.path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(refused.path("response_metadata").path("messages").path(0).asText())
                .contains(complaint);
        assertThat(sim.workspace.messages("C0OPS")).isEmpty();
    }

    @Test
    void malformed_json_has_its_own_error() {
        assertThat(post("[{").path("error").asText()).isEqualTo("invalid_blocks_format");
        assertThat(post("{}").path("error").asText()).isEqualTo("invalid_blocks_format");
    }

    @Test
    void a_view_is_held_against_the_limits_of_views() {
        ObjectNode good = view();
        assertThat(complaints(good)).isEmpty();
        assertThat(complaints(view().put("callback_id", chars(256)))).hasSize(1);
        assertThat(complaints(view().put("private_metadata", chars(3_001)))).hasSize(1);
        ObjectNode title = view();
        title.putObject("title").put("type", "plain_text").put("text", chars(25));
        assertThat(complaints(title).toString()).contains("/view/title/text");
        ObjectNode input = view();
        ((ArrayNode) input.get("blocks"))
                .add(Json.parse("{\"type\":\"input\",\"label\":" + plain(3)
                                + ",\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"a\"}}")
                        .orElseThrow());
        assertThat(complaints(input).toString()).contains("submit");
        ObjectNode markdown = view();
        ((ArrayNode) markdown.get("blocks")).addObject().put("type", "markdown").put("text", "x");
        assertThat(complaints(markdown).toString()).contains("unsupported type: markdown");
        ObjectNode many = view();
        for (int i = 0; i < 101; i++)
            ((ArrayNode) many.get("blocks")).addObject().put("type", "divider");
        assertThat(complaints(many)).hasSize(1);
        ObjectNode untitled = view();
        untitled.remove("title");
        assertThat(complaints(untitled).toString()).contains("missing required field: title");
    }

    private List<String> complaints(ObjectNode view) {
        JsonNode answer = new ApiClient(sim.slack, "").call("blocks.validate", "view", Json.write(view));
        assertThat(answer.path("ok").asBoolean()).isTrue();
        return answer.path("errors").findValues("message").stream()
                .map(JsonNode::asText)
                .map(message -> message + " " + answer.path("errors").findValuesAsText("pointer"))
                .toList();
    }

    private JsonNode post(String blocks) {
        return sim.bot.call("chat.postMessage", "channel", "C0OPS", "text", "x", "blocks", blocks);
    }

    private static ObjectNode view() {
        ObjectNode view = Json.object().put("type", "modal");
        view.putObject("title").put("type", "plain_text").put("text", "Title");
        view.putArray("blocks");
        return view;
    }

    private interface Sized {
        String of(int n);
    }

    private static Arguments row(String name, Sized blocks, int max, String pointer) {
        return Arguments.of(name, blocks, max, pointer);
    }

    private static String chars(int n) {
        return "x".repeat(n);
    }

    private static String mrkdwn(int n) {
        return "{\"type\":\"mrkdwn\",\"text\":\"" + chars(n) + "\"}";
    }

    private static String plain(int n) {
        return "{\"type\":\"plain_text\",\"text\":\"" + chars(n) + "\"}";
    }

    private static String section(String text) {
        return "[{\"type\":\"section\",\"text\":" + text + "}]";
    }

    private static String actions(String elements) {
        return "[{\"type\":\"actions\",\"elements\":[" + elements + "]}]";
    }

    private static String button(String fields) {
        return "{\"type\":\"button\",\"action_id\":\"a\"," + fields + "}";
    }

    private static String named(String actionId) {
        return "{\"type\":\"button\",\"action_id\":\"" + actionId + "\",\"text\":" + plain(3) + "}";
    }

    private static String numbered(int n) {
        return IntStream.range(0, n).mapToObj(i -> named("a" + i)).collect(Collectors.joining(","));
    }

    private static String confirmed(String title, String text, String yes) {
        return button("\"text\":" + plain(3) + ",\"confirm\":{\"title\":" + title + ",\"text\":" + text
                + ",\"confirm\":" + yes + ",\"deny\":" + plain(3) + "}");
    }

    private static String select(String options) {
        return "{\"type\":\"static_select\",\"action_id\":\"a\",\"options\":[" + options + "]}";
    }

    private static String option(int text, int value) {
        return "{\"text\":" + plain(text) + ",\"value\":\"" + chars(value) + "\"}";
    }

    private static String times(int n, String one) {
        return String.join(",", Collections.nCopies(n, one));
    }
}
