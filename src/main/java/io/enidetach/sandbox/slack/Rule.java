package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What one JSON value must look like. Characters are counted as UTF-16 units, the stricter reading (unconfirmed). */
@FunctionalInterface
interface Rule {
    void check(JsonNode node, String at, Problems problems);

    /** Anything goes. */
    static Rule any() {
        return (node, at, problems) -> {};
    }

    static Rule bool() {
        return (node, at, problems) -> {
            if (!node.isBoolean()) problems.add(at, "must provide a boolean");
        };
    }

    static Rule number(int min, int max) {
        return (node, at, problems) -> {
            if (!node.isInt()) problems.add(at, "must provide an integer");
            else if (node.asInt() < min) problems.add(at, "must be greater than or equal to " + min);
            else if (node.asInt() > max) problems.add(at, "must be less than or equal to " + max);
        };
    }

    static Rule chars(int min, int max) {
        return (node, at, problems) -> {
            if (!node.isTextual()) problems.add(at, "must provide a string");
            else if (node.asText().length() < min) problems.add(at, "must be more than " + (min - 1) + " characters");
            else if (node.asText().length() > max) problems.add(at, "must be less than " + (max + 1) + " characters");
        };
    }

    static Rule oneOf(String... words) {
        Set<String> allowed = Set.of(words);
        return (node, at, problems) -> {
            if (!node.isTextual() || !allowed.contains(node.asText())) problems.add(at, "must be a valid enum value");
        };
    }

    static Rule list(int min, int max, Rule each) {
        return (node, at, problems) -> {
            if (!node.isArray()) {
                problems.add(at, "must provide an array");
                return;
            }
            if (node.size() < min) problems.add(at, "no less than " + min + " items allowed");
            if (node.size() > max) problems.add(at, "no more than " + max + " items allowed");
            for (int i = 0; i < node.size(); i++) each.check(node.get(i), at + "/" + i, problems);
        };
    }
}
