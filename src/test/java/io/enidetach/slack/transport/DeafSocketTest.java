package io.enidetach.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.secret.Secret;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.api.WebApi;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that stands and on which nothing comes any more. */
class DeafSocketTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final SocketPace QUICK = new SocketPace(
            1,
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200));

    private final Workspace workspace = Workspace.demo(Clock.systemUTC());
    private final SlackServer slack = SlackServer.start(workspace, 0);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final WebApi api = new WebApi(new Secret(workspace.botToken()), slack.apiUrl(), SlackMeter.none());
    private final CountDownLatch broken = new CountDownLatch(1);
    private final CountDownLatch greetedTwice = new CountDownLatch(2);
    private final SlackMeter meter = new SlackMeter() {
        @Override
        public void socket(String what) {
            if (what.equals("failed")) {
                broken.countDown();
            }
            if (what.equals("hello")) {
                greetedTwice.countDown();
            }
        }
    };
    private final Inbound inbound = new Inbound() {
        @Override
        public Answer take(Arrival arrival) {
            return Answer.empty();
        }

        @Override
        public Answer overloaded(Arrival arrival) {
            return Answer.empty();
        }
    };

    @AfterEach
    void close() {
        workers.shutdownNow();
        api.close();
        slack.close();
    }

    @Test
    void a_connection_that_answers_no_ping_is_given_up_and_replaced() throws InterruptedException {
        try (SocketRunner unit =
                new SocketRunner(api, new Secret(workspace.appToken()), inbound, workers, QUICK, meter)) {
            unit.start();
            slack.sockets().awaitConnections(1, SOON);
            slack.sockets().freeze();

            assertThat(broken.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(greetedTwice.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(slack.calls().of("apps.connections.open")).hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
