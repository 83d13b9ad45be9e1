package io.enidetach.sandbox.page;

import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The page over both simulators and a scripted bot, on loopback. */
public final class PageStage implements AutoCloseable {
    public final SlackServer slack = SlackServer.start(Workspace.demo(Clock.systemUTC()), 0);
    final CloudModel model = CloudModel.demo(Clock.systemUTC());
    final CloudServer cloud = CloudServer.start(model, new Credentials("id", "key"), 0);
    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);

    public PageStage(int port, Optional<TimeControl> time) throws Exception {
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        jetty.addConnector(connector);
        jetty.setHandler(new Handler.Sequence(
                new ScriptedBot(slack, model), SandboxPage.over(slack, cloud, Guide.demo(), time)));
        jetty.start();
        slack.requestUrl(URI.create("http://127.0.0.1:" + port() + "/slack/events"));
    }

    public int port() {
        return connector.getLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        slack.close();
        cloud.close();
    }

    /** To look at the page by hand: the first argument is the port. */
    public static void main(String[] args) throws Exception {
        PageStage stage = new PageStage(args.length > 0 ? Integer.parseInt(args[0]) : 8080, Optional.empty());
        System.out.println("http://localhost:" + stage.port());
        Thread.currentThread().join();
    }
}
