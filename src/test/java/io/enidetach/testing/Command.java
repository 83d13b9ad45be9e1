package io.enidetach.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the machine, as an operator would run it. */
public final class Command {
    private Command() {}

    /** Ends the test when the program is not there: as skipped, loudly, or as failed where CI promised it. */
    public static void require(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        if (Stream.of(path.split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
            return;
        }
        String message = "the program " + program + " is not installed";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        System.err.println("SKIPPED: " + message);
        abort(message);
    }

    /** Runs it to its end, which must be good, with more in its environment; what it printed. */
    public static String run(Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile("command", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String printed = Files.readString(output);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new AssertionError(List.of(command) + " ended with " + process.exitValue() + "\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
