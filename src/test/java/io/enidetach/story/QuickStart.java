package io.enidetach.story;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How processes of the bot start as quickly as shipped ones: from a jar of its classes and an archive of them
 * ({@code bin/class-archive}), made once for each build and shared by the JVMs of the tests.
 */
final class QuickStart {
    private static final Path FOLDER = Path.of("target", "quick-start").toAbsolutePath();
    private static final int ENDS_WITHIN_SECONDS = 60;
    private static final List<String> JAVA = made();

    private QuickStart() {}

    /** The words before the bot's own. */
    static List<String> java() {
        return JAVA;
    }

    private static List<String> made() {
        List<Path> classpath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path classes = classpath.stream()
                .filter(path -> path.endsWith(Path.of("target", "classes")))
                .findFirst()
                .orElseThrow();
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel lock =
                    FileChannel.open(FOLDER.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                return made(classes, classpath);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> made(Path classes, List<Path> classpath) throws IOException {
        Path jar = FOLDER.resolve("bot.jar");
        Path archive = FOLDER.resolve("bot.jsa");
        String jars = Stream.concat(Stream.of(jar), classpath.stream().filter(Files::isRegularFile))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> plain = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                jars);
        String state = state(classes) + System.getProperty("java.vm.version") + jars;
        Path of = FOLDER.resolve("of");
        if (!Files.exists(of) || !Files.readString(of).equals(state)) {
            Files.deleteIfExists(of);
            pack(classes, jar);
            archive(plain, archive);
            Files.writeString(of, state);
        }
        return with(plain, "-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable");
    }

    private static List<String> with(List<String> java, String... options) {
        List<String> all = new ArrayList<>(java);
        all.addAll(1, List.of(options));
        return List.copyOf(all);
    }

    private static String state(Path classes) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file + " " + file.toFile().lastModified() + "\n")
                    .collect(Collectors.joining());
        }
    }

    // With its folders: Flyway looks for migrations in them.
    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> all = Files.walk(classes);
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path each : all.filter(path -> !path.equals(classes)).toList()) {
                String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
                boolean folder = Files.isDirectory(each);
                out.putNextEntry(new JarEntry(folder ? name + "/" : name));
                if (!folder) {
                    Files.copy(each, out);
                }
            }
        }
    }

    // A sandbox runs for it and is ended when it is ready, so that all that a bot uses is in it.
    private static void archive(List<String> plain, Path archive) throws IOException {
        Path fresh = archive.resolveSibling("bot.jsa.new");
        Files.deleteIfExists(fresh);
        List<String> command =
                new ArrayList<>(with(plain, "-XX:ArchiveClassesAtExit=" + fresh, "-Xlog:disable", "-Xmx256m"));
        command.addAll(List.of("io.enidetach.Main", "sandbox", "--port", "0", "--scenario", "pending-approval"));
        Process sandbox = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = sandbox.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.contains("is ready")) {
                    // The process itself would close what it still says.
                    sandbox.toHandle().destroy();
                }
            }
            if (!sandbox.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                sandbox.destroyForcibly();
            }
        } catch (InterruptedException e) {
            sandbox.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(fresh)) {
            throw new AssertionError("no archive of classes was made: " + said);
        }
        Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
    }
}
