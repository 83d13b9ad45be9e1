package io.enidetach.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A contender that runs and is ready: a command that comes now is acknowledged. */
final class RunningApp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(3);
    private static final byte[] READYZ =
            "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private final Process process;
    private final int port;
    private final Path folder;
    private final Duration untilReady;

    private RunningApp(Process process, int port, Path folder, Duration untilReady) {
        this.process = process;
        this.port = port;
        this.folder = folder;
        this.untilReady = untilReady;
    }

    /** {@code more} settings come over those that the contender has by itself. */
    static RunningApp start(Contender contender, Stage stage, Mode mode, Map<String, String> more) throws IOException {
        // Not in the system's folder for temporary files, which may be memory: commits have to reach a disk.
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "run")
                .toAbsolutePath();
        int port = freePort();
        Map<String, String> settings = new HashMap<>(contender.settings(stage, mode, port, folder));
        settings.putAll(more);
        ProcessBuilder builder = new ProcessBuilder(contender.command(mode, port));
        builder.environment().keySet().removeIf(name -> name.matches("(SLACK|TENCENT|NODE|JAVA|JDK)_.*"));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        // Bolt for JavaScript here ends when its standard input does; it is never written to.
        long start = System.nanoTime();
        Process process = builder.start();
        awaitReady(contender, stage, mode, port, process, folder);
        return new RunningApp(process, port, folder, Duration.ofNanos(System.nanoTime() - start));
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    Duration untilReady() {
        return untilReady;
    }

    /** Resident memory now, in MB of 2^20 bytes. */
    double residentMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    private static void awaitReady(Contender contender, Stage stage, Mode mode, int port, Process process, Path folder)
            throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(contender, stage, mode, port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException(
                        contender.title() + " did not get ready: " + Files.readString(folder.resolve("log")));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Ours says so itself, since it also answers before that; the bare ones are ready when they answer. */
    private static boolean isReady(Contender contender, Stage stage, Mode mode, int port) {
        if (contender != Contender.OURS && mode == Mode.SOCKET) {
            return stage.slack.sockets().connections() > 0;
        }
        byte[] ask = contender == Contender.OURS ? READYZ : new SlashCommands(stage.sender(), n -> "help").next();
        try (KeptConnection connection = new KeptConnection(port)) {
            return connection.exchange(ask) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        // What is left undone is of no interest, and the next one shall have the cores for itself.
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
