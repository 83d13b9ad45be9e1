package io.enidetach.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.enidetach.request.Channel;
import io.enidetach.request.Outgoing;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.secret.Secret;
import io.enidetach.slack.SlackEdge;
import io.enidetach.slack.SlackSettings;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.words.Language;
import io.enidetach.testing.Border;
import io.enidetach.workflow.Directory;
import io.enidetach.workflow.Messenger;
import io.enidetach.workflow.Posted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The simulated Slack, spoken to by the bot's real messenger and directory over sockets. Between them stands one door for
 * each life of a bot, where every single call of the Web API crosses the border; of the dead it hangs up on.
 */
final class WiredSlack extends RecordingSlack {
    private static final List<String> BUTTONS =
            List.of("confirm", "cancel", "approve", "deny", "reattach", "ask_again");

    private final SlackServer slack = SlackServer.start(Workspace.demo(Clock.systemUTC()), 0);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Border, Line> lines = new HashMap<>();
    private final Clock clock;

    /** What one life has of Slack. */
    private record Line(HttpServer door, SlackEdge edge) {}

    WiredSlack(Clock clock) {
        super(clock);
        this.clock = clock;
    }

    @Override
    Messenger messenger(Border border) {
        return line(border).edge().messenger();
    }

    @Override
    Directory directory(Border border) {
        return line(border).edge().directory();
    }

    private Line line(Border border) {
        return lines.computeIfAbsent(border, b -> {
            HttpServer door = door(b);
            URI address = URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/api/");
            Secret token = new Secret(slack.workspace().botToken());
            SlackEdge edge = new SlackEdge(
                    new SlackSettings(token, Optional.empty(), Optional.empty(), address, Language.ENGLISH),
                    clock,
                    SlackMeter.none());
            edge.start();
            return new Line(door, edge);
        });
    }

    @Override
    void leaves(Border border) {
        Line line = lines.remove(border);
        if (line != null) {
            line.edge().close();
            line.door().stop(0);
        }
    }

    private HttpServer door(Border border) {
        try {
            HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            door.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "door");
                thread.setDaemon(true);
                return thread;
            }));
            door.createContext("/api/", exchange -> pass(border, exchange));
            door.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(Border border, HttpExchange exchange) throws IOException {
        // Closed without an answer, the caller's connection breaks.
        try (exchange) {
            String method = exchange.getRequestURI().getPath().substring("/api/".length());
            HttpRequest.Builder onward = HttpRequest.newBuilder(slack.apiUrl().resolve(method))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()));
            for (String header : List.of("Authorization", "Content-Type")) {
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                        .ifPresent(value -> onward.header(header, value));
            }
            HttpResponse<byte[]> answer = border.crossing("slack: " + method, () -> sent(onward.build()));
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (Border.Dead dead) {
            // Nobody is there to be answered.
        }
    }

    private HttpResponse<byte[]> sent(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    List<Standing> all() {
        return Stream.of("C0OPS", "C0APPROVE")
                .flatMap(channel -> slack.workspace().messages(channel).stream())
                .filter(message -> message.metadata().isPresent())
                .map(WiredSlack::standing)
                .toList();
    }

    @Override
    List<Standing> about(RequestId id) {
        return all().stream().filter(m -> m.request().equals(id)).toList();
    }

    @Override
    Optional<Standing> at(Posted place) {
        return all().stream()
                .filter(m -> m.channel().equals(place.channel()) && m.ts().equals(place.ts()))
                .findFirst();
    }

    @Override
    List<State> told(RequestId id) {
        return about(id).stream()
                .filter(m -> m.kind() == Outgoing.Kind.END && m.channel().equals(OPS))
                .map(Standing::shows)
                .toList();
    }

    private static Standing standing(SlackMessage message) {
        JsonNode payload = message.metadata().orElseThrow().path("event_payload");
        Set<String> buttons = new HashSet<>(BUTTONS);
        buttons.removeIf(button -> !message.hasAction(button));
        return new Standing(
                new RequestId(payload.path("id").asText()),
                kind(message),
                new Channel(message.channel()),
                message.ts(),
                State.valueOf(payload.path("state").asText().toUpperCase(Locale.ROOT)),
                buttons);
    }

    private static Outgoing.Kind kind(SlackMessage message) {
        if (message.threadTs().isPresent()) {
            return Outgoing.Kind.END;
        }
        return message.channel().equals("C0APPROVE") ? Outgoing.Kind.APPROVAL : Outgoing.Kind.CARD;
    }

    @Override
    void close() {
        Set.copyOf(lines.keySet()).forEach(this::leaves);
        slack.close();
    }
}
