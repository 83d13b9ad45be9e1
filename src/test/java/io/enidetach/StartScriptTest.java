package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code bin/eni-detach} in a project of its own, with a Maven and a Java that only say what they were asked. */
class StartScriptTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Path project;
    private Path tools;

    @BeforeEach
    void lay_out() throws IOException {
        project = Files.createDirectories(directory.resolve("a project")).toRealPath();
        tools = Files.createDirectories(directory.resolve("tools"));
        Files.createDirectories(project.resolve("bin"));
        Files.createDirectories(project.resolve("src/main/java"));
        for (String source : List.of("pom.xml", "manifest.yml", "src/main/java/Main.java")) {
            Files.writeString(project.resolve(source), "");
        }
        for (String source :
                List.of("pom.xml", "manifest.yml", "src/main/java/Main.java", "src/main/java", "src/main")) {
            age(source);
        }
        script(project.resolve("bin/eni-detach"), Files.readString(Path.of("bin", "eni-detach")));
        script(
                tools.resolve("mvn"),
                "#!/bin/sh\necho built; mkdir -p '%1$s/target'; echo new > '%1$s/target/eni-detach.jar'\n"
                        .formatted(project));
        script(tools.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$PWD\" \"$@\"\n");
    }

    @Test
    void a_missing_jar_is_built_and_run_with_standard_output_left_to_it() throws Exception {
        Ended unit = run("policy", "check", "my policy.yml");

        assertThat(unit.err()).contains("built");
        assertThat(unit.out())
                .containsExactly(
                        directory.toRealPath().toString(),
                        "-XX:+UseSerialGC",
                        "-Xms24m",
                        "-Xmx128m",
                        "-XX:MaxNewSize=8m",
                        "-XX:MinHeapFreeRatio=20",
                        "-XX:MaxHeapFreeRatio=40",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:TrimNativeHeapInterval=1000",
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        project.resolve("target/eni-detach.jar").toString(),
                        "policy",
                        "check",
                        "my policy.yml");
    }

    @Test
    void a_jar_that_is_newer_than_the_sources_is_run_as_it_is() throws Exception {
        jarMadeNow();
        assertThat(run("--version").err()).isEmpty();
    }

    @Test
    void a_jar_that_is_older_than_a_source_is_built_again() throws Exception {
        for (String source : List.of("pom.xml", "manifest.yml", "src/main/java/Main.java")) {
            Path jar = jarMadeNow();
            Files.setLastModifiedTime(
                    project.resolve(source),
                    FileTime.from(Files.getLastModifiedTime(jar).toInstant().plusSeconds(1)));
            assertThat(run("--version").err()).describedAs(source).contains("built");
            age(source);
        }
    }

    @Test
    void a_removed_source_makes_the_jar_old() throws Exception {
        Path jar = jarMadeNow();
        Files.setLastModifiedTime(jar, FileTime.from(BEFORE.plusSeconds(1)));
        Files.delete(project.resolve("src/main/java/Main.java"));
        assertThat(run("--version").err()).contains("built");
    }

    @Test
    void it_may_be_called_through_links() throws Exception {
        jarMadeNow();
        Path first = Files.createSymbolicLink(directory.resolve("first"), project.resolve("bin/eni-detach"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), directory.relativize(first));

        assertThat(start(second, Map.of()).out())
                .contains(project.resolve("target/eni-detach.jar").toString());
    }

    @Test
    void a_failed_build_runs_nothing() throws Exception {
        script(
                tools.resolve("mvn"),
                "#!/bin/sh\nmkdir -p '%1$s/target'; echo half > '%1$s/target/eni-detach.jar'; exit 1\n"
                        .formatted(project));
        Ended unit = run("--version");

        assertThat(unit.exitCode()).isEqualTo(1);
        assertThat(unit.out()).isEmpty();
        assertThat(unit.err()).contains("the build failed");
        assertThat(project.resolve("target/eni-detach.jar")).doesNotExist();
    }

    @Test
    void other_options_for_java_replace_the_standard_ones() throws Exception {
        jarMadeNow();
        assertThat(start(project.resolve("bin/eni-detach"), Map.of("JAVA_OPTS", "-Xmx1g -Xss1m"))
                        .out())
                .contains("-Xmx1g", "-Xss1m")
                .doesNotContain("-Xmx128m");
    }

    @Test
    void the_archive_of_classes_is_used_where_there_is_one_and_not_spoken_of() throws Exception {
        jarMadeNow();
        Path archive = Files.writeString(project.resolve("target/eni-detach.jsa"), "archive");

        assertThat(run("--version").out())
                .contains("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable")
                .endsWith(
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        project.resolve("target/eni-detach.jar").toString(),
                        "--version");
    }

    @Test
    void an_archive_that_cannot_be_made_fails_no_build_and_leaves_no_half_one() throws Exception {
        jarMadeNow();
        Path old = Files.writeString(project.resolve("target/eni-detach.jsa"), "of the former jar");
        Path script = project.resolve("bin/class-archive");
        script(script, Files.readString(Path.of("bin", "class-archive")));
        script(tools.resolve("java"), "#!/bin/sh\nexit 1\n");
        Ended unit = start(script, Map.of());

        assertThat(unit.exitCode()).isZero();
        assertThat(unit.err().lines()).singleElement().asString().contains("starts without");
        assertThat(old).doesNotExist();
    }

    private Path jarMadeNow() throws IOException {
        Files.createDirectories(project.resolve("target"));
        return Files.writeString(project.resolve("target/eni-detach.jar"), "jar");
    }

    private void age(String source) throws IOException {
        Files.setLastModifiedTime(project.resolve(source), FileTime.from(BEFORE));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended run(String... args) throws Exception {
        return start(project.resolve("bin/eni-detach"), Map.of(), args);
    }

    private Ended start(Path script, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().keySet().removeAll(List.of("JAVA_OPTS", "JAVA_HOME"));
        process.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
        process.environment().putAll(environment);
        Process running = process.start();
        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(running.exitValue(), Files.readAllLines(out), Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Ended(int exitCode, List<String> out, String err) {}
}
