package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fault rules as a list in JSON or YAML (which contains JSON). Errors name the entry and the field. */
final class FaultFile {
    private static final Set<String> FIELDS =
            Set.of("fault", "action", "calls", "argument", "duration", "after_effect");
    private static final Pattern DURATION = Pattern.compile("(-?\\d{1,9})(ms|s|m|h)");

    private FaultFile() {}

    static List<FaultRule> read(String text) throws IOException {
        JsonNode root = new YAMLMapper().readTree(text);
        if (!root.isArray()) {
            throw new IOException("a fault file is a list of rules");
        }
        List<FaultRule> rules = new ArrayList<>();
        for (JsonNode entry : root) {
            String where = "rule " + (rules.size() + 1) + ": ";
            try {
                rules.add(rule(entry, where));
            } catch (IllegalArgumentException e) {
                throw new IOException(where + e.getMessage(), e);
            }
        }
        return rules;
    }

    private static FaultRule rule(JsonNode entry, String where) throws IOException {
        for (String field : (Iterable<String>) entry::fieldNames) {
            if (!FIELDS.contains(field)) {
                throw new IOException(where + "unknown field " + field);
            }
        }
        FaultRule rule = FaultRule.of(fault(entry.path("fault").asText(), where))
                .on(entry.path("action").asText("*"))
                .times(entry.path("calls").asInt(0));
        if (entry.has("argument")) {
            rule = rule.argument(entry.get("argument").asText());
        }
        if (entry.has("duration")) {
            rule = rule.lasting(duration(entry.get("duration").asText(), where));
        }
        return entry.path("after_effect").asBoolean() ? rule.afterEffect() : rule;
    }

    private static Fault fault(String name, String where) throws IOException {
        try {
            return Fault.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException(where + "no such fault: " + name, e);
        }
    }

    private static Duration duration(String text, String where) throws IOException {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IOException(where + "duration must look like 500ms, 2s, 5m or 1h, not " + text);
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
