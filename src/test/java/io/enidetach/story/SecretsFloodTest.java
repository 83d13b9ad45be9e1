package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.enidetach.cli.EniDetach;
import io.enidetach.cli.Shell;
import io.enidetach.sandbox.slack.Forgery;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.store.SharedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Floods a bot in a process of its own with everything that is secret, also on the ways where something breaks, then lets
 * it crash, and looks for the secrets, and for pieces of them, in all that it left behind.
 */
@Timeout(120)
class SecretsFloodTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** So much of a secret at a stretch is a leak. */
    private static final int PIECE = 12;

    @TempDir
    Path folder;

    /** What no variable holds: triggers, response URLs, verification tokens. */
    private final Set<String> passing = ConcurrentHashMap.newKeySet();

    private final Credentials keys = new Credentials("AKID" + mark(), mark(), Optional.of(mark()));
    private final Map<String, String> left = new LinkedHashMap<>();
    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder, Clock.systemUTC(), keys);
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void over_http_with_a_file_no_secret_gets_into_logs_messages_metrics_database_stack_traces_or_crash_files()
            throws Exception {
        lives(this::dayOverHttp);
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith("story.db"))
                    .forEach(file -> left.put(file.getFileName().toString(), read(file)));
        }
        assertThat(left.get("story.db") + left.get("story.db-wal")).contains(ALICE);
        assertThat(passing).hasSizeGreaterThan(6);
        holdsNoSecret(secrets(5));
    }

    @Test
    void over_sockets_with_a_server_and_a_key_for_writing_none_does_either() throws Exception {
        String url = SharedPostgres.freshUrl();
        String password = mark();
        story.with("DATABASE_URL", url.replace("postgres:postgres@", "postgres:" + password + "@"))
                .with("SLACK_APP_TOKEN", story.slack.workspace().appToken())
                .with("TENCENTCLOUD_API", "v3")
                .with("TENCENTCLOUD_WRITE_SECRET_ID", "AKID" + mark())
                .with("TENCENTCLOUD_WRITE_SECRET_KEY", mark())
                .with("TENCENTCLOUD_WRITE_TOKEN", mark());
        lives(this::dayOverSockets);
        left.put("database", dump(url));
        assertThat(left.get("database")).contains(ALICE, "ask_refused");
        Map<String, String> secrets = secrets(9);
        secrets.put("the database's password", password);
        holdsNoSecret(secrets);
        assertThat(left.get("log and stack traces")).doesNotContain("ticket=");
    }

    @Test
    void neither_commands_nor_starts_that_fail_print_one() {
        story.with("SLACK_APP_TOKEN", story.slack.workspace().appToken())
                .with("TENCENTCLOUD_WRITE_SECRET_ID", "AKID" + mark())
                .with("TENCENTCLOUD_WRITE_SECRET_KEY", mark())
                .with("TENCENTCLOUD_WRITE_TOKEN", mark());
        String password = mark();
        Map<String, String> secrets = secrets(9);
        secrets.put("the database's password", password);
        Map<String, String> elsewhere = new HashMap<>(story.environment());
        elsewhere.put(
                "DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + BotProcess.freePort() + "/eni?password=" + password);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            left.put("doctor", prints(story.environment(), "doctor"));
            left.put("doctor without a database", prints(elsewhere, "doctor"));
            left.put("verify", prints(elsewhere, "audit", "verify"));
            secrets(9).forEach((name, value) -> left.put(name + " with a blank", starts(name, value + " ")));
            story.slack.workspace().tokenTrouble("invalid_auth");
            left.put("a token that is refused", prints(story.environment(), "run"));
            left.put("doctor with a token that is refused", prints(story.environment(), "doctor"));
            story.policy("rules: => " + secrets.get("SLACK_BOT_TOKEN") + ":");
            left.put("a policy with a token in it", prints(story.environment(), "policy", "check"));
        } finally {
            root.detachAppender(log);
        }
        assertThat(left).allSatisfy((what, text) -> assertThat(text).as(what).isNotBlank());
        left.put(
                "log",
                List.copyOf(log.list).stream().map(SecretsFloodTest::text).collect(Collectors.joining("\n")));
        holdsNoSecret(secrets);
    }

    private String starts(String name, String value) {
        Map<String, String> wrong = new HashMap<>(story.environment());
        wrong.put(name, value);
        return prints(wrong, "run");
    }

    private static String prints(Map<String, String> environment, String... command) {
        StringWriter out = new StringWriter();
        Shell shell = new Shell(environment, new PrintWriter(out), new PrintWriter(out), Clock.systemUTC());
        EniDetach.run(shell, command);
        return out.toString();
    }

    private static String text(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLevel() + " " + event.getFormattedMessage() + thrown;
    }

    /** Has a bot live through a day and crash at its end, and keeps all that it leaves. */
    private void lives(Runnable day) throws Exception {
        Path crash = folder.resolve("crash.log");
        story.with("LOG_FORMAT", "json")
                .with("JDK_JAVA_OPTIONS", "-XX:ErrorFile=" + crash + " -XX:-CreateCoredumpOnCrash");
        try (BotProcess bot = story.beginProcess()) {
            day.run();
            left.put("readyz", get(bot, "/readyz"));
            left.put("metrics", get(bot, "/metrics"));
            signal("QUIT", bot);
            await(() -> bot.output().contains("Full thread dump"));
            signal("SEGV", bot);
            await(() -> Files.exists(crash) && read(crash).contains("END."));
            left.put("log and stack traces", bot.output());
        }
        left.put("crash file", read(crash));
        left.put("messages", messages());
    }

    /** With everything that can go wrong at the edges. */
    private void dayOverHttp() {
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        for (Forgery forgery : new Forgery[] {Forgery.WRONG_SECRET, Forgery.OLD, Forgery.TAMPERED}) {
            story.slack.forgeNext(forgery);
            story.slack
                    .actor()
                    .click(BOB, question.channel(), question.ts(), "approve")
                    .join();
        }
        decides(question);
        story.end(id, "succeeded");
        noting();
        story.types(ALICE, "eni-nonsense");
        story.slack.faults().next("chat.postMessage", SlackFault.RESET_BEFORE, 2);
        noting();
        story.end(story.asks(ALICE, LAB), "succeeded");
    }

    /** The cloud does not know the key for writing. */
    private void dayOverSockets() {
        String id = story.asks(ALICE, PRODUCTION);
        story.slack.sockets().cut();
        story.slack.sockets().awaitConnected(Duration.ofSeconds(20));
        decides(story.approval(id, "awaiting_approval"));
        story.end(id, "failed");
    }

    private void decides(SlackMessage question) {
        story.slack.faults().next("chat.postEphemeral", SlackFault.SERVER_ERROR, 2);
        story.slack.faults().next("views.open", SlackFault.SERVER_ERROR, 1);
        noting();
        story.clicks(DAVE, question, "approve");
        noting();
        story.clicks(BOB, question, "deny");
        noting();
        story.clicks(BOB, question, "approve");
    }

    private void noting() {
        story.slack.twistNext(payload -> {
            for (String name : new String[] {"trigger_id", "response_url", "token"}) {
                String value = payload.path(name).asText();
                if (value.length() > 8) {
                    passing.add(value);
                }
            }
            return payload;
        });
    }

    private Map<String, String> secrets(int many) {
        Map<String, String> secrets = new TreeMap<>();
        story.environment().forEach((name, value) -> {
            if (name.matches(".*(TOKEN|SECRET|SECRET_ID|SECRET_KEY)$")) {
                secrets.put(name, value);
            }
        });
        assertThat(secrets).hasSize(many);
        return secrets;
    }

    private void holdsNoSecret(Map<String, String> secrets) {
        left.forEach((where, text) -> {
            passing.forEach(secret -> assertThat(text.contains(secret))
                    .as("%s in %s", secret, where)
                    .isFalse());
            secrets.forEach((name, secret) -> assertThat(pieces(secret).filter(text::contains))
                    .as("%s in %s", name, where)
                    .isEmpty());
        });
    }

    private static Stream<String> pieces(String secret) {
        return IntStream.rangeClosed(0, secret.length() - PIECE).mapToObj(at -> secret.substring(at, at + PIECE));
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

    /** Everything that is in the database. */
    private static String dump(String url) throws Exception {
        String jdbc = "jdbc:postgresql://" + url.substring(url.indexOf('@') + 1);
        try (var connection = DriverManager.getConnection(jdbc, "postgres", "");
                ResultSet all =
                        connection.createStatement().executeQuery("select database_to_xml(true, false, '')::text")) {
            assertThat(all.next()).isTrue();
            return all.getString(1);
        }
    }

    private static String get(BotProcess bot, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(bot.at(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void signal(String name, BotProcess bot) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(bot.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(BooleanSupplier condition) {
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
            throw new UncheckedIOException(e);
        }
    }
}
