package io.enidetach.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server. It may start before the rest of the bot, so that {@code /healthz} and {@code /readyz} can tell of a
 * start that takes its time; Slack's requests are mounted when they can be taken. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    private static final int THREADS_MAX = 64;
    private static final int HEADER_BYTES_MAX = 8 * 1024;
    /** A form with everything filled in has less than a tenth of this. */
    private static final int BODY_BYTES_MAX = 1024 * 1024;

    private static final Duration IDLE_MAX = Duration.ofSeconds(30);
    private static final Duration DRAIN_MAX = Duration.ofSeconds(5);
    /** Connections that are kept open without a request on them, at the end. */
    private static final Duration FAREWELL_MAX = Duration.ofMillis(200);

    private final Server server;
    private final ServerConnector connector;
    private final Mount slackEvents = new Mount();

    private WebServer(Optional<String> host, int port, List<Check> checks, Metrics metrics) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX);
        threads.setName("web");
        server = new Server(threads);
        connector = new ServerConnector(server, new HttpConnectionFactory(limits()));
        host.ifPresent(connector::setHost);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MAX.toMillis());
        connector.setShutdownIdleTimeout(FAREWELL_MAX.toMillis());
        server.addConnector(connector);
        server.setStopTimeout(DRAIN_MAX.toMillis());
        server.setErrorHandler((request, response, callback) -> {
            Page.status(response, callback, response.getStatus());
            return true;
        });
        SizeLimitHandler sized = new SizeLimitHandler(BODY_BYTES_MAX, -1);
        sized.setHandler(routes(checks, metrics));
        server.setHandler(new GracefulHandler(sized));
    }

    /**
     * @param host the only interface to listen on; absent: all
     * @param port 0 takes a free one
     * @param checks the lines of {@code /readyz}, in their order
     * @throws IOException when the port cannot be had
     */
    public static WebServer start(Optional<String> host, int port, List<Check> checks, Metrics metrics)
            throws IOException {
        WebServer web = new WebServer(host, port, List.copyOf(checks), metrics);
        try {
            web.server.start();
            return web;
        } catch (Exception failed) {
            web.close();
            throw failed instanceof IOException io ? io : new IOException("the HTTP server did not start", failed);
        }
    }

    /** Gives the requests to {@code POST /slack/events}, which are 404 before, to a handler that is not started yet. */
    public void mountSlackEvents(Handler handler) {
        slackEvents.setHandler(handler);
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no new request, and waits up to 5 s for those that are being answered. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the HTTP server did not stop", failed);
        }
    }

    private Handler routes(List<Check> checks, Metrics metrics) {
        PathMappingsHandler routes = new PathMappingsHandler();
        routes.addMapping(PathSpec.from("/healthz"), new Page(() -> Page.Text.plain(HttpStatus.OK_200, "ok\n")));
        routes.addMapping(PathSpec.from("/readyz"), new Page(() -> Readiness.of(checks)));
        routes.addMapping(
                PathSpec.from("/metrics"),
                new Page(() -> new Page.Text(HttpStatus.OK_200, Metrics.CONTENT_TYPE, metrics.scrape())));
        routes.addMapping(PathSpec.from("/slack/events"), slackEvents);
        return routes;
    }

    private static HttpConfiguration limits() {
        HttpConfiguration limits = new HttpConfiguration();
        limits.setSendServerVersion(false);
        limits.setSendXPoweredBy(false);
        limits.setRequestHeaderSize(HEADER_BYTES_MAX);
        return limits;
    }
}
