package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.Forgery;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.Workspace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Floods a bot in a process of its own with everything that is secret, also on the ways where something breaks, then lets
 * it crash, and looks for the secrets in all that it left behind.
 */
@Timeout(120)
class SecretsFloodTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private Story story;

    @AfterEach
    void curtain() {
        story.close();
    }

    @Test
    void no_secret_gets_into_logs_messages_metrics_database_stack_traces_or_crash_files() throws Exception {
        Path crash = folder.resolve("crash.log");
        story = new Story(folder)
                .with("LOG_FORMAT", "json")
                .with("TENCENTCLOUD_TOKEN", "")
                .with(
                        "JDK_JAVA_OPTIONS",
                        "-XX:ErrorFile=" + crash + " -XX:-CreateCoredumpOnCrash -Dlogback.configurationFile="
                                + Path.of("src", "main", "resources", "logback.xml")
                                        .toAbsolutePath());
        story.environment().forEach((name, value) -> {
            if (name.matches(".*(TOKEN|SECRET|SECRET_ID|SECRET_KEY)$") && !value.isBlank()) {
                secrets.add(value);
            }
        });
        assertThat(secrets).hasSize(4);
        Map<String, String> left = new LinkedHashMap<>();
        try (BotProcess bot = story.beginProcess()) {
            String id = live();
            left.put("readyz", get(bot, "/readyz"));
            left.put("metrics", get(bot, "/metrics"));
            signal("QUIT", bot);
            await(() -> bot.output().contains("Full thread dump"));
            signal("SEGV", bot);
            await(() -> Files.exists(crash) && read(crash).contains("END."));
            left.put("log and stack traces", bot.output());
            assertThat(bot.output().lines().filter(line -> line.contains(id)))
                    .as("lines about a request carry its ID as a field")
                    .isNotEmpty()
                    .allMatch(line -> line.contains("\"mdc\": {\"request\":\"" + id + "\"}"));
        }
        left.put("crash file", read(crash));
        left.put("messages", messages());
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith("story.db"))
                    .forEach(file -> left.put(file.getFileName().toString(), read(file)));
        }
        assertThat(left).hasSizeGreaterThanOrEqualTo(6);
        assertThat(left.get("story.db") + left.get("story.db-wal")).contains(ALICE);
        assertThat(secrets).hasSizeGreaterThan(10);
        left.forEach((where, text) -> assertThat(secrets)
                .allSatisfy(
                        secret -> assertThat(text.contains(secret)).as(where).isFalse()));
    }

    /** A bot's day, with everything that can go wrong at the edges. */
    private String live() {
        noting();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        for (Forgery forgery : new Forgery[] {Forgery.WRONG_SECRET, Forgery.OLD, Forgery.TAMPERED}) {
            story.slack.forgeNext(forgery);
            story.slack
                    .actor()
                    .click(BOB, question.channel(), question.ts(), "approve")
                    .join();
        }
        story.slack.faults().next("chat.postEphemeral", SlackFault.SERVER_ERROR, 2);
        story.slack.faults().next("views.open", SlackFault.SERVER_ERROR, 1);
        noting();
        story.clicks(DAVE, question, "approve");
        noting();
        story.clicks(BOB, question, "deny");
        noting();
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
        noting();
        story.types(ALICE, "eni-nonsense");
        story.slack.faults().next("chat.postMessage", SlackFault.RESET_BEFORE, 2);
        noting();
        String lab = story.asks(ALICE, LAB);
        story.end(lab, "succeeded");
        return id;
    }

    private void noting() {
        story.slack.twistNext(payload -> {
            for (String name : new String[] {"trigger_id", "response_url", "token"}) {
                String value = payload.path(name).asText();
                if (value.length() > 8) {
                    secrets.add(value);
                }
            }
            return payload;
        });
    }

    private String messages() {
        Workspace workspace = story.slack.workspace();
        Stream<SlackMessage> all = Stream.of(
                        workspace.channels().stream().flatMap(c -> workspace.messages(c.id()).stream()),
                        workspace.users().stream().flatMap(u -> workspace.ephemerals(u.id()).stream()),
                        workspace.users().stream()
                                .filter(u -> !u.id().equals(workspace.botUserId()))
                                .flatMap(u -> workspace.directMessages(u.id()).stream()))
                .flatMap(messages -> messages);
        String text = all.map(SlackMessage::toString).collect(Collectors.joining("\n"));
        assertThat(text).contains("eni-m6dyj72l", OPS);
        return text;
    }

    private static String get(BotProcess bot, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(bot.at(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void signal(String name, BotProcess bot) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(bot.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
