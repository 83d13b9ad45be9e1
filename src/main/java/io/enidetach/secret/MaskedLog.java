package io.enidetach.secret;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * How the log is set up, found by Logback as a service: every line goes through {@link RedactingEncoder}. Written as a
 * program, since to read the same from XML takes more than three times as long at every start. Keeps out of it where
 * nothing is settled, as in tests, and where {@code logback.configurationFile} names a file.
 */
public final class MaskedLog extends ContextAwareBase implements Configurator {
    /** Logback makes the object, so what the process wants has to wait here for it. */
    private static volatile Optional<Wish> settled = Optional.empty();

    private static final String OTHER_CONFIGURATION = "logback.configurationFile";
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{1}:"
            + "%replace( [%X{request}]){' \\[\\]', ''} %msg%n";

    /** Their values are secret. */
    private static final List<String> SECRETS = List.of(
            "SLACK_BOT_TOKEN",
            "SLACK_APP_TOKEN",
            "SLACK_SIGNING_SECRET",
            "TENCENTCLOUD_SECRET_ID",
            "TENCENTCLOUD_SECRET_KEY",
            "TENCENTCLOUD_TOKEN",
            "TENCENTCLOUD_SECURITY_TOKEN",
            "TENCENTCLOUD_WRITE_SECRET_ID",
            "TENCENTCLOUD_WRITE_SECRET_KEY",
            "TENCENTCLOUD_WRITE_TOKEN");

    /** At DEBUG these print payloads, response URLs, triggers and tickets; or they say at INFO what nobody wants to know. */
    private static final Map<String, Level> LIBRARIES = Map.of(
            "com.slack.api", Level.INFO,
            "okhttp3", Level.INFO,
            "org.eclipse.jetty", Level.WARN,
            "org.flywaydb", Level.WARN,
            "com.zaxxer.hikari", Level.WARN,
            "com.github.kagkarlsson", Level.WARN);

    /**
     * What the log is to be.
     *
     * @param target {@code System.out} or {@code System.err}
     * @param format {@code text} or {@code json}
     * @param environment whose secrets are masked wherever they turn up
     */
    record Wish(String target, String format, Map<String, String> environment) {}

    /** Call it before the first logger is made; {@link Wish} has the parameters. */
    public static void settle(String target, String format, Map<String, String> environment) {
        settled = Optional.of(new Wish(target, format, environment));
    }

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (settled.isEmpty() || System.getProperty(OTHER_CONFIGURATION) != null) {
            return ExecutionStatus.NEUTRAL;
        }
        configure(log, settled.get());
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    static void configure(LoggerContext log, Wish wish) {
        // Else Logback prints its own start on standard output whenever it warns of anything.
        log.getStatusManager().add(new NopStatusListener());
        RedactingEncoder encoder =
                new RedactingEncoder(lines(log, wish.format()), Redaction.of(secrets(wish.environment())));
        encoder.setContext(log);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(log);
        console.setName("console");
        console.setTarget(wish.target());
        console.setEncoder(encoder);
        console.start();
        LIBRARIES.forEach((name, level) -> log.getLogger(name).setLevel(level));
        log.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        log.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    }

    private static Encoder<ILoggingEvent> lines(LoggerContext log, String format) {
        Encoder<ILoggingEvent> lines = format.equals("json") ? json() : text();
        lines.setContext(log);
        lines.start();
        return lines;
    }

    private static Encoder<ILoggingEvent> json() {
        JsonEncoder json = new JsonEncoder();
        json.setWithFormattedMessage(true);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithContext(false);
        return json;
    }

    private static Encoder<ILoggingEvent> text() {
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setPattern(LINE);
        return text;
    }

    private static List<Secret> secrets(Map<String, String> environment) {
        return SECRETS.stream()
                .map(environment::get)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(Secret::new)
                .toList();
    }
}
