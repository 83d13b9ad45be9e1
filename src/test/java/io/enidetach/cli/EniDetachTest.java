package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EniDetachTest {
    @Test
    void the_version_is_printed() {
        Typed unit = typed("--version");

        assertThat(unit.exitCode()).isZero();
        assertThat(unit.out()).startsWith("eni-detach ");
        assertThat(unit.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "sandbox --help",
                "doctor --help",
                "policy --help",
                "policy check --help",
                "policy explain --help",
                "policy test --help"
            })
    void every_command_has_help_on_standard_output(String line) {
        Typed unit = typed(line.split(" "));

        assertThat(unit.exitCode()).isZero();
        assertThat(unit.out()).startsWith("Usage: eni-detach " + line.replace("--help", ""));
        assertThat(unit.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "detach", "policy", "policy chek", "policy test", "policy check a b", "--wersion"})
    void wrong_usage_is_explained_on_standard_error(String line) {
        Typed unit = typed(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(unit.exitCode()).isEqualTo(2);
        assertThat(unit.out()).isEmpty();
        assertThat(unit.err()).containsPattern("Usage: eni-detach|Did you mean: policy check");
    }

    private static Typed typed(String... args) {
        return Typed.command(Map.of(), args);
    }
}
