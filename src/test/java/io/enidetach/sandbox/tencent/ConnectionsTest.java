package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

final class ConnectionsTest extends CloudCase {
    private static final String ENI = "eni-m6dyj72l";

    private HttpRequest detach() {
        return new V2Client(
                        cloud.uri(),
                        clock,
                        "DetachNetworkInterface",
                        "vpcId",
                        "vpc-7t9nf3pu",
                        "networkInterfaceId",
                        ENI,
                        "instanceId",
                        "ins-xx44545f")
                .post();
    }

    @Test
    void of_many_detaches_at_once_one_is_accepted_and_the_others_find_it_locked() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch together = new CountDownLatch(1);
            List<Future<Integer>> codes = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                HttpRequest request = detach();
                codes.add(people.submit(() -> {
                    together.await();
                    return json(request).get("code").asInt();
                }));
            }
            together.countDown();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> code : codes) {
                answers.add(code.get(30, TimeUnit.SECONDS));
            }
            assertThat(answers).containsOnly(0, 9005).containsOnlyOnce(0);
        } finally {
            people.shutdownNow();
        }
        assertThat(model.acceptedDetaches(ENI)).isEqualTo(1);
        assertThat(cloud.calls().count("DetachNetworkInterface")).isEqualTo(24);
    }

    @Test
    void a_connection_that_was_used_before_is_reset_and_not_just_closed() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), cloud.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            ask(socket);
            assertThat(status(socket.getInputStream())).startsWith("HTTP/1.1 200");
            cloud.faults().set(FaultRule.of(Fault.RESET_BEFORE_EFFECT));
            ask(socket);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    private static void ask(Socket socket) throws IOException {
        String request = "GET /v2/index.php?Action=DescribeVpcEx HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads one answer, as far as it has come; one write of the server holds all of it. */
    private static String status(InputStream in) throws IOException {
        byte[] bytes = new byte[8192];
        return new String(bytes, 0, in.read(bytes), StandardCharsets.US_ASCII);
    }

    @Test
    void it_listens_on_loopback_only_and_stops_when_closed() {
        assertThat(cloud.uri().getHost()).isEqualTo("127.0.0.1");
        int port = cloud.port();
        cloud.close();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void its_handler_works_in_another_jetty() throws Exception {
        CloudServer mounted = CloudServer.unstarted(model, KEY);
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(mounted.handler());
        jetty.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort());
            assertThat(json(new V2Client(uri, clock, "DescribeVpcEx").post())
                            .get("totalCount")
                            .asInt())
                    .isEqualTo(2);
            assertThat(mounted.calls().count("DescribeVpcEx")).isEqualTo(1);
            HttpRequest other =
                    HttpRequest.newBuilder(uri.resolve("/elsewhere")).build();
            assertThat(send(other).statusCode()).isEqualTo(404);
        } finally {
            jetty.stop();
        }
    }
}
