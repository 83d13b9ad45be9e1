package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds config/alerts.yml to its runbook, its tests and the documented numbers, and has Prometheus' own tool look at it. */
class AlertRulesTest {
    private static final Path RULES = Path.of("config", "alerts.yml");
    private static final Path TESTS = Path.of("config", "alerts-test.yml");
    private static final Path RUNBOOK = Path.of("docs", "operations.md");
    private static final Pattern RUNBOOK_LINE =
            Pattern.compile("(?m)^\\| `(EniDetach[A-Za-z]+)` \\| [^|]{10,} \\| [^|]{10,} \\|$");
    private static final Pattern NUMBER_LINE = Pattern.compile("(?m)^\\| `(eni_detach_[a-z_]+)` \\|");
    private static final Pattern NUMBER = Pattern.compile("eni_detach_[a-z_]+");

    @TempDir
    Path folder;

    @Test
    void every_alert_says_in_the_runbook_what_it_means_and_what_to_do() throws IOException {
        assertThat(found(RUNBOOK_LINE, Files.readString(RUNBOOK))).isEqualTo(alerts());
    }

    @Test
    void every_alert_is_tested_silent_and_heard() throws IOException {
        JsonNode tests = new YAMLMapper().readTree(Files.readString(TESTS)).path("tests");
        Set<String> both = StreamSupport.stream(tests.spliterator(), false)
                .filter(test -> test.at("/alert_rule_test/0/exp_alerts").isEmpty()
                        && test.at("/alert_rule_test/1/exp_alerts").size() == 1)
                .map(test -> test.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(both).isEqualTo(alerts());
    }

    @Test
    void every_alert_is_about_numbers_that_are_documented() throws IOException {
        Set<String> documented = found(NUMBER_LINE, Files.readString(RUNBOOK));
        Set<String> used = StreamSupport.stream(rules().spliterator(), false)
                .flatMap(rule -> NUMBER.matcher(rule.path("expr").asText()).results())
                .map(number -> number.group().replaceAll("_(bucket|count)$", ""))
                .collect(Collectors.toSet());
        assertThat(documented).containsAll(used);
        assertThat(used).hasSizeGreaterThan(8);
    }

    @Test
    void promtool_finds_the_rules_well_formed() throws Exception {
        assertThat(promtool("check", "rules", RULES.toString())).isZero();
    }

    @Test
    void promtool_sees_each_alert_silent_and_heard_as_expected() throws Exception {
        assertThat(promtool("test", "rules", TESTS.toString())).isZero();
    }

    private static JsonNode rules() throws IOException {
        return new YAMLMapper().readTree(Files.readString(RULES)).at("/groups/0/rules");
    }

    private static Set<String> alerts() throws IOException {
        Set<String> alerts = new TreeSet<>();
        rules().forEach(rule -> alerts.add(rule.path("alert").asText()));
        assertThat(alerts).isNotEmpty();
        return alerts;
    }

    private static Set<String> found(Pattern line, String text) {
        return line.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What promtool ends with, having told the reader of the test why. */
    private int promtool(String... words) throws InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = "promtool";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Path log = Files.createTempFile(folder, "promtool", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return fail("promtool takes too long");
            }
            if (process.exitValue() != 0) {
                System.err.println(Files.readString(log));
            }
            return process.exitValue();
        } catch (IOException missing) {
            String message = "the alerts cannot be checked, promtool (Debian: prometheus) is missing";
            if ("true".equals(System.getenv("CI"))) {
                return fail(message);
            }
            System.err.println("SKIPPED: " + message);
            return abort(message);
        }
    }
}
