package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClicksTest {
    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void a_click_carries_the_stored_message_the_person_and_the_button() {
        String ts = sim.post("C0APPROVE", "please", Sim.buttons("approve", "deny"));

        assertThat(sim.click("U0BOB", "C0APPROVE", ts, "approve").isAcked()).isTrue();

        ObjectNode payload = sim.app.last().payload();
        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.path("user").path("id").asText()).isEqualTo("U0BOB");
        assertThat(payload.path("user").path("team_id").asText()).isEqualTo(sim.workspace.teamId());
        assertThat(payload.path("container").path("message_ts").asText()).isEqualTo(ts);
        assertThat(payload.path("container").path("is_ephemeral").asBoolean(true))
                .isFalse();
        assertThat(payload.path("message").path("blocks").size()).isEqualTo(1);
        JsonNode action = payload.path("actions").path(0);
        assertThat(payload.path("actions").size()).isEqualTo(1);
        assertThat(action.path("action_id").asText()).isEqualTo("approve");
        assertThat(action.path("block_id").asText()).isEqualTo("decide");
        assertThat(action.path("value").asText()).isEqualTo("D-7K3Q9M");
        assertThat(action.path("type").asText()).isEqualTo("button");
        assertThat(action.path("action_ts").asText()).isNotEmpty();
    }

    @Test
    void a_replaced_copy_can_still_be_clicked() {
        String ts = sim.post("C0APPROVE", "please", Sim.buttons("approve"));
        sim.bot.call("chat.update", "channel", "C0APPROVE", "ts", ts, "text", "decided");

        sim.click("U0BOB", "C0APPROVE", ts, "approve");

        ObjectNode payload = sim.app.last().payload();
        assertThat(payload.path("actions").path(0).path("action_id").asText()).isEqualTo("approve");
        assertThat(payload.path("message").path("text").asText()).isEqualTo("decided");
    }

    @Test
    void two_clicks_are_two_payloads_with_their_own_action_ts() {
        String ts = sim.post("C0APPROVE", "please", Sim.buttons("approve"));

        sim.click("U0BOB", "C0APPROVE", ts, "approve");
        sim.click("U0BOB", "C0APPROVE", ts, "approve");

        assertThat(sim.app.seen())
                .extracting(seen ->
                        seen.payload().path("actions").path(0).path("action_ts").asText())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void an_outsider_in_a_shared_channel_clicks_with_their_own_team() {
        String ts = sim.post("C0SHARED", "please", Sim.buttons("approve"));

        assertThat(sim.click("U0STRANGE", "C0SHARED", ts, "approve").isAcked()).isTrue();

        assertThat(sim.app.last().payload().path("user").path("team_id").asText())
                .isEqualTo("T0PARTNER");
    }

    @Test
    void nobody_clicks_what_they_cannot_see() {
        String direct = sim.bot
                .call("chat.postMessage", "channel", "U0ALICE", "text", "x", "blocks", Sim.buttons("confirm"))
                .path("channel")
                .asText();
        String ts = sim.workspace.messages(direct).get(0).ts();
        String ephemeral = sim.bot
                .call(
                        "chat.postEphemeral",
                        "channel",
                        "C0OPS",
                        "user",
                        "U0ALICE",
                        "text",
                        "x",
                        "blocks",
                        Sim.buttons("confirm"))
                .path("message_ts")
                .asText();

        assertThat(sim.click("U0BOB", direct, ts, "confirm").outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.click("U0BOB", "C0OPS", ephemeral, "confirm").outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.click("U0ALICE", "C0OPS", ephemeral, "nothing").outcome())
                .isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.click("U0ALICE", "C0OPS", ephemeral, "confirm").isAcked())
                .isTrue();
        ObjectNode payload = sim.app.last().payload();
        assertThat(payload.path("container").path("is_ephemeral").asBoolean()).isTrue();
        assertThat(payload.has("message")).isFalse();
    }

    @Test
    void a_click_that_fails_leaves_a_mark_for_the_clicker() {
        String ts = sim.post("C0APPROVE", "please", Sim.buttons("approve"));
        List<String> marks = new CopyOnWriteArrayList<>();
        sim.workspace.onChange(change -> {
            if (change.path("type").asText().equals("action_failed"))
                marks.add(change.path("only_for").asText());
        });
        sim.app.does(request -> new HttpApp.Reply(500, ""));

        assertThat(sim.click("U0BOB", "C0APPROVE", ts, "approve").outcome()).isEqualTo(Delivered.Outcome.FAILED);

        assertThat(marks).containsExactly("U0BOB");
    }

    @Test
    void a_choice_carries_the_whole_option() {
        String ts = sim.post(
                "C0OPS",
                "choose",
                "[{\"type\":\"actions\",\"elements\":[{\"type\":\"static_select\",\"action_id\":\"region\",\"options\":["
                        + "{\"text\":{\"type\":\"plain_text\",\"text\":\"Guangzhou\"},\"value\":\"gz\"}]}]}]");

        sim.slack.actor().choose("U0ALICE", "C0OPS", ts, "region", "gz").join();

        JsonNode option = sim.app.last().payload().path("actions").path(0).path("selected_option");
        assertThat(option.path("text").path("text").asText()).isEqualTo("Guangzhou");
    }

    @Test
    void a_click_can_be_made_to_carry_several_actions() {
        String ts = sim.post("C0OPS", "x", Sim.buttons("confirm"));
        sim.slack.twistNext(payload -> {
            payload.withArray("actions").add(payload.path("actions").get(0).deepCopy());
            return payload;
        });

        sim.click("U0ALICE", "C0OPS", ts, "confirm");

        assertThat(sim.app.last().payload().path("actions").size()).isEqualTo(2);
    }

    @Test
    void shortcuts_and_the_home_tab_reach_the_app() {
        String ts = sim.post("C0OPS", "look at me", "");

        sim.slack.actor().messageShortcut("U0ALICE", "C0OPS", ts, "explain").join();
        ObjectNode onMessage = sim.app.last().payload();
        sim.slack.actor().globalShortcut("U0ALICE", "detach").join();
        ObjectNode global = sim.app.last().payload();
        sim.slack.actor().openHome("U0ALICE").join();
        ObjectNode home = sim.app.last().payload();

        assertThat(onMessage.path("type").asText()).isEqualTo("message_action");
        assertThat(onMessage.path("message").path("text").asText()).isEqualTo("look at me");
        assertThat(global.path("type").asText()).isEqualTo("shortcut");
        assertThat(global.has("channel")).isFalse();
        assertThat(home.path("event").path("type").asText()).isEqualTo("app_home_opened");
    }

    @Test
    void a_page_acts_through_json_and_sees_only_its_persons_things() {
        String ts = sim.post("C0OPS", "card", Sim.buttons("confirm"));
        sim.bot.call("chat.postEphemeral", "channel", "C0OPS", "user", "U0BOB", "text", "for bob");
        ObjectNode wish =
                Json.object().put("act", "click").put("user", "U0ALICE").put("channel", "C0OPS");

        ObjectNode result = sim.slack
                .actor()
                .perform(wish.put("ts", ts).put("action_id", "confirm"))
                .join();

        assertThat(result.path("outcome").asText()).isEqualTo("ACKED");
        assertThat(sim.workspace.snapshot("U0ALICE").toString())
                .contains("card")
                .doesNotContain("for bob", "war-rooms");
        assertThat(sim.workspace.snapshot("U0BOB").toString()).contains("for bob");
        assertThat(sim.workspace.snapshot("U0DAVE").toString()).doesNotContain("war-room");
    }
}
