package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.slack.api.SlackRejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketsTest {
    private static final String LINE = "/eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f";

    @Test
    void a_command_is_answered_on_the_socket_with_its_text() {
        try (Office office = Office.overSockets()) {
            Delivered answer = office.types("U0ALICE", LINE);
            assertThat(answer.isAcked()).as(answer.detail()).isTrue();
            assertThat(answer.body()).contains("D-7K3Q9M");
            assertThat(office.desk.opened).hasSize(1);
            assertThat(office.edge.health().ready()).isTrue();
            assertThat(office.slack.sockets().violations()).isEmpty();
        }
    }

    @Test
    void commands_are_taken_side_by_side() throws InterruptedException {
        try (Office office = Office.overSockets()) {
            CountDownLatch together = new CountDownLatch(4);
            office.desk.before = () -> {
                together.countDown();
                await(together);
            };
            List<CompletableFuture<Delivered>> typed = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                typed.add(office.slack.actor().command("U0ALICE", "C0OPS", LINE));
            }
            assertThat(typed).allSatisfy(t -> assertThat(t.join().isAcked()).isTrue());
        }
    }

    @Test
    void an_answer_goes_out_only_after_it_is_on_disk() throws InterruptedException {
        try (Office office = Office.overSockets()) {
            CountDownLatch committing = new CountDownLatch(1);
            CountDownLatch committed = new CountDownLatch(1);
            office.desk.before = () -> {
                committing.countDown();
                await(committed);
            };
            CompletableFuture<Delivered> typed = office.slack.actor().command("U0ALICE", "C0OPS", LINE);
            assertThat(committing.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(typed).isNotDone();
            committed.countDown();
            assertThat(typed.join().isAcked()).isTrue();
        }
    }

    @Test
    void no_answer_is_lost_around_a_refresh() {
        try (Office office = Office.overSockets()) {
            List<CompletableFuture<Delivered>> typed = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                office.slack.sockets().refresh(Duration.ofMillis(400));
                for (int i = 0; i < 10; i++) {
                    typed.add(office.slack.actor().command("U0ALICE", "C0OPS", LINE));
                }
                typed.forEach(CompletableFuture::join);
            }
            assertThat(typed).allSatisfy(t -> assertThat(t.join().isAcked()).isTrue());
            assertThat(office.desk.opened).hasSize(50);
            assertThat(office.slack.sockets().violations()).isEmpty();
        }
    }

    @Test
    void an_envelope_that_comes_twice_is_taken_once() {
        try (Office office = Office.overSockets()) {
            office.types("U0ALICE", LINE);
            office.slack.sockets().redeliver().join();
            assertThat(office.desk.opened).hasSize(1);
        }
    }

    @Test
    void cut_connections_come_back() {
        try (Office office = Office.overSockets()) {
            office.slack.sockets().cut();
            Eventually.is(() -> tickets(office) >= 4);
            office.slack.sockets().awaitConnections(2, Office.SOON);
            assertThat(office.types("U0ALICE", LINE).isAcked()).isTrue();
        }
    }

    @Test
    void a_switched_off_socket_mode_ends_all_trying_and_shows_in_health() throws Exception {
        try (Office office = Office.overSockets()) {
            office.slack.sockets().disable();
            office.slack.sockets().awaitConnections(0, Office.SOON);
            Eventually.is(() -> office.edge.health().reason().contains("switched off"));
            int asked = office.slack.calls().of("apps.connections.open").size();
            office.slack.sockets().enable();
            assertThat(office.edge.health().ready()).isFalse();
            assertThat(office.slack.calls().of("apps.connections.open")).hasSize(asked);
        }
    }

    @Test
    void slack_that_answers_no_for_a_while_is_asked_again() {
        try (Office office = Office.overSockets()) {
            office.slack.faults().nextError("apps.connections.open", "internal_error", 2);
            office.slack.sockets().cut();
            Eventually.is(() -> tickets(office) >= 6);
            office.slack.sockets().awaitConnections(2, Office.SOON);
        }
    }

    @Test
    void an_app_token_that_slack_refuses_ends_the_start() {
        try (Office office = Office.closed(true)) {
            office.slack.faults().nextError("apps.connections.open", "not_allowed_token_type", 1);
            assertThatThrownBy(office.edge::start)
                    .isInstanceOf(SlackRejected.class)
                    .hasMessageContaining("SLACK_APP_TOKEN")
                    .hasMessageNotContaining(office.workspace.appToken());
        }
    }

    @Test
    void at_the_end_what_has_arrived_is_still_answered() throws InterruptedException {
        try (Office office = Office.overSockets()) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            office.desk.before = () -> {
                inside.countDown();
                await(go);
            };
            CompletableFuture<Delivered> typed = office.slack.actor().command("U0ALICE", "C0OPS", LINE);
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(office.edge::close);
            go.countDown();
            assertThat(typed.join().isAcked()).isTrue();
            closing.join();
            assertThat(office.slack.sockets().violations()).isEmpty();
        }
    }

    @Test
    void what_crosses_the_goodbye_is_still_taken() {
        try (Office office = Office.overSockets()) {
            CompletableFuture<Void> goodbyes = office.slack.sockets().holdGoodbyes();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(office.edge::close);
            Eventually.is(() -> goodbyes.getNumberOfDependents() == 2);
            office.slack.actor().command("U0ALICE", "C0OPS", LINE);
            Eventually.is(() -> office.desk.opened.size() == 1);
            goodbyes.complete(null);
            closing.join();
        }
    }

    private static int tickets(Office office) {
        return office.slack.calls().of("apps.connections.open").size();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(2, TimeUnit.SECONDS)) {
                throw new IllegalStateException("alone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
