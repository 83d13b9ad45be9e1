package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Node and Slack's packages for it, as {@code src/test/js/package-lock.json} wants them. Whoever lacks them gets the tests
 * skipped, loudly; with {@code CI=true} they fail instead.
 */
final class NodeTools {
    static final Path HOME = Path.of("src", "test", "js").toAbsolutePath();

    /** What the packages ask for. */
    private static final int OLDEST_NODE = 20;

    private static final Path LOCK = HOME.resolve("package-lock.json");
    private static final Path INSTALLED = HOME.resolve("node_modules").resolve(".installed-from.json");
    private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\.[\\s\\S]*");

    /** Why the scripts cannot run; looked into once, since waiting for a registry that is not there takes long. */
    private static final Optional<String> LACKING = lacking();

    /** Ends the test, one way or the other, when the scripts cannot run. */
    static void require() {
        if (LACKING.isEmpty()) return;
        String message = "Slack's JavaScript clients cannot be run: " + LACKING.get();
        if ("true".equals(System.getenv("CI"))) fail(message);
        System.err.println("SKIPPED: " + message);
        abort(message);
    }

    private static Optional<String> lacking() {
        try {
            Matcher version = MAJOR.matcher(output(List.of("node", "--version"), 20));
            if (!version.matches() || Integer.parseInt(version.group(1)) < OLDEST_NODE) {
                return Optional.of("Node " + OLDEST_NODE + " or later is missing");
            }
            if (!Files.exists(INSTALLED) || Files.mismatch(LOCK, INSTALLED) >= 0) {
                output(List.of("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"), 300);
                Files.copy(LOCK, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
            }
            return Optional.empty();
        } catch (IOException trouble) {
            return Optional.of(trouble.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private NodeTools() {}

    private static String output(List<String> command, int seconds) throws IOException, InterruptedException {
        Path log = Files.createTempFile("eni-detach-node", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(command + " takes too long");
            }
            String said = Files.readString(log);
            if (process.exitValue() != 0) throw new IOException(command + " failed: " + said);
            return said;
        } finally {
            Files.delete(log);
        }
    }

    /** Starts a script of {@link #HOME}; its standard error goes where its output goes. */
    static ProcessBuilder script(String... words) {
        ProcessBuilder process = new ProcessBuilder("node");
        process.command().addAll(List.of(words));
        // Neither a proxy nor a token of whoever runs the tests has a say in them.
        process.environment().keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("NODE_"));
        return process.directory(HOME.toFile()).redirectErrorStream(true);
    }

    static Process started(ProcessBuilder process) {
        try {
            return process.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
