package io.enidetach.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bot's {@code run} command in a process of its own. */
final class BotProcess implements AutoCloseable {
    /** With several others on a busy machine. */
    static final Duration START_MOST = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI readyz;
    private final Path output;

    private BotProcess(Process process, URI readyz, Path output) {
        this.process = process;
        this.readyz = readyz;
        this.output = output;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BotProcess start(Map<String, String> environment, Path folder) {
        try {
            Path output = Files.createTempFile(folder, "bot", ".log");
            List<String> command = new ArrayList<>(QuickStart.java());
            command.addAll(List.of("io.enidetach.Main", "run"));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("TENCENT"));
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            URI readyz = URI.create("http://127.0.0.1:" + environment.get("PORT") + "/readyz");
            return new BotProcess(builder.start(), readyz, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it says so now. */
    boolean isReady() {
        try {
            HttpRequest ask = HttpRequest.newBuilder(readyz)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM; the exit code, once the process is gone. */
    int end(Duration atMost) {
        process.destroy();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still there " + atMost + " after SIGTERM\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An address of it. */
    URI at(String path) {
        return readyz.resolve(path);
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitReady(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new AssertionError("the bot ended with " + process.exitValue() + "\n" + output());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not ready within " + atMost + "\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Everything it printed. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
