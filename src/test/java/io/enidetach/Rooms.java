package io.enidetach;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one list of the rooms of the code: which room may import which, and which library may be imported where. A room is a
 * package with what lies below it, unless that is a room of its own.
 */
final class Rooms {
    static final String ROOT = "io.enidetach";
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** What each room may import of ours; {@code main} is the package at the top. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("request", Set.of()),
            Map.entry("secret", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("command", Set.of("request")),
            Map.entry("policy", Set.of("request")),
            Map.entry("cloud", Set.of("request")),
            Map.entry("audit", Set.of("request")),
            Map.entry("config", Set.of("secret")),
            Map.entry("workflow", Set.of("request", "command", "policy", "cloud", "audit")),
            Map.entry("cloud.tencent", Set.of("cloud", "request", "secret")),
            Map.entry("slack", Set.of("workflow", "request", "command", "policy", "cloud", "secret")),
            Map.entry("store", Set.of("workflow", "audit", "request")),
            // The simulators know nothing of the bot and the bot nothing of them, or they would prove nothing.
            Map.entry("sandbox.slack", Set.of()),
            Map.entry("sandbox.tencent", Set.of()),
            Map.entry("sandbox.page", Set.of("sandbox.slack", "sandbox.tencent")),
            Map.entry(
                    "cli",
                    Set.of(
                            "request",
                            "secret",
                            "web",
                            "command",
                            "policy",
                            "cloud",
                            "audit",
                            "config",
                            "workflow",
                            "cloud.tencent",
                            "slack",
                            "store",
                            "sandbox.slack",
                            "sandbox.tencent",
                            "sandbox.page")),
            Map.entry("main", Set.of("cli", "secret")));

    /** Rooms in which things are decided: no library at all, not even for logging. */
    static final Set<String> PURE = Set.of("request", "command", "cloud");

    /** Which rooms may import a library, by the beginning of its packages. */
    static final Map<String, Set<String>> CAGES = Map.ofEntries(
            Map.entry("com.slack.api.", Set.of("slack")),
            Map.entry("com.github.benmanes.caffeine.", Set.of("slack", "cloud.tencent")),
            Map.entry("com.google.re2j.", Set.of("policy")),
            Map.entry("ch.qos.logback.", Set.of("secret")),
            Map.entry("okhttp3.", Set.of("slack", "cloud.tencent")),
            Map.entry("java.sql.", Set.of("store")),
            Map.entry("javax.sql.", Set.of("store")),
            Map.entry("com.zaxxer.hikari.", Set.of("store")),
            Map.entry("org.flywaydb.", Set.of("store")),
            Map.entry("org.sqlite.", Set.of("store")),
            Map.entry("com.github.kagkarlsson.", Set.of("store")),
            Map.entry("io.micrometer.", Set.of("web")),
            Map.entry(
                    "org.eclipse.jetty.",
                    Set.of("cli", "web", "slack", "sandbox.slack", "sandbox.tencent", "sandbox.page")),
            Map.entry(
                    "com.fasterxml.jackson.",
                    Set.of(
                            "policy",
                            "cloud.tencent",
                            "store",
                            "slack",
                            "sandbox.slack",
                            "sandbox.tencent",
                            "sandbox.page")),
            Map.entry("picocli.", Set.of("cli")));

    private static final List<String> LONGEST_FIRST = ARROWS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private static final Map<String, List<Dependency>> REFERENCES = ARROWS.keySet().stream()
            .collect(Collectors.toMap(
                    room -> room,
                    room -> in(room).flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                            .toList()));

    private Rooms() {}

    /** The room of a class, when it is one of ours. */
    static Optional<String> roomOf(JavaClass type) {
        String place = type.getPackageName();
        if (place.equals(ROOT)) {
            return Optional.of("main");
        }
        return LONGEST_FIRST.stream()
                .filter(room -> (place + ".").startsWith(ROOT + "." + room + "."))
                .findFirst();
    }

    /** The classes of a room. */
    static Stream<JavaClass> in(String room) {
        return CLASSES.stream().filter(type -> roomOf(type).filter(room::equals).isPresent());
    }

    /** Everything that a room's classes refer to. */
    static Stream<Dependency> from(String room) {
        return REFERENCES.get(room).stream();
    }

    /** Who refers to what, in short: one line for many places in the same class. */
    static String described(Dependency dependency) {
        return dependency.getOriginClass().getName() + " -> " + target(dependency);
    }

    /** The name of what is referred to; of an array, of what it holds. */
    static String target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getName();
    }
}
