package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An app with a request URL: keeps what arrives, answers what the test wants, checks nothing by itself. */
final class HttpApp implements AutoCloseable {
    /** One request; {@code payload} is the form, or the JSON in its field {@code payload}, or the JSON body. */
    record Seen(String body, String signature, String timestamp, String retry, ObjectNode payload) {}

    /** What the app answers. */
    record Reply(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Function<Seen, Reply> behaviour = request -> new Reply(200, "");

    HttpApp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/slack/events", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    }

    void answers(String body) {
        behaviour = request -> new Reply(200, body);
    }

    void does(Function<Seen, Reply> newBehaviour) {
        behaviour = newBehaviour;
    }

    List<Seen> seen() {
        return seen;
    }

    Seen last() {
        return seen.get(seen.size() - 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Seen one = new Seen(
                body,
                exchange.getRequestHeaders().getFirst("X-Slack-Signature"),
                exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Slack-Retry-Num"))
                        .orElse(""),
                payload(body));
        seen.add(one);
        Reply reply = behaviour.apply(one);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode payload(String body) {
        if (body.startsWith("{")) return Json.parseObject(body).orElseThrow();
        ObjectNode form = ApiRequest.form(body);
        return form.has("payload")
                ? Json.parseObject(form.get("payload").asText()).orElseThrow()
                : form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
