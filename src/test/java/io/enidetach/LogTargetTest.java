package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"run", "sandbox"})
    void what_works_until_it_is_stopped_logs_to_standard_output(String command) {
        assertThat(LogTarget.of(command, "--port", "8080")).isEqualTo("System.out");
    }

    @Test
    void a_command_with_a_result_keeps_standard_output_for_it() {
        assertThat(LogTarget.of("policy", "check", "run")).isEqualTo("System.err");
        assertThat(LogTarget.of()).isEqualTo("System.err");
    }
}
