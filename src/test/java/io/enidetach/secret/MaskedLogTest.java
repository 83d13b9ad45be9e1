package io.enidetach.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedLogTest {
    @Test
    void logback_finds_it_and_where_nothing_is_settled_it_leaves_the_log_to_others() {
        Configurator unit = ServiceLoader.load(Configurator.class).stream()
                .filter(provider -> provider.type() == MaskedLog.class)
                .findFirst()
                .orElseThrow()
                .get();
        LoggerContext untouched = new LoggerContext();
        assertThat(unit.configure(untouched)).isEqualTo(Configurator.ExecutionStatus.NEUTRAL);
        assertThat(untouched.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders())
                .isExhausted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.out", "System.err"})
    void lines_go_where_was_settled(String target) {
        assertThat(console(configured(target, "text")).getTarget()).isEqualTo(target);
    }

    @Test
    void libraries_say_nothing_of_payloads() {
        LoggerContext log = configured("System.out", "text");
        assertThat(log.getLogger("com.slack.api.SlackConfig").isDebugEnabled()).isFalse();
        assertThat(log.getLogger("okhttp3.OkHttpClient").isDebugEnabled()).isFalse();
        assertThat(log.getLogger("org.eclipse.jetty.server.Server").isInfoEnabled())
                .isFalse();
        assertThat(log.getLogger("io.enidetach.Some").isInfoEnabled()).isTrue();
        assertThat(log.getLogger("io.enidetach.Some").isDebugEnabled()).isFalse();
    }

    @Test
    void a_line_about_a_request_carries_its_id_and_no_other_line_an_empty_field() {
        assertThat(line("text", "D-7K3Q9M", "said")).contains("INFO  [", " i.e.Some: [D-7K3Q9M] said");
        assertThat(line("text", "", "said")).contains(" i.e.Some: said");
        assertThat(line("json", "D-7K3Q9M", "said")).contains("\"request\":\"D-7K3Q9M\"", "\"said\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void a_secret_in_a_line_is_masked_in_every_format(String format) {
        String line =
                line(format, "D-7K3Q9M", "signed with a-signing-secret: wss://wss.slack.com/link?ticket=4b1d-9e20");
        assertThat(line)
                .contains("D-7K3Q9M", "signed with [redacted]: wss:", "link?ticket=[redacted]")
                .doesNotContain("4b1d", "a-signing");
    }

    private static LoggerContext configured(String target, String format) {
        LoggerContext log = new LoggerContext();
        log.setMDCAdapter(new LogbackMDCAdapter());
        MaskedLog.configure(
                log, new MaskedLog.Wish(target, format, Map.of("SLACK_SIGNING_SECRET", "a-signing-secret")));
        return log;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext log) {
        return (ConsoleAppender<ILoggingEvent>)
                log.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    }

    private static String line(String format, String request, String said) {
        LoggerContext log = configured("System.out", format);
        LoggingEvent event = new LoggingEvent("", log.getLogger("io.enidetach.Some"), Level.INFO, said, null, null);
        event.setMDCPropertyMap(request.isEmpty() ? Map.of() : Map.of("request", request));
        return new String(console(log).getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
