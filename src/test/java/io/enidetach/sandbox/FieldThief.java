package io.enidetach.sandbox;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Stands between a client and a simulator and takes one field out of every JSON answer that has it. The rest, the signed
 * Host header too, passes unchanged. With it a test shows that a client needs what the simulator sends.
 */
public final class FieldThief implements AutoCloseable {
    /** Set by the connection itself. */
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "transfer-encoding", "accept-encoding", "date", "upgrade");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI target;
    private final JsonPointer wanted;
    private final Optional<UnaryOperator<String>> instead;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger taken = new AtomicInteger();

    /** {@code field} is a JSON pointer, as {@code /Response/RequestId}; the empty text takes nothing. */
    public FieldThief(URI target, String field) {
        this(target, field, Optional.empty());
    }

    /** Leaves another text where the field was. */
    public FieldThief(URI target, String field, UnaryOperator<String> instead) {
        this(target, field, Optional.of(instead));
    }

    private FieldThief(URI target, String field, Optional<UnaryOperator<String>> instead) {
        this.target = target;
        this.instead = instead;
        this.wanted = JsonPointer.compile(field);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Scheme, host and port. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How often the field was taken out. */
    public int taken() {
        return taken.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange;
                Response answer = client.newCall(forwarded(exchange)).execute()) {
            byte[] body = robbed(answer.body().bytes());
            for (String name : answer.headers().names()) {
                if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, answer.headers(name));
                }
            }
            exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Request forwarded(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        Request.Builder request =
                new Request.Builder().url("http://" + target.getAuthority() + asked.getRawPath() + query);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean bare = exchange.getRequestMethod().equals("GET");
        return request.method(exchange.getRequestMethod(), bare ? null : RequestBody.create(body))
                .build();
    }

    private byte[] robbed(byte[] body) throws IOException {
        JsonNode answer = body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
        Optional<ObjectNode> holder = Optional.of(wanted)
                .filter(pointer -> !pointer.matches())
                .map(pointer -> answer.at(pointer.head()))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .filter(node -> node.has(wanted.last().getMatchingProperty()));
        if (holder.isEmpty()) {
            return body;
        }
        String name = wanted.last().getMatchingProperty();
        String was = holder.get().remove(name).asText();
        instead.ifPresent(change -> holder.get().put(name, change.apply(was)));
        taken.incrementAndGet();
        return JSON.writeValueAsBytes(answer);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
