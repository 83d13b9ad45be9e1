package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "sandbox"})
    void what_works_until_it_is_stopped_logs_to_standard_output(String command) {
        assertThat(Logging.target(command, "--port", "8080")).isEqualTo("System.out");
    }

    @Test
    void a_command_with_a_result_keeps_standard_output_for_it() {
        assertThat(Logging.target("policy", "check", "run")).isEqualTo("System.err");
        assertThat(Logging.target()).isEqualTo("System.err");
    }

    @ParameterizedTest
    @CsvSource({"json, json", "text, text", "loud, text", "'', text"})
    void the_log_has_a_format_whatever_the_variable_says(String variable, String format) {
        assertThat(Logging.format(Map.of("LOG_FORMAT", variable))).isEqualTo(format);
        assertThat(Logging.format(Map.of())).isEqualTo("text");
    }

    @Test
    void every_appender_of_the_shipped_configuration_listens_to_what_was_settled() throws IOException {
        String shipped =
                new String(getClass().getResourceAsStream("/logback.xml").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Pattern.compile("<target>(.*)</target>")
                        .matcher(shipped)
                        .results()
                        .map(MatchResult::group))
                .hasSize(2)
                .containsOnly("<target>${" + Logging.TARGET + ":-System.out}</target>");
    }

    @Test
    void a_line_about_a_request_carries_its_id_and_no_other_line_an_empty_field() throws Exception {
        assertThat(line("text", "D-7K3Q9M", "said")).contains(" i.e.Some: [D-7K3Q9M] said");
        assertThat(line("text", "", "said")).contains(" i.e.Some: said");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void a_secret_in_a_line_is_masked_in_every_format(String format) throws Exception {
        String line =
                line(format, "D-7K3Q9M", "signed with a-signing-secret: wss://wss.slack.com/link?ticket=4b1d-9e20");
        assertThat(line)
                .contains("D-7K3Q9M", "signed with [redacted]: wss:", "link?ticket=[redacted]")
                .doesNotContain("4b1d", "a-signing");
    }

    /** What a format of the shipped configuration makes of a line. */
    private String line(String format, String request, String said) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("LOG_FORMAT", format);
        context.putProperty("SLACK_SIGNING_SECRET", "a-signing-secret");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(getClass().getResource("/logback.xml"));
        Logger logger = context.getLogger("io.enidetach.Some");
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(format);
        LoggingEvent event = new LoggingEvent("", logger, Level.INFO, said, null, null);
        event.setMDCPropertyMap(request.isEmpty() ? Map.of() : Map.of("request", request));
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
