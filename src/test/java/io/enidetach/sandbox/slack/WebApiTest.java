package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebApiTest {
    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    private String error(JsonNode answer) {
        assertThat(answer.path("ok").asBoolean()).isFalse();
        return answer.path("error").asText();
    }

    @Test
    void auth_test_tells_a_bot_who_it_is() {
        JsonNode answer = sim.bot.call("auth.test");

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("team_id").asText()).isEqualTo(sim.workspace.teamId());
        assertThat(answer.path("user_id").asText()).isEqualTo(sim.workspace.botUserId());
        assertThat(answer.path("bot_id").asText()).startsWith("B");
        assertThat(answer.path("is_enterprise_install").asBoolean(true)).isFalse();
    }

    @Test
    void tokens_are_told_apart() {
        assertThat(error(new ApiClient(sim.slack, "").call("auth.test"))).isEqualTo("not_authed");
        assertThat(error(new ApiClient(sim.slack, "xoxb-somebody-else").call("auth.test")))
                .isEqualTo("invalid_auth");
        ApiClient app = new ApiClient(sim.slack, sim.workspace.appToken());
        assertThat(app.call("auth.test").path("app_id").asText()).isEqualTo(sim.workspace.appId());
        assertThat(error(app.call("users.info", "user", "U0BOB"))).isEqualTo("not_allowed_token_type");
        sim.workspace.tokenTrouble("token_revoked");
        assertThat(error(sim.bot.call("auth.test"))).isEqualTo("token_revoked");
    }

    @Test
    void a_missing_scope_is_named_and_the_granted_ones_are_in_the_headers() {
        sim.workspace.grant(Set.of("commands"));

        HttpResponse<String> response = sim.bot.answer("chat.postMessage", "channel", "C0OPS", "text", "x");

        JsonNode answer = ApiClient.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(error(answer)).isEqualTo("missing_scope");
        assertThat(answer.path("needed").asText()).isEqualTo("chat:write");
        assertThat(answer.path("provided").asText()).isEqualTo("commands");
        assertThat(response.headers().firstValue("x-oauth-scopes")).contains("commands");
        assertThat(response.headers().firstValue("x-accepted-oauth-scopes")).contains("chat:write");
    }

    @ParameterizedTest
    @CsvSource({
        "C0NOWHERE,channel_not_found",
        "C0PRIVATE,channel_not_found",
        "C0RANDOM,not_in_channel",
        "C0ARCHIVED,is_archived",
        "U0FRANK,channel_not_found",
        "U0NOBODY,channel_not_found"
    })
    void posting_where_the_bot_may_not_is_refused(String channel, String expected) {
        assertThat(error(sim.bot.call("chat.postMessage", "channel", channel, "text", "x")))
                .isEqualTo(expected);
        assertThat(sim.workspace.messages(channel)).isEmpty();
    }

    @Test
    void the_public_scope_lets_the_bot_post_where_it_is_no_member() {
        sim.workspace.grant(Set.of("chat:write", "chat:write.public"));

        assertThat(sim.bot
                        .call("chat.postMessage", "channel", "C0RANDOM", "text", "x")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_message_without_text_or_blocks_is_refused() {
        assertThat(error(sim.bot.call("chat.postMessage", "channel", "C0OPS", "text", "  ")))
                .isEqualTo("no_text");
        assertThat(error(sim.bot.call("chat.postMessage", "channel", "C0OPS"))).isEqualTo("no_text");
    }

    @Test
    void a_user_id_as_channel_is_the_bots_conversation_with_them() {
        sim.workspace.grant(Set.of("chat:write", "im:write"));
        JsonNode answer = sim.bot.call("chat.postMessage", "channel", "U0ALICE", "text", "psst");

        String direct = answer.path("channel").asText();
        assertThat(direct).startsWith("D");
        assertThat(sim.workspace.directMessages("U0ALICE"))
                .extracting(SlackMessage::text)
                .containsExactly("psst");
        assertThat(sim.bot
                        .call("conversations.open", "users", "U0ALICE")
                        .path("channel")
                        .path("id")
                        .asText())
                .isEqualTo(direct);
        String ts = answer.path("ts").asText();
        assertThat(error(sim.bot.call("chat.update", "channel", "U0ALICE", "ts", ts, "text", "x")))
                .isEqualTo("channel_not_found");
        assertThat(sim.bot
                        .call("chat.update", "channel", direct, "ts", ts, "text", "x")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void timestamps_only_grow_even_when_the_clock_stands_still() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) all.add(sim.post("C0OPS", "m" + i, ""));

        assertThat(all).isSorted().doesNotHaveDuplicates().allMatch(ts -> ts.matches("\\d{10}\\.\\d{6}"));
    }

    @Test
    void an_update_with_text_alone_takes_the_buttons_away() {
        String ts = sim.post("C0OPS", "card", Sim.buttons("approve"));

        sim.bot.call("chat.update", "channel", "C0OPS", "ts", ts, "text", "approved");

        SlackMessage now = sim.workspace.messages("C0OPS").get(0);
        assertThat(now.text()).isEqualTo("approved");
        assertThat(now.blocks()).isEmpty();
        assertThat(now.edited()).isTrue();
    }

    @Test
    void an_update_with_blocks_is_not_marked_as_edited() {
        String ts = sim.post("C0OPS", "card", Sim.buttons("approve"));

        sim.bot.call("chat.update", "channel", "C0OPS", "ts", ts, "text", "x", "blocks", Sim.buttons("deny"));

        assertThat(sim.workspace.messages("C0OPS").get(0).edited()).isFalse();
        assertThat(sim.workspace.messages("C0OPS").get(0).hasAction("deny")).isTrue();
    }

    @Test
    void metadata_stays_until_it_is_replaced_or_emptied() {
        String metadata = "{\"event_type\":\"eni_detach_request\",\"event_payload\":{\"id\":\"D-7K3Q9M\"}}";
        String ts = sim.bot
                .call("chat.postMessage", "channel", "C0OPS", "text", "x", "metadata", metadata)
                .path("ts")
                .asText();

        sim.bot.call("chat.update", "channel", "C0OPS", "ts", ts, "text", "y");
        assertThat(sim.workspace
                        .messages("C0OPS")
                        .get(0)
                        .metadata()
                        .orElseThrow()
                        .path("event_payload")
                        .path("id")
                        .asText())
                .isEqualTo("D-7K3Q9M");
        sim.bot.call("chat.update", "channel", "C0OPS", "ts", ts, "text", "y", "metadata", "{}");
        assertThat(sim.workspace.messages("C0OPS").get(0).metadata()).isEmpty();
        assertThat(error(sim.bot.call(
                        "chat.postMessage", "channel", "C0OPS", "text", "x", "metadata", "{\"event_type\":\"x\"}")))
                .isEqualTo("invalid_metadata_schema");
    }

    @Test
    void only_the_bots_own_lasting_messages_can_be_updated() {
        SlackMessage alices = sim.slack.actor().say("U0ALICE", "C0OPS", "hi");
        String ephemeral = sim.bot
                .call("chat.postEphemeral", "channel", "C0OPS", "user", "U0ALICE", "text", "x")
                .path("message_ts")
                .asText();

        assertThat(error(sim.bot.call("chat.update", "channel", "C0OPS", "ts", alices.ts(), "text", "x")))
                .isEqualTo("cant_update_message");
        assertThat(error(sim.bot.call("chat.update", "channel", "C0OPS", "ts", ephemeral, "text", "x")))
                .isEqualTo("message_not_found");
        assertThat(error(sim.bot.call("chat.update", "channel", "C0OPS", "ts", "1.000001", "text", "x")))
                .isEqualTo("message_not_found");
        assertThat(error(sim.bot.call("chat.update", "channel", "C0OPS", "ts", alices.ts(), "text", "x".repeat(4001))))
                .isEqualTo("cant_update_message");
    }

    @Test
    void a_long_update_is_refused_and_a_very_long_post_is_cut() {
        String ts = sim.post("C0OPS", "x".repeat(40_001), "");

        assertThat(sim.workspace.messages("C0OPS").get(0).text()).hasSize(40_000);
        assertThat(error(sim.bot.call("chat.update", "channel", "C0OPS", "ts", ts, "text", "x".repeat(4_001))))
                .isEqualTo("msg_too_long");
    }

    @Test
    void an_ephemeral_message_needs_its_reader_in_the_channel() {
        assertThat(error(sim.bot.call("chat.postEphemeral", "channel", "C0APPROVE", "user", "U0GUEST", "text", "x")))
                .isEqualTo("user_not_in_channel");
        assertThat(error(sim.bot.call("chat.postEphemeral", "channel", "C0RANDOM", "user", "U0ALICE", "text", "x")))
                .isEqualTo("not_in_channel");
        sim.bot.call("chat.postEphemeral", "channel", "C0OPS", "user", "U0BOB", "text", "only you");
        assertThat(sim.workspace.ephemerals("U0BOB"))
                .extracting(SlackMessage::text)
                .containsExactly("only you");
        assertThat(sim.workspace.messages("C0OPS")).isEmpty();
    }

    @Test
    void replies_join_a_thread_that_exists() {
        String ts = sim.post("C0OPS", "card", "");

        JsonNode reply = sim.bot.call("chat.postMessage", "channel", "C0OPS", "text", "done", "thread_ts", ts);

        assertThat(reply.path("message").path("thread_ts").asText()).isEqualTo(ts);
        assertThat(error(sim.bot.call("chat.postMessage", "channel", "C0OPS", "text", "x", "thread_ts", "1.000001")))
                .isEqualTo("thread_not_found");
        assertThat(sim.bot
                        .call("chat.getPermalink", "channel", "C0OPS", "message_ts", ts)
                        .path("permalink")
                        .asText())
                .endsWith("/archives/C0OPS/p" + ts.replace(".", ""));
    }

    @Test
    void users_show_what_they_are() {
        JsonNode guest = sim.bot.call("users.info", "user", "U0GUEST").path("user");
        JsonNode former = sim.bot.call("users.info", "user", "U0FRANK").path("user");
        JsonNode outsider = sim.bot
                .call("users.info", "user", "U0STRANGE", "include_locale", "true")
                .path("user");
        JsonNode carol = sim.bot
                .call("users.info", "user", "U0CAROL", "include_locale", "true")
                .path("user");

        assertThat(guest.path("is_restricted").asBoolean()).isTrue();
        assertThat(former.path("deleted").asBoolean()).isTrue();
        assertThat(outsider.path("team_id").asText()).isNotEqualTo(sim.workspace.teamId());
        assertThat(outsider.has("locale")).isFalse();
        assertThat(carol.path("locale").asText()).isEqualTo("zh-CN");
        assertThat(carol.path("profile").has("email")).isFalse();
        assertThat(error(sim.bot.call("users.info", "user", "U0NOBODY"))).isEqualTo("user_not_found");
    }

    @Test
    void user_groups_list_their_people_and_hide_when_disabled() {
        assertThat(sim.bot.call("usergroups.users.list", "usergroup", "S0LEADS").path("users"))
                .extracting(JsonNode::asText)
                .containsExactly("U0BOB", "U0CAROL");
        assertThat(error(sim.bot.call("usergroups.users.list", "usergroup", "S0OLD")))
                .isEqualTo("no_such_subteam");
        assertThat(sim.bot.call("usergroups.list").path("usergroups"))
                .extracting(group -> group.path("id").asText())
                .doesNotContain("S0OLD");
    }

    @Test
    void conversations_need_the_scope_of_their_kind() {
        sim.workspace.grant(Set.of("channels:read", "im:write"));
        JsonNode shared =
                sim.bot.call("conversations.info", "channel", "C0SHARED").path("channel");
        assertThat(shared.path("is_ext_shared").asBoolean()).isTrue();
        assertThat(shared.path("is_member").asBoolean()).isTrue();
        assertThat(sim.bot
                        .call("conversations.info", "channel", "C0RANDOM")
                        .path("channel")
                        .path("is_member")
                        .asBoolean(true))
                .isFalse();
        assertThat(error(sim.bot.call("conversations.info", "channel", "C0PRIVATE")))
                .isEqualTo("channel_not_found");
        String direct = sim.bot
                .call("conversations.open", "users", "U0BOB")
                .path("channel")
                .path("id")
                .asText();
        assertThat(sim.bot
                        .call("conversations.info", "channel", direct)
                        .path("needed")
                        .asText())
                .isEqualTo("im:read");
        assertThat(error(sim.bot.call("conversations.open", "users", "U0FRANK")))
                .isEqualTo("user_disabled");
    }

    @Test
    void json_bodies_work_for_writing_and_not_for_reading() {
        JsonNode posted = sim.bot.callJson("chat.postMessage", "{\"channel\":\"C0OPS\",\"text\":\"json\"}");
        JsonNode read = sim.bot.callJson("users.info", "{\"user\":\"U0BOB\"}");

        assertThat(posted.path("ok").asBoolean()).isTrue();
        assertThat(error(read)).isEqualTo("invalid_arguments");
        assertThat(error(ApiClient.json(
                        sim.bot.post(sim.slack.apiUrl().resolve("chat.postMessage"), "text/plain", "x"))))
                .isEqualTo("invalid_post_type");
        assertThat(error(sim.bot.call("chat.shout"))).isEqualTo("unknown_method");
    }

    @Test
    void blocks_come_back_with_ids_and_defaults() {
        JsonNode message = sim.bot
                .call(
                        "chat.postMessage",
                        "channel",
                        "C0OPS",
                        "text",
                        "a & b",
                        "blocks",
                        "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"hi\"}}]")
                .path("message");

        assertThat(message.path("text").asText()).isEqualTo("a &amp; b");
        assertThat(message.path("blocks").path(0).path("block_id").asText()).isNotEmpty();
        assertThat(message.path("blocks").path(0).path("text").path("verbatim").asBoolean(true))
                .isFalse();
    }

    @Test
    void calls_are_recorded_without_secrets() {
        sim.command("/eni-detach help");
        sim.bot.call("views.open", "trigger_id", "1.2.secret", "view", "{}");
        sim.post("C0OPS", "x", "");

        String record = sim.slack.calls().all().stream()
                .map(call -> call.toJson().toString())
                .reduce("", String::concat);
        assertThat(record).contains("chat.postMessage", "/eni-detach").doesNotContain("1.2.secret");
        assertThat(record).doesNotContain(sim.workspace.botToken());
        assertThat(record)
                .doesNotContain(sim.app.last().payload().path("response_url").asText());
        assertThat(sim.slack.calls().of("views.open").get(0).outcome()).isEqualTo("invalid_arguments");
    }
}
