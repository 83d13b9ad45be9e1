package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.testing.SettableClock;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MountedTest {
    private final Workspace workspace = Workspace.demo(new SettableClock("2026-11-02T08:00:00Z"));
    private final Server jetty = new Server();
    private final SlackServer slack = SlackServer.in(jetty, workspace);

    @BeforeEach
    void start() throws Exception {
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(new Handler.Sequence(slack.handler(), new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.write(true, ByteBuffer.wrap("the page".getBytes()), callback);
                return true;
            }
        }));
        jetty.start();
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
        jetty.stop();
    }

    @Test
    void it_shares_a_server_with_other_pages() {
        ApiClient bot = new ApiClient(slack, workspace.botToken());

        assertThat(bot.call("auth.test").path("ok").asBoolean()).isTrue();
        URI page = URI.create("http://127.0.0.1:" + slack.port() + "/");
        assertThat(bot.post(page, "text/plain", "").body()).isEqualTo("the page");
    }

    @Test
    void its_sockets_work_there_too() {
        SocketApp app = SocketApp.connect(slack, envelope -> Optional.of(Json.object()));
        app.next("hello");

        assertThat(slack.actor()
                        .command("U0ALICE", "C0OPS", "/eni-detach")
                        .join()
                        .isAcked())
                .isTrue();
        assertThat(workspace.directChannel("U0ALICE")).startsWith("D");
    }
}
