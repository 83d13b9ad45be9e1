package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.FieldThief;
import io.enidetach.testing.MostlyWaiting;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack's own JavaScript stack (Bolt, web-api, socket-mode), which we did not write, takes the simulator for Slack. */
@MostlyWaiting
class OfficialJavaScriptClientTest {
    /** Bolt needs five seconds to come back after a refresh, and this machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Workspace workspace = Workspace.demo(Clock.systemUTC());
    private SlackServer slack;

    @BeforeEach
    void start() {
        NodeTools.require();
        slack = SlackServer.start(workspace, 0);
        slack.ackDeadline(Duration.ofSeconds(15));
    }

    @AfterEach
    void close() {
        if (slack != null) slack.close();
    }

    private NodeApp http() {
        NodeApp app = NodeApp.start(workspace, slack.apiUrl(), "bolt-app.mjs", "http");
        int port = app.await("ready").path("port").asInt();
        slack.requestUrl(URI.create("http://127.0.0.1:" + port + "/slack/events"));
        return app;
    }

    private NodeApp socket() {
        NodeApp app = NodeApp.start(workspace, slack.apiUrl(), "bolt-app.mjs", "socket");
        app.await("ready");
        return app;
    }

    private void command(String text) {
        Delivered delivered =
                slack.actor().command("U0ALICE", "C0OPS", "/eni-detach " + text).join();
        assertThat(delivered.isAcked()).as(delivered.toString()).isTrue();
    }

    /** A command, two buttons, a modal with an external select and an error, the home tab: the same in both modes. */
    private void story(NodeApp app) {
        command("card");
        ObjectNode seen = app.await("command");
        assertThat(seen.path("user").asText()).isEqualTo("U0ALICE");
        assertThat(seen.path("text").asText()).isEqualTo("card");
        assertThat(workspace.ephemerals("U0ALICE").get(0).text()).isEqualTo("you said: card");
        String ts = app.await("posted").path("ts").asText();

        assertThat(slack.actor().click("U0BOB", "C0OPS", ts, "later").join().isAcked())
                .isTrue();
        assertThat(app.await("responded").path("status").asInt()).isEqualTo(200);
        assertThat(workspace.ephemerals("U0BOB").get(0).text()).isEqualTo("not now");

        assertThat(slack.actor().click("U0BOB", "C0OPS", ts, "approve").join().isAcked())
                .isTrue();
        assertThat(app.await("clicked").path("value").asText()).isEqualTo("D-7K3Q9M");
        slack.awaitMessage(message -> message.text().equals("approved by <@U0BOB>"), PATIENCE);

        modal(app);
        slack.actor().openHome("U0CAROL").join();
        assertThat(app.await("home").path("user").asText()).isEqualTo("U0CAROL");
        assertThat(workspace.home("U0CAROL")).isPresent();
    }

    private void modal(NodeApp app) {
        command("form");
        String view = app.await("opened").path("view").asText();
        Delivered options =
                slack.actor().suggest("U0ALICE", view, "server", "db").join();
        assertThat(app.await("options").path("typed").asText()).isEqualTo("db");
        assertThat(options.body()).contains("db-server");

        slack.actor().submit("U0ALICE", view, Map.of("reason", "no")).join();
        assertThat(workspace.modals("U0ALICE").get(0).errors().path("reason").asText())
                .isEqualTo("longer, please");
        assertThat(app.await("submitted").path("server").asText()).isEmpty();

        slack.actor()
                .submit("U0ALICE", view, Map.of("reason", "because", "server", "ins-xx44545f"))
                .join();
        assertThat(app.await("submitted").path("server").asText()).isEqualTo("ins-xx44545f");
        assertThat(workspace.modals("U0ALICE")).isEmpty();
        slack.awaitMessage(message -> message.text().equals("because: because"), PATIENCE);
    }

    @Test
    void bolt_works_over_http_and_lets_nothing_forged_in() {
        try (NodeApp app = http()) {
            story(app);

            slack.forgeNext(Forgery.WRONG_SECRET);
            Delivered forged = slack.actor()
                    .command("U0ALICE", "C0OPS", "/eni-detach forged")
                    .join();
            assertThat(forged.status()).isEqualTo(401);
            assertThat(slack.verifiesUrl().join()).isTrue();
        }
    }

    @Test
    void bolt_works_over_socket_mode_through_a_refresh_and_a_redelivery() {
        try (NodeApp app = socket()) {
            story(app);

            assertThat(slack.sockets().redeliver().join().isAcked()).isTrue();
            command("before");
            assertThat(app.await("command").path("text").asText()).isEqualTo("form");

            slack.sockets().refresh(Duration.ZERO);
            slack.sockets().awaitConnections(0, PATIENCE);
            slack.sockets().awaitConnections(1, PATIENCE);
            command("after");
            assertThat(List.of(texts(app), texts(app))).containsExactly("before", "after");
            assertThat(slack.sockets().redeliver().join().isAcked()).isTrue();
            assertThat(texts(app)).isEqualTo("after");
            assertThat(slack.sockets().violations()).isEmpty();
        }
    }

    private static String texts(NodeApp app) {
        return app.await("command").path("text").asText();
    }

