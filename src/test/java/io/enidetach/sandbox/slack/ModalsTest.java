package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModalsTest {
    private static final String REASON_BLOCK = """
            {"type":"input","block_id":"reason","label":{"type":"plain_text","text":"Why"},
             "element":{"type":"plain_text_input","action_id":"reason","max_length":20}}""";

    private final Sim sim = new Sim();

    @BeforeEach
    void someCommand() {
        sim.command("/eni-detach");
    }

    @AfterEach
    void close() {
        sim.close();
    }

    private static String modal(String extra, String... blocks) {
        return """
            {"type":"modal","callback_id":"deny_reason","private_metadata":"D-7K3Q9M",
             "title":{"type":"plain_text","text":"Deny"},"submit":{"type":"plain_text","text":"Deny"},%s
             "blocks":[%s]}""".formatted(extra, String.join(",", blocks));
    }

    private String open(String extra) {
        JsonNode opened = sim.openModal(modal(extra, REASON_BLOCK));
        assertThat(opened.path("ok").asBoolean()).as(opened.toString()).isTrue();
        return opened.path("view").path("id").asText();
    }

    private Delivered submit(String viewId, String reason) {
        return sim.slack
                .actor()
                .submit("U0ALICE", viewId, Map.of("reason", reason))
                .join();
    }

    @Test
    void a_submission_carries_the_values_and_an_empty_answer_closes_the_modal() {
        String viewId = open("");

        assertThat(submit(viewId, "not today").isAcked()).isTrue();

        JsonNode view = sim.app.last().payload().path("view");
        assertThat(view.path("callback_id").asText()).isEqualTo("deny_reason");
        assertThat(view.path("private_metadata").asText()).isEqualTo("D-7K3Q9M");
        JsonNode held = view.path("state").path("values").path("reason").path("reason");
        assertThat(held.path("type").asText()).isEqualTo("plain_text_input");
        assertThat(held.path("value").asText()).isEqualTo("not today");
        assertThat(sim.workspace.modals("U0ALICE")).isEmpty();
    }

    @Test
    void errors_stand_under_their_field_and_the_modal_stays() {
        String viewId = open("");
        sim.app.answers("{\"response_action\":\"errors\",\"errors\":{\"reason\":\"say more\"}}");

        assertThat(submit(viewId, "no").isAcked()).isTrue();

        SlackView still = sim.workspace.modals("U0ALICE").get(0);
        assertThat(still.errors().path("reason").asText()).isEqualTo("say more");
    }

    @Test
    void an_error_for_an_unknown_field_is_a_failure_of_the_whole_view() {
        String viewId = open("");
        sim.app.answers("{\"response_action\":\"errors\",\"errors\":{\"other\":\"say more\"}}");

        assertThat(submit(viewId, "no").detail()).isEqualTo("invalid_errors");

        assertThat(sim.workspace.modals("U0ALICE").get(0).errors().path("").asText())
                .contains("trouble");
    }

    @Test
    void a_body_that_is_no_response_action_is_a_failure() {
        String viewId = open("");
        sim.app.answers("ok");

        assertThat(submit(viewId, "no").detail()).isEqualTo("invalid_response_action");
        assertThat(sim.workspace.modals("U0ALICE")).hasSize(1);
    }

    @Test
    void an_app_that_is_late_leaves_the_modal_open_with_an_error() {
        String viewId = open("");
        sim.app.does(request -> new HttpApp.Reply(500, ""));

        assertThat(submit(viewId, "no").outcome()).isEqualTo(Delivered.Outcome.FAILED);
        assertThat(sim.workspace.modals("U0ALICE").get(0).errors().path("").asText())
                .contains("trouble");
    }

    @Test
    void an_update_shows_another_view_in_the_same_place() {
        String viewId = open("");
        sim.app.answers("{\"response_action\":\"update\",\"view\":" + modal("\"notify_on_close\":true,") + "}");

        assertThat(submit(viewId, "no").isAcked()).isTrue();

        SlackView now = sim.workspace.modals("U0ALICE").get(0);
        assertThat(now.id()).isEqualTo(viewId);
        assertThat(now.blocks()).isEmpty();
    }

    @Test
    void views_stack_three_deep_and_clear_removes_them_all() {
        String viewId = open("");
        String pushed = modal("", REASON_BLOCK);
        sim.app.answers("{\"response_action\":\"push\",\"view\":" + pushed + "}");
        submit(viewId, "1");
        String second = sim.workspace.modals("U0ALICE").get(1).id();
        submit(second, "2");
        String third = sim.workspace.modals("U0ALICE").get(2).id();

        assertThat(submit(third, "3").detail()).isEqualTo("push_limit_reached");
        assertThat(submit(viewId, "x").outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        sim.app.answers("{\"response_action\":\"clear\"}");
        assertThat(submit(third, "3").isAcked()).isTrue();
        assertThat(sim.workspace.modals("U0ALICE")).isEmpty();
    }

    @Test
    void the_client_holds_back_what_is_missing_or_too_long() {
        String viewId = open("");

        assertThat(submit(viewId, "").outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(submit(viewId, "x".repeat(21)).outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.app.seen()).hasSize(1);
    }

    @Test
    void closing_is_told_only_to_an_app_that_asked() {
        String quiet = open("");
        sim.slack.actor().close("U0ALICE", quiet).join();
        assertThat(sim.app.seen()).hasSize(1);

        sim.command("/eni-detach");
        String told = open("\"notify_on_close\":true,");
        sim.slack.actor().close("U0ALICE", told).join();

        ObjectNode payload = sim.app.last().payload();
        assertThat(payload.path("type").asText()).isEqualTo("view_closed");
        assertThat(payload.path("is_cleared").asBoolean(true)).isFalse();
        assertThat(sim.workspace.modals("U0ALICE")).isEmpty();
    }

    @Test
    void a_trigger_opens_one_modal() {
        open("");

        assertThat(sim.openModal(modal("", REASON_BLOCK)).path("error").asText())
                .isEqualTo("exchanged_trigger_id");
        assertThat(sim.bot
                        .call("views.open", "trigger_id", "1.2.3", "view", modal("", REASON_BLOCK))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_trigger_id");
    }

    @Test
    void a_trigger_lives_three_seconds() {
        sim.clock.advance(Duration.ofSeconds(3));
        assertThat(sim.openModal(modal("", REASON_BLOCK)).path("ok").asBoolean())
                .isTrue();

        sim.command("/eni-detach");
        sim.clock.advance(Duration.ofMillis(3_001));
        assertThat(sim.openModal(modal("", REASON_BLOCK)).path("error").asText())
                .isEqualTo("expired_trigger_id");
    }

    @Test
    void only_a_trigger_from_inside_a_modal_pushes() {
        String viewId = sim.openModal(modal("", Sim.buttons("more").replaceAll("^\\[|]$", "")))
                .path("view")
                .path("id")
                .asText();
        sim.slack.actor().clickInView("U0ALICE", viewId, "more").join();
        String inside = sim.app.last().payload().path("trigger_id").asText();
        sim.command("/eni-detach");
        String outside = sim.app.last().payload().path("trigger_id").asText();
        String view = modal("", REASON_BLOCK);

        assertThat(sim.bot
                        .call("views.push", "trigger_id", outside, "view", view)
                        .path("error")
                        .asText())
                .isEqualTo("invalid_trigger_id");
        assertThat(sim.bot
                        .call("views.push", "trigger_id", inside, "view", view)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(sim.workspace.modals("U0ALICE")).hasSize(2);
    }

    @Test
    void a_stale_hash_conflicts() {
        JsonNode view = sim.openModal(modal("", REASON_BLOCK)).path("view");
        String id = view.path("id").asText();
        String hash = view.path("hash").asText();
        String next = modal("", REASON_BLOCK);

        assertThat(sim.bot
                        .call("views.update", "view_id", id, "hash", hash, "view", next)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(sim.bot
                        .call("views.update", "view_id", id, "hash", hash, "view", next)
                        .path("error")
                        .asText())
                .isEqualTo("hash_conflict");
        assertThat(sim.bot
                        .call("views.update", "view_id", "V0NONE", "view", next)
                        .path("error")
                        .asText())
                .isEqualTo("not_found");
    }

    @Test
    void suggestions_come_while_typing_and_unusable_ones_are_no_results() {
        String viewId = sim.openModal(modal("", """
                        {"type":"input","block_id":"enis","label":{"type":"plain_text","text":"ENIs"},
                         "element":{"type":"multi_external_select","action_id":"enis","min_query_length":2}}""")).path("view").path("id").asText();
        sim.app.answers("{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"web\"},\"value\":\"eni-1\"}]}");

        Delivered some =
                sim.slack.actor().suggest("U0ALICE", viewId, "enis", "we").join();
        sim.app.answers("{\"options\":\"none\"}");
        Delivered none =
                sim.slack.actor().suggest("U0ALICE", viewId, "enis", "we").join();
        Delivered early =
                sim.slack.actor().suggest("U0ALICE", viewId, "enis", "w").join();

        assertThat(some.isAcked()).isTrue();
        assertThat(sim.app.last().payload().path("value").asText()).isEqualTo("we");
        assertThat(none.detail()).isEqualTo("no results");
        assertThat(early.outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
    }

    @Test
    void only_what_was_found_can_be_chosen() {
        String viewId = sim.openModal(modal("", """
                        {"type":"input","block_id":"eni","label":{"type":"plain_text","text":"ENI"},
                         "element":{"type":"external_select","action_id":"eni","min_query_length":2}}""")).path("view").path("id").asText();
        Delivered made = sim.slack
                .actor()
                .submit("U0ALICE", viewId, Map.of("eni", "eni-1"))
                .join();
        sim.app.answers("{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"web\"},\"value\":\"eni-1\"}]}");
        sim.slack.actor().suggest("U0ALICE", viewId, "eni", "we").join();
        sim.app.answers("");
        Delivered found = sim.slack
                .actor()
                .submit("U0ALICE", viewId, Map.of("eni", "eni-1"))
                .join();

        assertThat(made.outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(made.detail()).contains("not offered");
        assertThat(found.isAcked()).isTrue();
        assertThat(sim.app
                        .last()
                        .payload()
                        .at("/view/state/values/eni/eni/selected_option/text/text")
                        .asText())
                .isEqualTo("web");
    }

    @Test
    void an_input_keeps_what_it_holds_through_an_update_unless_it_gets_another_name() {
        String block = """
                {"type":"input","block_id":"%s","label":{"type":"plain_text","text":"Why"},
                 "element":{"type":"plain_text_input","action_id":"why","initial_value":"%s"}}""";
        String viewId = sim.openModal(modal("", block.formatted("why", "first")))
                .path("view")
                .path("id")
                .asText();
        sim.bot.call("views.update", "view_id", viewId, "view", modal("", block.formatted("why", "second")));
        assertThat(submitted(viewId).at("/why/why/value").asText()).isEqualTo("first");
        sim.openModal(modal("", block.formatted("why", "first")));
        viewId = sim.workspace.modals("U0ALICE").get(0).id();
        sim.bot.call("views.update", "view_id", viewId, "view", modal("", block.formatted("why_2", "second")));
        assertThat(submitted(viewId).at("/why_2/why/value").asText()).isEqualTo("second");
    }

    private JsonNode submitted(String viewId) {
        assertThat(sim.slack.actor().submit("U0ALICE", viewId, Map.of()).join().isAcked())
                .isTrue();
        return sim.app.last().payload().at("/view/state/values");
    }

    @Test
    void a_home_tab_is_published_unless_it_is_switched_off() {
        String home = "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}";

        assertThat(sim.bot
                        .call("views.publish", "user_id", "U0ALICE", "view", home)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(sim.workspace.home("U0ALICE").orElseThrow().blocks()).hasSize(1);
        sim.workspace.homeTab(false);
        assertThat(sim.bot
                        .call("views.publish", "user_id", "U0ALICE", "view", home)
                        .path("error")
                        .asText())
                .isEqualTo("not_enabled");
    }
}
