package io.enidetach.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the bot is run.
 *
 * @param policy relative to the directory where the process was started
 * @param port 0 to 65535; 0 takes a free one
 * @param pollInterval how often running tasks are looked at, at best
 * @param taskTimeout after this a task without an end is reported as unknown
 */
public record Operation(Path policy, int port, LogFormat logFormat, Duration pollInterval, Duration taskTimeout) {
    private static final int PORT_MAX = 65_535;
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    private static final String DURATION_MUST = "a positive whole number followed by ms, s, m or h, such as ";

    static Operation from(Variables variables) {
        return new Operation(
                policyFrom(variables),
                variables.withDefault("PORT", "a port number from 1 to 65535", 3000, Operation::port),
                variables.withDefault("LOG_FORMAT", "text or json", LogFormat.TEXT, LogFormat::parse),
                duration(variables, "ENI_DETACH_POLL_INTERVAL", "1s"),
                duration(variables, "ENI_DETACH_TASK_TIMEOUT", "10m"));
    }

    static Path policyFrom(Variables variables) {
        return variables.withDefault(
                "ENI_DETACH_POLICY", "the path of a YAML file", Path.of("config", "policy.yml"), Operation::path);
    }

    private static Duration duration(Variables variables, String name, String standard) {
        return variables.withDefault(
                name, DURATION_MUST + standard, parseDuration(standard).orElseThrow(), Operation::parseDuration);
    }

    static Optional<Duration> parseDuration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        Duration value = switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return Optional.of(value).filter(duration -> !duration.isZero());
    }

    private static Optional<Integer> port(String text) {
        return WholeNumber.parse(text).filter(number -> number <= PORT_MAX);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
