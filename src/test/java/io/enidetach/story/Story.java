package io.enidetach.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.audit.AuditEntry;
import io.enidetach.cli.Bot;
import io.enidetach.config.Settings;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackChannel;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.store.AuditFilter;
import io.enidetach.store.AuditLog;
import io.enidetach.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A story told over real sockets: the simulated Slack, the simulated cloud, and the real bot between them, in words of
 * the domain. Everything waits for conditions, nothing for time.
 */
final class Story implements AutoCloseable, AfterEachCallback {
    static final String ALICE = "U0ALICE";
    static final String BOB = "U0BOB";
    static final String CAROL = "U0CAROL";
    static final String DAVE = "U0DAVE";
    static final String OPS = "C0OPS";
    static final String APPROVALS = "C0APPROVE";
    static final String PRODUCTION = "vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f";
    static final String LAB = "vpc-d3v00001 eni-d3v00001 ins-d3v00001";
    static final String DETACH = "DetachNetworkInterface";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SOCKETS_EACH = 2;
    static final Pattern ID = Pattern.compile("D-[0-9A-HJKMNP-TV-Z]{6}");
    private static final Credentials KEYS =
            new Credentials("AKIDstory0000000000000000000000000001", "story-secret-key", Optional.empty());

    final SlackServer slack;
    final CloudServer cloud;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private boolean http = true;
    private Clock clock;
    private Bot bot;
    private Runnable atTheEnd = () -> {};
    private final List<Bot> others = new ArrayList<>();
    private final List<BotProcess> processes = new CopyOnWriteArrayList<>();

    /** In a folder of its own, which goes with it; as an extension of a test class it ends with each test. */
    Story() {
        this(Clock.systemUTC());
    }

    /** The same; Slack, cloud and bot live by this clock. */
    Story(Clock clock) {
        this(folderOfItsOwn(), clock);
        atTheEnd = () -> delete(folder);
    }

    Story(Path folder) {
        this(folder, Clock.systemUTC());
    }

    /** Slack, cloud and bot live by this clock. */
    Story(Path folder, Clock clock) {
        this(folder, clock, KEYS);
    }

