package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Sim sim = new Sim();

    @BeforeEach
    void repeatAtOnce() {
        sim.slack.eventPauses(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void an_event_that_is_taken_comes_once() {
        sim.app.does(request -> new HttpApp.Reply(204, ""));

        assertThat(sim.slack.actor().openHome("U0ALICE").join().isAcked()).isTrue();

        ObjectNode payload = sim.app.last().payload();
        assertThat(payload.path("type").asText()).isEqualTo("event_callback");
        assertThat(payload.path("event").path("user").asText()).isEqualTo("U0ALICE");
        assertThat(sim.app.last().retry()).isEmpty();
        assertThat(sim.app.seen()).hasSize(1);
    }

    @Test
    void an_event_that_fails_comes_three_times_more_with_its_id() throws InterruptedException {
        CountDownLatch four = new CountDownLatch(4);
        sim.app.does(request -> {
            four.countDown();
            return new HttpApp.Reply(500, "");
        });

        sim.slack.actor().openHome("U0ALICE").join();

        assertThat(four.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(sim.app.seen()).extracting(HttpApp.Seen::retry).containsExactly("", "1", "2", "3");
        assertThat(sim.app.seen())
                .extracting(seen -> seen.payload().path("event_id").asText())
                .containsOnly(sim.app.last().payload().path("event_id").asText());
    }

    @Test
    void over_a_socket_the_envelope_counts_the_attempts() {
        SocketApp app = SocketApp.connect(
                sim.slack,
                envelope ->
                        envelope.path("retry_attempt").asInt() == 1 ? Optional.of(Json.object()) : Optional.empty());
        app.next("hello");
        sim.slack.ackDeadline(Duration.ofMillis(100));

        sim.slack.actor().openHome("U0ALICE").join();

        assertThat(app.next("events_api").path("retry_reason").asText()).isEmpty();
        ObjectNode second = app.next("events_api");
        assertThat(second.path("retry_attempt").asInt()).isEqualTo(1);
        assertThat(second.path("retry_reason").asText()).isEqualTo("timeout");
    }

    @Test
    void a_request_url_is_verified_by_its_echo() {
        assertThat(sim.slack.verifiesUrl().join()).isFalse();
        sim.app.does(request ->
                new HttpApp.Reply(200, request.payload().path("challenge").asText()));
        assertThat(sim.slack.verifiesUrl().join()).isTrue();
    }
}
