package io.enidetach.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who takes part. Each runs in a process of its own, ours as it is shipped. */
enum Contender {
    OURS("eni-detach") {
        @Override
        List<String> command(Mode mode, int port) {
            List<String> command = new ArrayList<>(List.of(JAVA));
            command.addAll(shippedOptions());
            command.addAll(archive());
            command.addAll(List.of("-Dfile.encoding=UTF-8", "-jar", JAR.toString(), "run"));
            return command;
        }

        @Override
        Map<String, String> settings(Stage stage, Mode mode, int port, Path folder) throws IOException {
            Map<String, String> settings = new HashMap<>(stage.slackSettings(mode));
            settings.putAll(stage.cloudSettings());
            settings.put("PORT", String.valueOf(port));
            settings.put("ENI_DETACH_POLICY", policy(folder).toString());
            settings.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("bench.db"));
            return settings;
        }
    },
    BARE_JAVA("bare Bolt for Java") {
        @Override
        List<String> command(Mode mode, int port) {
            return List.of(
                    JAVA,
                    "-XX:+UseSerialGC",
                    "-Xmx128m",
                    "-cp",
                    bareClassPath(),
                    BareBolt.class.getName(),
                    mode.name().toLowerCase(java.util.Locale.ROOT),
                    String.valueOf(port));
        }
    },
    BARE_JS("Bolt for JavaScript") {
        @Override
        List<String> command(Mode mode, int port) {
            return List.of(
                    "node",
                    "src/test/js/bench-app.mjs",
                    mode.name().toLowerCase(java.util.Locale.ROOT),
                    String.valueOf(port));
        }
    };

    static final Path JAR = Path.of("target", "eni-detach.jar").toAbsolutePath();
    private static final Path ARCHIVE = Path.of("target", "eni-detach.jsa").toAbsolutePath();
    private static final Pattern SHIPPED = Pattern.compile("\\$\\{JAVA_OPTS:-([^}]*)}");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** What a bare app would depend on, and no more. */
    private static final String BARE = ".*/(test-classes|(bolt|slack-a|okhttp|okio|kotlin|annotations|gson|slf4j-api"
            + "|jetty-(server|http|io|util)-|Java-WebSocket|javax\\.websocket).*)";

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract List<String> command(Mode mode, int port);

    Map<String, String> settings(Stage stage, Mode mode, int port, Path folder) throws IOException {
        return stage.slackSettings(mode);
    }

    /** The options that the start script has for a small host. */
    private static List<String> shippedOptions() {
        try {
            Matcher options = SHIPPED.matcher(Files.readString(Path.of("bin", "eni-detach")));
            if (!options.find()) {
                throw new IllegalStateException("bin/eni-detach names no options");
            }
            return List.of(options.group(1).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> archive() {
        return Files.exists(ARCHIVE)
                ? List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto", "-Xlog:disable")
                : List.of();
    }

    private static String bareClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(BARE))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path policy(Path folder) throws IOException {
        return Files.writeString(folder.resolve("policy.yml"), """
                regions: [ap-guangzhou]
                production:
                  vpcs: ["prod-*"]
                rules:
                  - name: operators
                    effect: allow
                    groups: [S0NETOPS]
                approval:
                  channel: C0APPROVE
                  groups: [S0LEADS]
                  users: []
                """);
    }
}
