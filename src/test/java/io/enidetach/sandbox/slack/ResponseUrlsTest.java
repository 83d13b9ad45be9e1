package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponseUrlsTest {
    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    private HttpResponse<String> post(String body) {
        String url = sim.app.last().payload().path("response_url").asText();
        return new ApiClient(sim.slack, "").post(URI.create(url), "application/json", body);
    }

    @Test
    void it_answers_privately_by_default() {
        sim.command("/eni-detach help");

        assertThat(post("{\"text\":\"psst\"}").body()).isEqualTo("ok");

        assertThat(sim.workspace.ephemerals("U0ALICE"))
                .extracting(SlackMessage::text)
                .containsExactly("psst");
    }

    @Test
    void it_answers_in_channel_also_where_the_bot_is_no_member() {
        sim.slack.actor().command("U0ALICE", "C0RANDOM", "/eni-detach help").join();

        assertThat(post("{\"text\":\"all\",\"response_type\":\"in_channel\"}").statusCode())
                .isEqualTo(200);

        assertThat(sim.workspace.messages("C0RANDOM"))
                .extracting(SlackMessage::text)
                .containsExactly("all");
    }

    @Test
    void it_works_five_times() {
        sim.command("/eni-detach help");
        for (int i = 0; i < 5; i++)
            assertThat(post("{\"text\":\"x\"}").statusCode()).isEqualTo(200);

        HttpResponse<String> sixth = post("{\"text\":\"x\"}");

        assertThat(sixth.statusCode()).isEqualTo(404);
        assertThat(sixth.body()).contains("used_url");
        assertThat(sim.workspace.ephemerals("U0ALICE")).hasSize(5);
    }

    @Test
    void it_works_for_thirty_minutes() {
        sim.command("/eni-detach help");
        sim.clock.advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(post("{\"text\":\"x\"}").statusCode()).isEqualTo(200);

        sim.clock.advance(Duration.ofMillis(1));

        assertThat(post("{\"text\":\"x\"}").body()).contains("expired_url");
    }

    @Test
    void it_replaces_the_message_that_was_clicked() {
        String ts = sim.post("C0OPS", "card", Sim.buttons("confirm"));
        sim.click("U0ALICE", "C0OPS", ts, "confirm");

        post("{\"replace_original\":true,\"text\":\"done\"}");

        SlackMessage now = sim.workspace.messages("C0OPS").get(0);
        assertThat(now.text()).isEqualTo("done");
        assertThat(now.blocks()).isEmpty();
    }

    @Test
    void it_replaces_an_ephemeral_message_and_it_stays_ephemeral() {
        String ts = sim.bot
                .call(
                        "chat.postEphemeral",
                        "channel",
                        "C0OPS",
                        "user",
                        "U0ALICE",
                        "text",
                        "sure?",
                        "blocks",
                        Sim.buttons("confirm"))
                .path("message_ts")
                .asText();
        sim.click("U0ALICE", "C0OPS", ts, "confirm");

        post("{\"replace_original\":true,\"response_type\":\"in_channel\",\"text\":\"done\"}");

        assertThat(sim.workspace.ephemerals("U0ALICE"))
                .extracting(SlackMessage::text)
                .containsExactly("done");
        assertThat(sim.workspace.messages("C0OPS")).isEmpty();
    }

    @Test
    void it_deletes_the_message_that_was_clicked() {
        String ts = sim.post("C0OPS", "card", Sim.buttons("confirm"));
        sim.click("U0ALICE", "C0OPS", ts, "confirm");

        post("{\"delete_original\":true}");

        assertThat(sim.workspace.messages("C0OPS")).isEmpty();
    }

    @Test
    void a_typed_command_cannot_be_altered() {
        sim.command("/eni-detach help");

        assertThat(post("{\"replace_original\":true,\"text\":\"x\"}").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void nonsense_is_refused_in_plain_words() {
        sim.command("/eni-detach help");

        assertThat(post("not json").body()).isEqualTo("invalid_payload");
        assertThat(post("{}").body()).isEqualTo("no_text");
        assertThat(post("{\"text\":\"x\",\"blocks\":[{\"type\":\"nope\"}]}").body())
                .isEqualTo("invalid_blocks");
        assertThat(sim.workspace.ephemerals("U0ALICE")).isEmpty();
    }

    @Test
    void an_invented_url_is_unknown() {
        URI invented = URI.create("http://127.0.0.1:" + sim.slack.port() + "/commands/T0SIM/1/abc");

        assertThat(new ApiClient(sim.slack, "")
                        .post(invented, "application/json", "{\"text\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }
}
