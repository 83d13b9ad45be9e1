package io.enidetach.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One key of {@code tags} with its values; case is ignored, so that {@code Env: Prod} does not slip through. */
record TagLine(String key, List<Glob> values) {

    boolean matches(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(tag -> tag.getKey().equalsIgnoreCase(key))
                .anyMatch(tag -> values.stream().anyMatch(value -> value.matches(tag.getValue())));
    }

    /** Whether the tags fit every line; no lines are fitted by anything. */
    static Truth all(List<TagLine> lines, Optional<Map<String, String>> tags) {
        if (lines.isEmpty()) {
            return Truth.YES;
        }
        return tags.map(known -> Truth.of(lines.stream().allMatch(line -> line.matches(known))))
                .orElse(Truth.UNKNOWN);
    }

    /** Reads a mapping of keys to lists of globs; an empty one is a fault. */
    static List<TagLine> read(Fields fields, String key) {
        Optional<Fields> tags = fields.openMap(key);
        if (tags.filter(map -> map.keys().isEmpty()).isPresent()) {
            fields.fault(key, Fault.Kind.EMPTY);
        }
        return tags.stream()
                .flatMap(map -> map.keys().stream().map(name -> new TagLine(name, globs(map, name))))
                .toList();
    }

    private static List<Glob> globs(Fields tags, String key) {
        return tags.someTexts(key, Shapes.ANY, Fault.Kind.NOT_A_TEXT).orElse(List.of()).stream()
                .map(text -> new Glob(text, true))
                .toList();
    }
}
