package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An object whose {@code type} decides its shape; {@code kind} is the word that a complaint uses for it. */
record Typed(String kind, Map<String, Shape> shapes) implements Rule {

    /** The same shapes, but only these types are allowed here. */
    Typed only(Set<String> types) {
        Map<String, Shape> fewer = new TreeMap<>(shapes);
        fewer.keySet().retainAll(types);
        return new Typed(kind, fewer);
    }

    @Override
    public void check(JsonNode node, String at, Problems problems) {
        if (!node.isObject()) {
            problems.add(at, "must provide an object");
            return;
        }
        if (!node.path("type").isTextual()) {
            problems.add(at, "missing required field: type");
            return;
        }
        Shape shape = shapes.get(node.path("type").asText());
        if (shape == null) {
            problems.add(at, "unsupported " + kind + ": " + node.path("type").asText());
            return;
        }
        shape.check(node, at, problems);
    }
}
