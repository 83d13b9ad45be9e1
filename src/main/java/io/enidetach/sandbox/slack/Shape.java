package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A JSON object: which fields it must and may have. An unknown field is a problem, as with Slack. */
final class Shape implements Rule {
    private final Map<String, Rule> fields;
    private final Set<String> required;
    private final List<Set<String>> exactlyOne;
    private final List<Set<String>> atLeastOne;

    private Shape(
            Map<String, Rule> fields,
            Set<String> required,
            List<Set<String>> exactlyOne,
            List<Set<String>> atLeastOne) {
        this.fields = fields;
        this.required = required;
        this.exactlyOne = exactlyOne;
        this.atLeastOne = atLeastOne;
    }

    static Shape of() {
        return new Shape(Map.of(), Set.of(), List.of(), List.of());
    }

    Shape must(String field, Rule rule) {
        Set<String> more = new LinkedHashSet<>(required);
        more.add(field);
        return new Shape(plus(field, rule), more, exactlyOne, atLeastOne);
    }

    Shape may(String field, Rule rule) {
        return new Shape(plus(field, rule), required, exactlyOne, atLeastOne);
    }

    Shape exactlyOne(String... names) {
        return new Shape(fields, required, List.of(Set.of(names)), atLeastOne);
    }

    Shape atLeastOne(String... names) {
        return new Shape(fields, required, exactlyOne, List.of(Set.of(names)));
    }

    private Map<String, Rule> plus(String field, Rule rule) {
        Map<String, Rule> more = new LinkedHashMap<>(fields);
        more.put(field, rule);
        return more;
    }

    @Override
    public void check(JsonNode node, String at, Problems problems) {
        if (!node.isObject()) {
            problems.add(at, "must provide an object");
            return;
        }
        for (String field : required) if (!node.has(field)) problems.add(at, "missing required field: " + field);
        for (Set<String> names : exactlyOne)
            if (present(node, names) != 1) problems.add(at, "must define exactly one of " + list(names));
        for (Set<String> names : atLeastOne)
            if (present(node, names) == 0) problems.add(at, "must define one of " + list(names));
        node.properties().forEach(entry -> {
            Rule rule = fields.get(entry.getKey());
            if (rule == null) problems.add(at, "invalid additional property: " + entry.getKey());
            else rule.check(entry.getValue(), at + "/" + entry.getKey(), problems);
        });
    }

    private static long present(JsonNode node, Set<String> names) {
        return names.stream().filter(node::has).count();
    }

    private static String list(Set<String> names) {
        return Arrays.stream(names.toArray(new String[0])).sorted().collect(Collectors.joining(", "));
    }
}
