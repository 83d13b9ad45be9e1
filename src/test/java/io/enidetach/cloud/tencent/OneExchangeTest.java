package io.enidetach.cloud.tencent;

import static io.enidetach.cloud.tencent.Fixture.ASK;
import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.wire.CallLimits;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One call is one exchange, whatever the other side does: read at the server, which counts. */
class OneExchangeTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"code\":0}";

    private static MockResponse refusal(int status) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", "0")
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void a_503_with_retry_after_0_and_a_408_are_not_followed_up(Generation generation) {
        try (var scripted = new ScriptedCloud(generation)) {
            scripted.does(refusal(503)).does(refusal(408)).does(refusal(503)).does(refusal(408));

            assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("http_503"));
            assertThat(scripted.calls()).isEqualTo(1);
            assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("http_408"));
            assertThat(scripted.calls()).isEqualTo(2);
            scripted.cloud().reader().eni(GUANGZHOU, ENI);
            assertThat(scripted.calls()).isEqualTo(3);
            scripted.cloud().reader().eni(GUANGZHOU, ENI);
            assertThat(scripted.calls()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 401, 421, 500, 502, 204})
    void no_other_status_is_followed_or_believed(int status) {
        try (var scripted = new ScriptedCloud(Generation.V2)) {
            scripted.does(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", "/v2/index.php")
                    .build());
            scripted.says("{\"code\":0,\"taskId\":1}");

            assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("http_" + status));
            assertThat(scripted.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reset_on_a_connection_that_a_look_reuses_is_one_request(Generation generation) throws Exception {
        try (var server = new RawServer((socket, request) -> {
                    if (request == 2) {
                        RawServer.reset(socket);
                        return false;
                    }
                    RawServer.send(socket, OK);
                    return true;
                });
                var cloud = Fixture.open(Fixture.settings(generation, server.port(), Fixture.wide()))) {
            cloud.reader().eni(GUANGZHOU, ENI);
            Reading<?> second = cloud.reader().eni(GUANGZHOU, ENI);

            assertThat(second)
                    .isInstanceOfSatisfying(
                            Reading.Unreadable.class,
                            x -> assertThat(x.trouble().advice()).isEqualTo(Advice.UNREACHABLE));
            assertThat(server.requests()).isEqualTo(2);
            assertThat(server.connections())
                    .as("the second look reused the first one's")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_ask_takes_a_connection_of_its_own_and_a_reset_is_one_request(Generation generation) {
        try (var server = new RawServer((socket, request) -> {
                    if (request % 2 == 1) {
                        RawServer.send(socket, OK);
                        return true;
                    }
                    RawServer.reset(socket);
                    return false;
                });
                var cloud = Fixture.open(Fixture.settings(generation, server.port(), Fixture.wide()))) {
            cloud.reader().eni(GUANGZHOU, ENI);
            assertThat(cloud.writer().detach(ASK)).isInstanceOf(Answer.InDoubt.class);
            assertThat(server.requests()).isEqualTo(2);
            cloud.writer().detach(ASK);
            assertThat(cloud.writer().detach(ASK)).isInstanceOf(Answer.InDoubt.class);
            assertThat(server.requests()).isEqualTo(4);
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\":0,\"taskId\":1",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n15\r\n{\"code\":0,\"taskId\":1}\r\n",
                "nonsense\r\n\r\n"
            })
    void half_an_answer_is_in_doubt_and_one_request(String half) {
        try (var server = new RawServer((socket, request) -> {
                    RawServer.send(socket, half);
                    return false;
                });
                var cloud = Fixture.open(Fixture.settings(Generation.V2, server.port(), Fixture.wide()))) {
            assertThat(cloud.writer().detach(ASK)).isInstanceOf(Answer.InDoubt.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"})
    void silence_after_the_request_is_in_doubt(String beginning) {
        var over = new CountDownLatch(1);
        try (var server = new RawServer((socket, request) -> {
                    RawServer.send(socket, beginning);
                    return !awaited(over);
                });
                var cloud = Fixture.open(Fixture.settings(Generation.V2, server.port(), Fixture.hasty()))) {
            assertThat(cloud.writer().detach(ASK)).isEqualTo(new Answer.InDoubt("timeout"));
            assertThat(server.requests()).isEqualTo(1);
        } finally {
            over.countDown();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_exchange_that_drips_ends_at_the_limit_of_the_whole(Generation generation) {
        Duration ample = Duration.ofSeconds(10);
        var limits = new CallLimits(ample, ample, Duration.ofMillis(300), ample, 1000);
        var over = new CountDownLatch(1);
        try (var server = new RawServer((socket, request) -> {
                    RawServer.send(socket, "HTTP/1.1 200 OK\r\n");
                    return !awaited(over);
                });
                var cloud = Fixture.open(Fixture.settings(generation, server.port(), limits))) {
            assertThat(cloud.writer().attach(ASK)).isEqualTo(new Answer.InDoubt("timeout"));
        } finally {
            over.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_a_connection_nothing_was_done_and_it_may_be_asked_again(Generation generation) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        try (var cloud = Fixture.open(Fixture.settings(generation, port, Fixture.wide()))) {
            var trouble = new Trouble(Advice.UNREACHABLE, "no_connection", "", true);

            assertThat(cloud.writer().detach(ASK)).isEqualTo(new Answer.NotDone(trouble));
            assertThat(cloud.reader().eni(GUANGZHOU, ENI)).isEqualTo(new Reading.Unreadable<>(trouble));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupted_thread_asks_nothing_and_stays_interrupted(Generation generation) {
        try (var scripted = new ScriptedCloud(generation)) {
            Thread.currentThread().interrupt();
            Answer answer = scripted.cloud().writer().detach(ASK);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer).isEqualTo(new Answer.NotDone(new Trouble(Advice.UNREACHABLE, "interrupted", "", true)));
            assertThat(scripted.calls()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_without_end_is_not_read_on(Generation generation) {
        try (var scripted = new ScriptedCloud(generation)) {
            scripted.says("{\"code\":0,\"message\":\"" + "x".repeat(3_000_000) + "\"}");

            assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("too_long"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_tls_where_tls_is_wanted_nothing_was_asked(Generation generation) {
        try (var scripted = new ScriptedCloud(generation)) {
            var plain = Fixture.settings(generation, scripted.port(), Fixture.wide());
            var settings = new TencentSettings(
                    generation,
                    new Endpoint("https://127.0.0.1:" + scripted.port()),
                    plain.credentials(),
                    plain.signatureMethod(),
                    plain.limits());
            try (var cloud = Fixture.open(settings)) {
                assertThat(cloud.writer().detach(ASK))
                        .isInstanceOfSatisfying(
                                Answer.NotDone.class,
                                x -> assertThat(x.trouble().passing()).isTrue());
            }
        }
    }
}