    /** The cloud knows this key. */
    Story(Path folder, Clock clock, Credentials keys) {
        this.folder = folder;
        this.clock = clock;
        slack = SlackServer.start(Workspace.demo(clock), 0);
        cloud = CloudServer.start(CloudModel.demo(clock), keys, 0);
        cloud.model().taskDuration(Duration.ofMillis(300));
        environment.put("SLACK_BOT_TOKEN", slack.workspace().botToken());
        environment.put("SLACK_SIGNING_SECRET", slack.workspace().signingSecret());
        environment.put("SLACK_API_URL", slack.apiUrl().toString());
        environment.put("TENCENTCLOUD_SECRET_ID", keys.secretId());
        environment.put("TENCENTCLOUD_SECRET_KEY", keys.secretKey());
        keys.token().ifPresent(token -> environment.put("TENCENTCLOUD_TOKEN", token));
        environment.put("TENCENTCLOUD_ENDPOINT", "http://127.0.0.1:" + cloud.port());
        environment.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("story.db"));
        environment.put("ENI_DETACH_POLICY", folder.resolve("policy.yml").toString());
        environment.put("ENI_DETACH_POLL_INTERVAL", "100ms");
        environment.put("ENI_DETACH_CLOUD_QPS", "100");
        environment.put("PORT", "0");
        policy("");
    }

    /** A policy like the example, with lines of it replaced: {@code "required: 1 => required: 2"}. */
    Story policy(String... replacements) {
        String text = """
                regions: [ap-guangzhou, ap-shanghai]
                production:
                  vpcs: ["prod-*"]
                rules:
                  - name: contractors-never
                    effect: deny
                    groups: [S0CONTRACT]
                  - name: network-operators
                    effect: allow
                    groups: [S0NETOPS]
                approval:
                  channel: C0APPROVE
                  groups: [S0LEADS]
                  users: []
                  required: 1
                  self_approval: false
                  expires_after: 30m
                  reason: optional
                pause:
                  groups: [S0LEADS]
                """;
        for (String replacement : replacements) {
            if (!replacement.isEmpty()) {
                String[] parts = replacement.split(" => ", 2);
                assertThat(text).contains(parts[0]);
                text = text.replace(parts[0], parts[1]);
            }
        }
        try {
            Files.writeString(folder.resolve("policy.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Story with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Story overSocketMode() {
        environment.remove("SLACK_SIGNING_SECRET");
        environment.put("SLACK_APP_TOKEN", slack.workspace().appToken());
        http = false;
        return this;
    }

    /** The next bot of this process lives that much later. */
    Story later(Duration passed) {
        clock = Clock.offset(clock, passed);
        return this;
    }

    Story begin() {
        bot = Bot.start(settings(), clock);
        if (http) {
            slack.requestUrl(URI.create("http://127.0.0.1:" + bot.port() + "/slack/events"));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!bot.isReady()) {
            assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
        return this;
    }

    /** Another bot beside the first, on the same database, with sockets of its own. */
    Story beginAnother() {
        awaitSockets();
        others.add(Bot.start(settings(), clock));
        awaitSockets();
        return this;
    }

    // A bot is ready with its first; the others are on their way.
    private void awaitSockets() {
        slack.sockets().awaitConnections(http ? 0 : SOCKETS_EACH * (1 + others.size()), PATIENCE);
    }

    private Settings settings() {
        return Settings.of(environment).fold(s -> s, problems -> {
            throw new AssertionError("settings: " + problems);
        });
    }

    /** Starts without waiting for Slack. */
    Story beginUnready() {
        bot = Bot.start(settings(), clock);
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Stops the bot and starts it anew on the same database. */
    Story restart() {
        bot.close();
        return begin();
    }

    void stop() {
        bot.close();
    }

    /** Starts the bot as a process of its own, which can be killed, and waits until it is ready. */
    BotProcess beginProcess() {
        environment.putIfAbsent("PROCESS_PORT", String.valueOf(BotProcess.freePort()));
        Map<String, String> its = new HashMap<>(environment);
        its.put("PORT", its.remove("PROCESS_PORT"));
        BotProcess process = started(its);
        slack.requestUrl(URI.create("http://127.0.0.1:" + its.get("PORT") + "/slack/events"));
        process.awaitReady(BotProcess.START_MOST);
        return process;
    }

    private BotProcess started(Map<String, String> its) {
        BotProcess process = BotProcess.start(its, folder);
        processes.add(process);
        return process;
    }

    /** Starts one of several processes, on a port of its own; it may not be ready yet. */
    BotProcess anotherProcess() {
        Map<String, String> its = new HashMap<>(environment);
        its.put("PORT", String.valueOf(BotProcess.freePort()));
        return started(its);
    }

    int port() {
        return bot.port();
    }

    /** Waits until {@code /readyz} answers with the status and a body that holds the text; the whole body. */
    String readyz(int status, String text) {
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/readyz"))
                .build();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try {
            while (true) {
                HttpResponse<String> answer = HTTP.send(ask, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == status && answer.body().contains(text)) {
                    return answer.body();
                }
                assertThat(System.nanoTime())
                        .as("in time; last: " + answer.body())
                        .isLessThan(end);
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The messages that told the requester an end of this request; one, if all went well. */
    long timesTold(String id) {
        return slack.workspace().messages(OPS).stream()
                .filter(m -> m.threadTs().isPresent())
                .filter(m -> TheRecord.ENDS.stream().anyMatch(state -> shows(m, id, state)))
                .count();
    }

    /** Types a command and gives the acknowledgement. */
    Delivered types(String who, String text) {
        return types(who, OPS, text);
    }

    Delivered types(String who, String channel, String text) {
        return slack.actor().command(who, channel, "/eni-detach " + text).join();
    }

    /** Types a command that is accepted, and gives the request's ID. */
    String asks(String who, String text) {
        return asks(who, OPS, text);
    }

    String asks(String who, String channel, String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Delivered ack = types(who, channel, text);
        // On a busy machine a commit may take longer than people are let wait: they are told to do this.
        while (ack.body().contains("Not accepted, nothing was recorded; type it again") && System.nanoTime() < end) {
            ack = types(who, channel, text);
        }
        assertThat(ack.isAcked()).as(ack.toString()).isTrue();
        Matcher id = ID.matcher(ack.body());
        assertThat(id.find()).as("an ID in the acknowledgement: " + ack.body()).isTrue();
        return id.group();
    }

    /** Presses a button on a message and expects Slack to get its acknowledgement. */
    Delivered clicks(String who, SlackMessage message, String action) {
        Delivered ack = slack.actor()
                .click(who, message.channel(), message.ts(), action)
                .join();
        assertThat(ack.isAcked()).as(ack.toString()).isTrue();
        return ack;
    }

    /** A channel of its own, for stories that would wait for each other's turn in one. */
    String channel(String id) {
        String app = slack.workspace().botUserId();
        slack.workspace().put(SlackChannel.open(id, id.toLowerCase(Locale.ROOT), Set.of(ALICE, app)));
        return id;
    }

    /** The request's card once it shows the state. */
    SlackMessage card(String id, String state) {
        return await(m -> m.threadTs().isEmpty() && !m.channel().equals(APPROVALS) && shows(m, id, state));
    }

    /** The message in the approval channel once it shows the state. */
    SlackMessage approval(String id, String state) {
        return await(m -> m.channel().equals(APPROVALS) && shows(m, id, state));
    }

    /** The reply in the thread that tells the end. */
    SlackMessage end(String id, String state) {
        return await(m -> m.threadTs().isPresent() && shows(m, id, state));
    }

    /** A private word to somebody that contains the text. */
    SlackMessage privately(String who, String text) {
        return await(
                m -> m.onlyFor().filter(who::equals).isPresent() && m.allText().contains(text));
    }

    SlackView modal(String who, String callback) {
        return slack.workspace().awaitModal(who, v -> v.toString().contains(callback), PATIENCE);
    }

    SlackMessage await(Predicate<SlackMessage> wanted) {
        return slack.awaitMessage(wanted, PATIENCE);
    }

    /** The detail of the first entry of the record with this event of the request. */
    Map<String, String> recorded(String id, String event) {
        try (Database database = Database.openReadOnly(environment.get("DATABASE_URL"))) {
            return new AuditLog(database)
                    .entries(AuditFilter.all())
                    .filter(entry -> entry.event().equals(event))
                    .filter(entry -> entry.request().equals(Optional.of(id)))
                    .findFirst()
                    .orElseThrow()
                    .detail();
        }
    }

    /** Waits for something that makes no message. */
    static void awaitThat(BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** How often the cloud was asked to detach, whatever came of it. */
    int detaches() {
        return cloud.calls().count(DETACH);
    }

    /** The record as it stands. */
    List<AuditEntry> record() {
        try (Database database = Database.openReadOnly(environment.get("DATABASE_URL"));
                Stream<AuditEntry> entries = new AuditLog(database).entries(AuditFilter.all())) {
            return entries.toList();
        }
    }

    /** The first entry of the record that fits, once it is there. */
    AuditEntry recorded(Predicate<AuditEntry> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<AuditEntry> entries = record();
            Optional<AuditEntry> found = entries.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime()).as("an entry among %s", entries).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    static boolean shows(SlackMessage message, String id, String state) {
        ObjectNode payload = message.metadata()
                .map(m -> (ObjectNode) m.path("event_payload"))
                .orElse(null);
        return payload != null
                && payload.path("id").asText().equals(id)
                && payload.path("state").asText().equals(state);
    }

    @Override
    public void close() {
        if (bot != null) {
            bot.close();
        }
        others.forEach(Bot::close);
        processes.forEach(BotProcess::close);
        slack.close();
        cloud.close();
        atTheEnd.run();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    private static Path folderOfItsOwn() {
        try {
            return Files.createTempDirectory("story");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
