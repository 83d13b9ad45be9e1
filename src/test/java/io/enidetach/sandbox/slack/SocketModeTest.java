package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
    private static final Function<ObjectNode, Optional<ObjectNode>> SILENT = envelope -> Optional.empty();
    private static final Function<ObjectNode, Optional<ObjectNode>> PLAIN = envelope -> Optional.of(Json.object());

    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    private SocketApp connect(Function<ObjectNode, Optional<ObjectNode>> acks) {
        SocketApp app = SocketApp.connect(sim.slack, acks);
        assertThat(app.next().path("type").asText()).isEqualTo("hello");
        return app;
    }

    @Test
    void a_command_goes_over_the_socket_and_its_ack_is_shown() {
        SocketApp app = connect(envelope -> Optional.of(Json.object().put("text", "on it")));

        Delivered delivered = sim.command("/eni-detach status");

        ObjectNode envelope = app.next("slash_commands");
        assertThat(envelope.path("accepts_response_payload").asBoolean()).isTrue();
        assertThat(envelope.path("payload").path("text").asText()).isEqualTo("status");
        assertThat(delivered.isAcked()).isTrue();
        assertThat(sim.workspace.ephemerals("U0ALICE").get(0).text()).isEqualTo("on it");
        assertThat(sim.app.seen()).isEmpty();
        assertThat(sim.slack.sockets().violations()).isEmpty();
    }

    @Test
    void a_click_is_acknowledged_without_content() {
        SocketApp app = connect(envelope -> Optional.of(Json.object().put("text", "not allowed here")));
        String ts = sim.post("C0OPS", "card", Sim.buttons("confirm"));

        Delivered delivered = sim.click("U0ALICE", "C0OPS", ts, "confirm");

        ObjectNode envelope = app.next("interactive");
        assertThat(envelope.path("accepts_response_payload").asBoolean()).isFalse();
        assertThat(envelope.path("payload")
                        .path("actions")
                        .path(0)
                        .path("action_id")
                        .asText())
                .isEqualTo("confirm");
        assertThat(delivered.isAcked()).isTrue();
        assertThat(sim.slack.sockets().violations())
                .containsExactly("a payload in the acknowledgement of block_actions");
    }

    @Test
    void a_ticket_is_good_once() {
        String url = SocketApp.ticket(sim.slack);
        SocketApp.to(url).next("hello");

        assertThatThrownBy(() -> SocketApp.to(url)).hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void a_ticket_is_not_good_for_long() {
        String url = SocketApp.ticket(sim.slack);
        sim.clock.advance(Duration.ofSeconds(31));

        assertThatThrownBy(() -> SocketApp.to(url)).hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void several_connections_take_turns_and_hello_counts_them() {
        SocketApp first = connect(PLAIN);
        SocketApp second = SocketApp.connect(sim.slack, PLAIN);
        assertThat(second.next().path("num_connections").asInt()).isEqualTo(2);

        sim.command("/eni-detach one");
        sim.command("/eni-detach two");

        List<String> texts = new ArrayList<>();
        texts.add(first.next("slash_commands").path("payload").path("text").asText());
        texts.add(second.next("slash_commands").path("payload").path("text").asText());
        assertThat(texts).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void the_eleventh_connection_is_turned_away() {
        for (int i = 0; i < 10; i++) connect(PLAIN);

        SocketApp eleventh = SocketApp.connect(sim.slack, PLAIN);

        assertThat(eleventh.next().path("reason").asText()).isEqualTo("too_many_websockets");
        eleventh.closeCode();
        assertThat(sim.slack.sockets().connections()).isEqualTo(10);
    }

    @Test
    void an_ack_on_another_connection_does_not_count() {
        SocketApp first = connect(SILENT);
        SocketApp second = connect(SILENT);
        CompletableFuture<Delivered> result = sim.slack.actor().command("U0ALICE", "C0OPS", "/eni-detach list");
        ObjectNode envelope = first.next("slash_commands");

        second.ack(envelope);
        CompletableFuture<Delivered> other = sim.slack.actor().command("U0ALICE", "C0OPS", "/eni-detach list");
        second.ack(second.next("slash_commands"));
        other.join();

        assertThat(result).isNotDone();
        assertThat(sim.slack.sockets().violations())
                .containsExactly("acknowledged on another connection than the one that delivered");
        first.ack(envelope);
        assertThat(result.join().isAcked()).isTrue();
    }

    @Test
    void a_missing_ack_is_a_timeout_and_nothing_comes_twice() {
        SocketApp app = connect(SILENT);
        sim.slack.ackDeadline(Duration.ofMillis(100));

        Delivered delivered = sim.command("/eni-detach list");
        ObjectNode envelope = app.next("slash_commands");
        app.ack(envelope);

        assertThat(delivered.outcome()).isEqualTo(Delivered.Outcome.TIMED_OUT);
        assertThat(sim.workspace.ephemerals("U0ALICE").get(0).text()).contains("operation_timeout");
        assertThat(sim.slack.calls().of("slash_command")).hasSize(1);
    }

    @Test
    void an_envelope_can_be_delivered_again_with_its_id() {
        SocketApp app = connect(PLAIN);
        sim.command("/eni-detach list");

        sim.slack.sockets().redeliver().join();

        assertThat(app.next("slash_commands")).isEqualTo(app.next("slash_commands"));
    }

    @Test
    void a_refresh_warns_keeps_delivering_and_then_closes() {
        SocketApp old = connect(PLAIN);
        sim.slack.sockets().refresh(Duration.ofMillis(300));
        assertThat(old.next("disconnect").path("reason").asText()).isEqualTo("warning");
        assertThat(sim.command("/eni-detach list").isAcked()).isTrue();

        SocketApp fresh = connect(PLAIN);

        assertThat(old.next("disconnect").path("reason").asText()).isEqualTo("refresh_requested");
        assertThat(old.closeCode()).isEqualTo(1000);
        sim.slack.sockets().awaitConnections(1, Sim.SOON);
        assertThat(sim.command("/eni-detach after").isAcked()).isTrue();
        assertThat(fresh.next("slash_commands").path("payload").path("text").asText())
                .isEqualTo("after");
    }

    @Test
    void a_connection_that_slack_ends_carries_nothing_from_that_moment() {
        connect(SILENT);
        connect(SILENT);
        sim.slack.sockets().refreshUnannounced(Duration.ZERO);
        assertThat(sim.slack.sockets().connections()).isZero();
    }

    @Test
    void switching_socket_mode_off_ends_connections_and_refuses_new_ones() {
        SocketApp app = connect(PLAIN);

        sim.slack.sockets().disable();

        assertThat(app.next("disconnect").path("reason").asText()).isEqualTo("link_disabled");
        assertThat(new ApiClient(sim.slack, sim.workspace.appToken())
                        .call("apps.connections.open")
                        .path("ok")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_ghost_swallows_its_share() {
        connect(PLAIN);
        sim.slack.sockets().addGhost();
        sim.slack.ackDeadline(Duration.ofSeconds(1));

        List<Delivered.Outcome> outcomes = List.of(
                sim.command("/eni-detach a").outcome(),
                sim.command("/eni-detach b").outcome());

        assertThat(outcomes).containsExactlyInAnyOrder(Delivered.Outcome.ACKED, Delivered.Outcome.TIMED_OUT);
    }

    @Test
    void a_cut_connection_is_forgotten() {
        connect(PLAIN);

        sim.slack.sockets().cut();

        sim.slack.sockets().awaitConnections(0, Sim.SOON);
    }

    @Test
    void a_frozen_connection_answers_no_ping_and_carries_nothing() {
        SocketApp app = connect(PLAIN);
        app.ping();
        assertThat(app.pongs(1, Sim.SOON)).isTrue();
        sim.slack.ackDeadline(Duration.ofMillis(100));

        sim.slack.sockets().freeze();
        app.ping();

        assertThat(sim.command("/eni-detach list").outcome()).isEqualTo(Delivered.Outcome.TIMED_OUT);
        assertThat(app.pongs(2, Duration.ofMillis(300))).isFalse();
        assertThat(sim.slack.sockets().connections()).isEqualTo(1);
    }

    @Test
    void a_closing_simulator_keeps_nobody_waiting() {
        SocketApp app = connect(SILENT);
        CompletableFuture<Delivered> result = sim.slack.actor().command("U0ALICE", "C0OPS", "/eni-detach list");
        app.next("slash_commands");

        sim.slack.close();

        assertThat(result.join().outcome()).isEqualTo(Delivered.Outcome.TIMED_OUT);
    }

    @Test
    void the_app_token_is_taken_from_the_header_alone() {
        ApiClient nobody = new ApiClient(sim.slack, "");

        assertThat(nobody.call("apps.connections.open", "token", sim.workspace.appToken())
                        .path("error")
                        .asText())
                .isEqualTo("not_authed");
        assertThat(nobody.call("auth.test", "token", sim.workspace.appToken())
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void the_bot_token_opens_no_connection() {
        assertThat(sim.bot.call("apps.connections.open").path("error").asText()).isEqualTo("not_allowed_token_type");
    }
}
