package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
