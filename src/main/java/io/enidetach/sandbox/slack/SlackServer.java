package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * The simulated Slack on loopback: point {@code SLACK_API_URL} at {@link #apiUrl()} and use the workspace's tokens.
 * Payloads go to the app over Socket Mode while it is connected, else to {@link #requestUrl(URI)}.
 */
public final class SlackServer implements AutoCloseable {
    private static final Duration SOCKET_IDLE = Duration.ofMinutes(2);

    private final Workspace workspace;
    private final Server jetty;
    private final boolean ownsJetty;
    private final Handler handler;
    private final ScheduledExecutorService timer;
    private final Faults faults = new Faults();
    private final RateLimits limits;
    private final Calls calls;
    private final SocketMode sockets;
    private final HttpDelivery http;
    private final Courier courier;
    private final Actor actor;

    private SlackServer(Workspace workspace, Server jetty, boolean ownsJetty) {
        this.workspace = workspace;
        this.jetty = jetty;
        this.ownsJetty = ownsJetty;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "slack-simulator-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.limits = new RateLimits(workspace.clock());
        this.calls = new Calls(workspace.clock());
        this.sockets = new SocketMode(workspace, timer, () -> "ws://127.0.0.1:" + port() + "/link/");
        this.http = new HttpDelivery(workspace);
        this.courier = new Courier(sockets, http, calls, timer);
        ResponseUrls responseUrls = new ResponseUrls(workspace, () -> "http://127.0.0.1:" + port());
        this.actor = new Actor(new Stage(workspace, courier, responseUrls, new Payloads(workspace.app())));
        WebApi api = new WebApi(workspace, faults, limits, calls, sockets::issueUrl);
        this.handler = upgrading(new SlackHandler(api, responseUrls, faults, calls, timer));
    }

    /** Starts on loopback; port 0 takes a free one. @throws IllegalStateException when the port is taken */
    public static SlackServer start(Workspace workspace, int port) {
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        jetty.addConnector(connector);
        SlackServer server = new SlackServer(workspace, jetty, true);
        jetty.setHandler(server.handler);
        try {
            jetty.start();
        } catch (Exception failure) {
            server.close();
            throw new IllegalStateException("the Slack simulator could not listen on port " + port, failure);
        }
        return server;
    }

    /**
     * For a Jetty of somebody else, not started yet: put {@link #handler()} into it. Its first connector must listen on
     * loopback; {@link #close()} leaves that Jetty alone.
     */
    public static SlackServer in(Server jetty, Workspace workspace) {
        return new SlackServer(workspace, jetty, false);
    }

    private Handler upgrading(SlackHandler inner) {
        WebSocketUpgradeHandler upgrade = WebSocketUpgradeHandler.from(jetty, container -> {
            container.setIdleTimeout(SOCKET_IDLE);
            container.addMapping(PathSpec.from("/link/*"), (request, response, callback) -> {
                Fields query = org.eclipse.jetty.server.Request.extractQueryParameters(request);
                if (sockets.admits(String.valueOf(query.getValue("ticket")))) return sockets.link();
                Response.writeError(request, response, callback, 403);
                return null;
            });
        });
        upgrade.setHandler(inner);
        return upgrade;
    }

    /** Serves {@code /api/}, {@code /link/}, {@code /commands/} and {@code /actions/}; leaves other paths alone. */
    public Handler handler() {
        return handler;
    }

    public int port() {
        return ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
    }

    /** With the trailing slash that clients need. */
    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/api/");
    }

    public Workspace workspace() {
        return workspace;
    }

    public Actor actor() {
        return actor;
    }

    public Faults faults() {
        return faults;
    }

    public Calls calls() {
        return calls;
    }

    public SocketMode sockets() {
        return sockets;
    }

    /** The handshake that Slack does when a request URL is entered: does the app echo the challenge? */
    public CompletableFuture<Boolean> verifiesUrl() {
        String challenge = workspace.ids().secret(40);
        ObjectNode payload = Json.object().put("type", "url_verification").put("challenge", challenge);
        return http.send(Parcel.event(payload, true), Duration.ofSeconds(3))
                .thenApply(delivered -> delivered.isAcked() && delivered.body().contains(challenge));
    }

    /** Real-time pauses before each repetition of a failed event; Slack's and the default are 0, 1 and 5 minutes. */
    public void eventPauses(List<Duration> pauses) {
        courier.eventPauses(pauses);
    }

    /** Where payloads go while no socket is connected. */
    public void requestUrl(URI url) {
        http.requestUrl(url);
    }

    /** How long the app has to acknowledge, in real time; Slack's and the default is three seconds. */
    public void ackDeadline(Duration deadline) {
        courier.deadline(deadline);
    }

    /** The next HTTP delivery is forged in this way. */
    public void forgeNext(Forgery forgery) {
        http.next(forgery);
    }

    /** Sends the last HTTP delivery once more, byte for byte. */
    public CompletableFuture<Delivered> replay() {
        return http.replay();
    }

    /** Changes the next payload: another team, an organisation-wide installation, several actions, unknown fields. */
    public void twistNext(UnaryOperator<ObjectNode> change) {
        courier.twistNext(change);
    }

    /** Slack's published rate limits instead of generous ones; {@code extra} calls more fit into each window. */
    public void strictRateLimits(int extra) {
        limits.strict(extra);
    }

    public void rateLimit(String method, int perMinute) {
        limits.perMinute(method, perMinute);
    }

    /** See {@link Workspace#awaitMessage}. */
    public SlackMessage awaitMessage(Predicate<SlackMessage> wanted, Duration atMost) {
        return workspace.awaitMessage(wanted, atMost);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        sockets.close();
        if (!ownsJetty) return;
        try {
            jetty.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the Slack simulator did not stop", failure);
        }
    }
}
