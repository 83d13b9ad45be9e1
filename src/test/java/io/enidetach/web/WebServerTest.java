package io.enidetach.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private final Metrics metrics = new Metrics();
    private final AtomicReference<Check.Status> database = new AtomicReference<>(Check.Status.ok());
    private final AtomicReference<Check.Status> policy = new AtomicReference<>(Check.Status.ok());
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer unit;

    @BeforeEach
    void start() throws IOException {
        unit = WebServer.start(
                java.util.Optional.empty(),
                0,
                List.of(new Check("database", database::get), new Check("policy", policy::get)),
                metrics);
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void it_says_that_the_process_is_alive() throws Exception {
        database.set(Check.Status.notReady("no connection"));
        HttpResponse<String> answer = get("/healthz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok\n");
    }

    @Test
    void it_is_ready_when_nothing_keeps_it_from_taking_a_command() throws Exception {
        policy.set(Check.Status.note("policy.yml line 3: rules[0].effect: the old policy is in force"));
        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("database: ok\npolicy: policy.yml line 3: rules[0].effect: the old policy is in force\n");
    }

    @Test
    void it_is_not_ready_when_one_thing_does_and_says_which() throws Exception {
        database.set(Check.Status.notReady("no\nconnection"));
        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("database: no connection\npolicy: ok\n");
    }

    @Test
    void a_check_that_breaks_is_not_ready_and_keeps_its_secrets() throws Exception {
        unit.close();
        unit = WebServer.start(
                java.util.Optional.empty(),
                0,
                List.of(new Check("slack", () -> {
                    throw new IllegalStateException("xoxb-hidden");
                })),
                metrics);
        HttpResponse<String> answer = get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("slack: cannot be told (IllegalStateException)\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /healthz/, 404",
        "GET, /nothing, 404",
        "POST, /healthz, 405",
        "DELETE, /readyz, 405",
        "POST, /metrics, 405",
        "HEAD, /healthz, 200",
        "POST, /slack/events, 404",
        "GET, /slack/events, 404"
    })
    void other_paths_and_methods_are_refused_in_a_word(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(method, path, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContainIgnoringCase("jetty").doesNotContain("<");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void slack_requests_go_to_what_was_mounted_after_the_start() throws Exception {
        unit.mountSlackEvents(new Echo());

        assertThat(send("POST", "/slack/events", "hello").body()).isEqualTo("hello");
        assertThat(send("GET", "/slack/events", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws Exception {
        unit.mountSlackEvents(new Echo());

        assertThat(send("POST", "/slack/events", "x".repeat(1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /healthz HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n", "NONSENSE %s\r\n\r\n"})
    void what_is_no_request_is_refused_without_a_word_about_the_software(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", unit.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.formatted("y".repeat(20_000)).getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 4");
        } catch (IOException reset) {
            // The server may hang up before it has read everything; that is a refusal too.
            assertThat(reset).isInstanceOf(java.net.SocketException.class);
        }
    }

    @Test
    void a_request_that_is_being_answered_is_finished_before_the_end() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        unit.mountSlackEvents(new Echo() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                arrived.countDown();
                go.await(5, TimeUnit.SECONDS);
                return super.handle(request, response, callback);
            }
        });
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                HttpRequest.newBuilder(uri("/slack/events"))
                        .POST(BodyPublishers.ofString("late"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(unit::close);
        go.countDown();

        assertThat(answer.get(5, TimeUnit.SECONDS).body()).isEqualTo("late");
        stopped.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_port_in_use_is_an_error_of_the_start() {
        assertThatThrownBy(() -> WebServer.start(java.util.Optional.empty(), unit.port(), List.of(), metrics))
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_numbers_are_told_in_prometheus_text() throws Exception {
        metrics.ack(Duration.ofMillis(30));
        metrics.cloudCall("DetachNetworkInterface", "InvalidVpc.NotFound", Duration.ofSeconds(2));
        metrics.slackCall("chat.postMessage", "ok");
        metrics.undeliverable();
        metrics.gauge("requests", "Open requests", "state", "running", () -> 2);
        metrics.gauge("outbox.messages", "Messages that wait", () -> 7);
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).contains(Metrics.CONTENT_TYPE);
        assertThat(answer.body())
                .contains("eni_detach_ack_seconds_bucket{le=\"0.05\"} 1")
                .contains("eni_detach_cloud_call_seconds_count{action=\"DetachNetworkInterface\","
                        + "outcome=\"InvalidVpc.NotFound\"} 1")
                .contains("eni_detach_slack_calls_total{method=\"chat.postMessage\",outcome=\"ok\"} 1.0")
                .contains("eni_detach_undeliverable_total 1.0")
                .contains("eni_detach_requests{state=\"running\"} 2.0")
                .contains("eni_detach_outbox_messages 7.0");
    }

    @Test
    void every_number_has_the_prefix() throws Exception {
        assertThat(get("/metrics").body().lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("eni_detach_"));
    }

    @Test
    void an_id_never_becomes_a_label() throws Exception {
        metrics.slackCall("chat.postMessage", "eni-m6dyj72l");
        assertThat(get("/metrics").body()).contains("outcome=\"other\"").doesNotContain("eni-m6dyj72l");
    }

    @Test
    void numbers_are_looked_up_anew_before_each_scrape() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        metrics.beforeScrape(looks::incrementAndGet);
        metrics.gauge("outbox.messages", "Messages that wait", looks::get);

        assertThat(get("/metrics").body()).contains("eni_detach_outbox_messages 1.0");
        assertThat(get("/metrics").body()).contains("eni_detach_outbox_messages 2.0");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + unit.port() + path);
    }

    /** Answers with what it got. */
    private static class Echo extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Content.Sink.write(response, true, Content.Source.asString(request, StandardCharsets.UTF_8), callback);
            return true;
        }
    }
}
