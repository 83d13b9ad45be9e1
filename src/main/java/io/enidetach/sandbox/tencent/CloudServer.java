package io.enidetach.sandbox.tencent;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The simulated cloud, listening on loopback. Both generations answer on the same port, each on its own path. */
public final class CloudServer implements AutoCloseable {
    private static final long IDLE_MILLIS = 600_000;

    private final CloudModel model;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final AtomicReference<V2Shape> shape = new AtomicReference<>(V2Shape.NEWER);
    private final Dispatcher dispatcher;
    private final Server jetty = new Server();
    private final ServerConnector connector;

    private CloudServer(CloudModel model, Credentials credentials) {
        this.model = model;
        ClientTokens tokens = new ClientTokens();
        Map<String, Api> apis = Map.of(
                V2Api.PATH, new V2Api(model, credentials, tokens, shape::get),
                V3Api.PATH, new V3Api(model, credentials, tokens));
        dispatcher = new Dispatcher(model, faults, calls, apis);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(IDLE_MILLIS);
        jetty.addConnector(connector);
        jetty.setHandler(handler());
        jetty.setStopTimeout(0);
    }

    /** Listens nowhere; {@link #handler()} is to be mounted in another server. */
    public static CloudServer unstarted(CloudModel model, Credentials credentials) {
        return new CloudServer(model, credentials);
    }

    /** Starts on this port of 127.0.0.1; 0 takes a free one. */
    public static CloudServer start(CloudModel model, Credentials credentials, int port) {
        CloudServer cloud = new CloudServer(model, credentials);
        cloud.connector.setPort(port);
        try {
            cloud.jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("the simulated cloud cannot listen on port " + port, e);
        }
        return cloud;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Scheme, host and port, for {@code TENCENTCLOUD_ENDPOINT}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** A handler of this cloud for another Jetty; it leaves all paths but the API's to the next handler. */
    public Handler handler() {
        return new CloudHandler(dispatcher);
    }

    public CloudModel model() {
        return model;
    }

    public Faults faults() {
        return faults;
    }

    public Calls calls() {
        return calls;
    }

    /** From now on v2 answers in this shape; {@link V2Shape#NEWER} at first. */
    public void answerIn(V2Shape v2) {
        shape.set(v2);
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the simulated cloud does not stop", e);
        }
    }
}