    @Test
    void the_bare_socket_client_gets_an_unacknowledged_event_again() {
        slack.ackDeadline(Duration.ofSeconds(3));
        slack.eventPauses(List.of(Duration.ZERO));
        try (NodeApp app = NodeApp.start(workspace, slack.apiUrl(), "bare-socket.mjs")) {
            app.await("ready");
            slack.actor().openHome("U0ALICE").join();

            ObjectNode first = app.await("event");
            ObjectNode second = app.await("event");

            assertThat(first.path("attempt").asInt()).isZero();
            assertThat(second.path("attempt").asInt()).isEqualTo(1);
            assertThat(second.path("reason").asText()).isEqualTo("timeout");
            assertThat(second.path("id").asText()).isEqualTo(first.path("id").asText());

            slack.ackDeadline(Duration.ofSeconds(15));
            command("hello");
            slack.sockets().refreshUnannounced(Duration.ZERO);
            slack.sockets().awaitConnections(0, PATIENCE);
            slack.sockets().awaitConnections(1, PATIENCE);
            command("again");
            assertThat(slack.sockets().violations()).isEmpty();
        }
    }

    private ObjectNode calls(URI api) {
        try (NodeApp app = NodeApp.start(workspace, api, "web-api.mjs")) {
            return app.await("done");
        }
    }

    @Test
    void the_web_client_reads_answers_and_refusals() {
        ObjectNode done = calls(slack.apiUrl());

        assertThat(done.path("bot").asText()).isEqualTo("B0ENIBOT");
        assertThat(done.path("scopes").toString()).contains("chat:write");
        assertThat(done.path("leads").toString()).isEqualTo("[\"U0BOB\",\"U0CAROL\"]");
        assertThat(done.path("changed").asText()).isEqualTo("two");
        assertThat(done.at("/notThere/error").asText()).isEqualTo("channel_not_found");
        assertThat(done.at("/notIn/error").asText()).isEqualTo("not_in_channel");
        assertThat(done.at("/noScope/error").asText()).isEqualTo("missing_scope");
        assertThat(done.at("/noScope/needed").asText()).isEqualTo("im:write");
        assertThat(done.at("/badBlocks/error").asText()).isEqualTo("invalid_blocks");
        assertThat(done.at("/badBlocks/response_metadata/messages/0").asText()).contains("/blocks/0");
        assertThat(done.at("/wrongToken/error").asText()).isEqualTo("invalid_auth");
    }

    @Test
    void the_web_client_hears_how_long_it_has_to_wait() {
        slack.faults().nextRateLimited("chat.postMessage", Duration.ofSeconds(7), 1);

        assertThatThrownBy(() -> calls(slack.apiUrl())).hasMessageContaining("retry this request in 7 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ok", "/ts", "/user", "/channel", "/permalink"})
    void the_web_client_fails_when_a_field_that_it_needs_is_missing(String field) {
        try (FieldThief thief = new FieldThief(root(), field)) {
            assertThatThrownBy(() -> calls(thief.uri().resolve("/api/"))).isInstanceOf(AssertionError.class);
            assertThat(thief.taken()).as("the field was there").isPositive();
        }
    }

    @Test
    void the_same_calls_succeed_through_the_thief_when_it_takes_nothing() {
        try (FieldThief thief = new FieldThief(root(), "")) {
            assertThat(calls(thief.uri().resolve("/api/")).path("changed").asText())
                    .isEqualTo("two");
        }
    }

    private URI root() {
        return slack.apiUrl().resolve("/");
    }

    @Test
    void bolt_does_not_get_ready_without_the_address_of_its_socket() {
        try (FieldThief thief = new FieldThief(root(), "/url");
                NodeApp app = NodeApp.start(workspace, thief.uri().resolve("/api/"), "bolt-app.mjs", "socket")) {
            app.awaitLog("did not return a URL");
            assertThat(thief.taken()).isPositive();
            assertThat(slack.sockets().connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"'', true", "envelope_id, false", "payload, false"})
    void bolt_acknowledges_no_envelope_that_lacks_a_field(String field, boolean acknowledged) {
        try (EnvelopeThief socket = new EnvelopeThief(slack, field);
                FieldThief api = new FieldThief(root(), "/url", socket::instead);
                NodeApp app = NodeApp.start(workspace, api.uri().resolve("/api/"), "bolt-app.mjs", "socket")) {
            app.await("ready");
            if (!acknowledged) slack.ackDeadline(Duration.ofSeconds(2));

            Delivered delivered = slack.actor()
                    .command("U0ALICE", "C0OPS", "/eni-detach hello")
                    .join();

            assertThat(delivered.isAcked()).as(delivered.toString()).isEqualTo(acknowledged);
            assertThat(socket.taken() > 0).isNotEqualTo(acknowledged);
        }
    }

    @Test
    void bolt_cannot_open_a_modal_without_a_trigger() {
        try (NodeApp app = http()) {
            slack.twistNext(payload -> payload.without("trigger_id"));
            command("form");
            assertThatThrownBy(() -> app.await("opened")).hasMessageContaining("invalid_arguments");
        }
    }

    @Test
    void bolt_cannot_answer_a_click_without_a_response_url() {
        try (NodeApp app = http()) {
            command("card");
            String ts = app.await("posted").path("ts").asText();
            slack.twistNext(payload -> payload.without("response_url"));
            slack.actor().click("U0BOB", "C0OPS", ts, "later").join();
            assertThatThrownBy(() -> app.await("responded")).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void bolt_does_not_take_a_payload_for_a_command_that_names_none() {
        try (NodeApp app = http()) {
            slack.twistNext(payload -> payload.without("command"));
            Delivered delivered = slack.actor()
                    .command("U0ALICE", "C0OPS", "/eni-detach card")
                    .join();
            assertThat(delivered.isAcked()).isFalse();
            assertThat(app.said()).noneMatch(line -> line.contains("\"command\""));
        }
    }
}
