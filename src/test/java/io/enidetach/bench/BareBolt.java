package io.enidetach.bench;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * What ours is measured against: Bolt for Java on Jetty 12 as its documents show it, one command, one sentence, no
 * database. Its arguments are {@code http PORT} or {@code socket}; it tells on standard output when it is ready.
 */
public final class BareBolt {
    private BareBolt() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(environment.get("SLACK_API_URL"));
        App app = new App(AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(environment.get("SLACK_BOT_TOKEN"))
                .signingSecret(environment.get("SLACK_SIGNING_SECRET"))
                .build());
        app.command(
                "/eni-detach",
                (command, context) ->
                        context.ack("you said: " + command.getPayload().getText()));
        if (args[0].equals("socket")) {
            new SocketModeApp(environment.get("SLACK_APP_TOKEN"), SocketModeClient.Backend.JavaWebSocket, app)
                    .startAsync();
        } else {
            serve(app, Integer.parseInt(args[1]));
        }
        System.out.println("ready");
    }

    private static void serve(App app, int port) throws Exception {
        app.start();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Endpoint(app));
        server.start();
    }

    /** Gives requests to Bolt, which checks their signatures itself. */
    private static final class Endpoint extends Handler.Abstract {
        private final App app;
        private final SlackRequestParser parser;

        Endpoint(App app) {
            this.app = app;
            this.parser = new SlackRequestParser(app.config());
        }

        @Override
        public boolean handle(
                org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback)
                throws Exception {
            Map<String, List<String>> headers = request.getHeaders().stream()
                    .collect(Collectors.groupingBy(
                            HttpField::getName, Collectors.mapping(HttpField::getValue, Collectors.toList())));
            Request<?> slack = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri(request.getHttpURI().getPath())
                    .requestBody(Content.Source.asString(request, StandardCharsets.UTF_8))
                    .headers(new RequestHeaders(headers))
                    .build());
            Response answer = app.run(slack);
            response.setStatus(answer.getStatusCode());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.getContentType());
            byte[] body = String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
