package io.enidetach.slack;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.secret.Secret;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.words.Language;
import io.enidetach.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The simulated workspace and our edge in front of a recording desk, over real sockets on loopback. */
final class Office implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(10);

    final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    final Workspace workspace = Workspace.demo(clock);
    final SlackServer slack = SlackServer.start(workspace, 0);
    final RecordingDesk desk = new RecordingDesk();
    final ScriptedSearch search = new ScriptedSearch();
    final SlackEdge edge;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private Office(boolean sockets, Language language) {
        edge = new SlackEdge(
                new SlackSettings(
                        new Secret(workspace.botToken()),
                        sockets ? Optional.of(new Secret(workspace.appToken())) : Optional.empty(),
                        sockets ? Optional.empty() : Optional.of(new Secret(workspace.signingSecret())),
                        slack.apiUrl(),
                        language),
                clock,
                SlackMeter.none());
        edge.serve(desk, search);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(edge.endpoint());
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        slack.requestUrl(events());
    }

    static Office overHttp() {
        Office office = new Office(false, Language.ENGLISH);
        office.edge.start();
        return office;
    }

    /** With channels that are spoken to in this language. */
    static Office speaking(Language language) {
        Office office = new Office(false, language);
        office.edge.start();
        return office;
    }

    static Office overSockets() {
        Office office = new Office(true, Language.ENGLISH);
        office.edge.start();
        office.slack.sockets().awaitConnections(2, SOON);
        return office;
    }

    /** Nothing was started yet. */
    static Office closed(boolean sockets) {
        return new Office(sockets, Language.ENGLISH);
    }

    URI events() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/slack/events");
    }

    Delivered types(String user, String line) {
        return slack.actor().command(user, "C0OPS", line).join();
    }

    Delivered clicks(String user, Optional<SlackMessage> message, String actionId) {
        SlackMessage on = message.orElseThrow();
        return slack.actor().click(user, on.channel(), on.ts(), actionId).join();
    }

    SlackMessage awaits(Predicate<SlackMessage> wanted) {
        return slack.awaitMessage(wanted, SOON);
    }

    @Override
    public void close() {
        edge.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        slack.close();
    }
}
