package io.enidetach.cli;

import io.enidetach.config.Settings;
import io.enidetach.sandbox.page.Guide;
import io.enidetach.sandbox.page.SandboxPage;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Both simulators, the page, and the bot between them, on loopback and in a temporary folder. */
final class Sandbox implements AutoCloseable {
    private static final Credentials KEY =
            new Credentials("AKIDsandbox", "the-sandbox-has-no-secrets", Optional.empty());

    /** The bot's start does not wait for its connection to Slack, people who read "ready" do not either. */
    private static final Duration CONNECTED_MAX = Duration.ofSeconds(30);

    private final TurnableClock clock = new TurnableClock();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private SlackServer slack;
    private CloudServer cloud;
    private ServerConnector page;

    private Sandbox() {}

    /** @throws Stop when the port is taken, or the scenario does not come about */
    static Sandbox start(int port, Scenario scenario, Optional<Path> faults, Map<String, String> environment)
            throws IOException {
        Sandbox sandbox = new Sandbox();
        try {
            sandbox.begin(port, scenario, faults, environment);
            return sandbox;
        } catch (IOException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private void begin(int port, Scenario scenario, Optional<Path> faults, Map<String, String> environment)
            throws IOException {
        Path folder = Files.createTempDirectory("eni-detach-sandbox");
        started.push(() -> delete(folder));
        cloud = CloudServer.start(CloudModel.demo(clock), KEY, 0);
        started.push(cloud);
        faults.ifPresent(this::load);
        slack = SlackServer.start(Workspace.demo(clock), 0);
        started.push(slack);
        servePage(port, SandboxPage.over(slack, cloud, Guide.demo(scenario.opening()), Optional.of(clock)));
        Settings settings = Stop.unlessGood(Settings.of(settings(slack, cloud, folder, environment)));
        started.push(Bot.startOnLoopback(settings, clock));
        prepare(scenario);
    }

    private void load(Path faults) {
        try {
            cloud.faults().load(faults);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
            throw Stop.usage("--faults " + faults + ": " + why);
        }
    }

    private void prepare(Scenario scenario) {
        try {
            slack.sockets().awaitConnected(CONNECTED_MAX);
            scenario.prepare(slack, cloud);
        } catch (IllegalStateException e) {
            throw Stop.failed("the scenario " + scenario.title() + " did not come about: " + e.getMessage());
        }
    }

    private void servePage(int port, SandboxPage handler) {
        Server server = new Server();
        page = new ServerConnector(server);
        page.setHost("localhost");
        page.setPort(port);
        server.addConnector(page);
        server.setHandler(handler);
        started.push(server::stop);
        try {
            server.start();
        } catch (Exception e) {
            throw Stop.failed("port " + port + " cannot be listened on, try --port with another: " + e.getMessage());
        }
    }

    private static Map<String, String> settings(
            SlackServer slack, CloudServer cloud, Path folder, Map<String, String> environment) throws IOException {
        Path policy = folder.resolve("policy.yml");
        try (InputStream demo = Sandbox.class.getResourceAsStream("/sandbox-policy.yml")) {
            Files.copy(demo, policy);
        }
        return Map.ofEntries(
                Map.entry("SLACK_BOT_TOKEN", slack.workspace().botToken()),
                Map.entry("SLACK_APP_TOKEN", slack.workspace().appToken()),
                Map.entry("SLACK_API_URL", slack.apiUrl().toString()),
                Map.entry("TENCENTCLOUD_SECRET_ID", KEY.secretId()),
                Map.entry("TENCENTCLOUD_SECRET_KEY", KEY.secretKey()),
                Map.entry("TENCENTCLOUD_ENDPOINT", "http://127.0.0.1:" + cloud.port()),
                Map.entry("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("sandbox.db")),
                Map.entry("ENI_DETACH_POLICY", policy.toString()),
                Map.entry("ENI_DETACH_POLL_INTERVAL", "500ms"),
                Map.entry("PORT", "0"),
                Map.entry("LOG_FORMAT", environment.getOrDefault("LOG_FORMAT", "text")));
    }

    int port() {
        return page.getLocalPort();
    }

    SlackServer slack() {
        return slack;
    }

    CloudServer cloud() {
        return cloud;
    }

    TurnableClock clock() {
        return clock;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                // The process ends; what is left is in the temporary folder of this machine.
                continue;
            }
        }
    }
}
