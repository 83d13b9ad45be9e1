package io.enidetach.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.enidetach.cli.EniDetach;
import io.enidetach.cli.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code audit verify} and {@code audit export} say of a bot's database. */
final class TheRecord {
    static final Set<String> ENDS =
            Set.of("succeeded", "failed", "refused", "denied", "cancelled", "expired", "unknown");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;

    TheRecord(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What {@code audit verify} prints; begins with {@code ok} when the chain is whole. */
    String verified() {
        return printed("verify");
    }

    List<JsonNode> entries() {
        return printed("export").lines().map(TheRecord::read).toList();
    }

    /** What happened to a request, in its order. */
    List<String> events(String id) {
        return entries().stream()
                .filter(entry -> entry.path("request").asText().equals(id))
                .map(entry -> entry.path("event").asText())
                .toList();
    }

    /** Every request that is in it. */
    Set<String> requests() {
        return entries().stream()
                .map(entry -> entry.path("request").asText())
                .filter(id -> id.startsWith("D-"))
                .collect(Collectors.toSet());
    }

    /** The end states that each request came to, in their order; a good bot has one for each that ended. */
    Map<String, List<String>> ends() {
        return entries().stream()
                .filter(entry -> ENDS.contains(entry.path("to").asText()))
                .filter(entry -> !ENDS.contains(entry.path("from").asText()))
                .collect(Collectors.groupingBy(
                        entry -> entry.path("request").asText(),
                        Collectors.mapping(entry -> entry.path("to").asText(), Collectors.toList())));
    }

    private String printed(String what) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        EniDetach.run(
                new Shell(environment, new PrintWriter(out), new PrintWriter(err), Clock.systemUTC()), "audit", what);
        if (!err.toString().isEmpty()) {
            throw new AssertionError(err);
        }
        return out.toString();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
