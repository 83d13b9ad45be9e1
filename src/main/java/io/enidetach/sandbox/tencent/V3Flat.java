package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns flat names into the JSON that a POST would carry. */
record V3Flat(Map<String, V3Parameter> declared) {
    private static final Pattern ITEM = Pattern.compile("(\\w+)\\.(\\d+)");
    private static final Pattern FILTER = Pattern.compile("(\\w+)\\.(\\d+)\\.(Name|Values\\.(\\d+))");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    ObjectNode nested(Map<String, String> flat) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        Map<String, Map<Integer, ObjectNode>> filters = new TreeMap<>();
        Map<String, Map<Integer, String>> lists = new TreeMap<>();
        flat.forEach((name, value) -> {
            Matcher item = ITEM.matcher(name);
            Matcher filter = FILTER.matcher(name);
            if (filter.matches()) {
                filter(filters, filter, value);
            } else if (item.matches()) {
                lists.computeIfAbsent(item.group(1), it -> new TreeMap<>()).put(Integer.parseInt(item.group(2)), value);
            } else {
                scalar(root, name, value);
            }
        });
        lists.forEach((name, items) -> items.values().forEach(root.withArray(name)::add));
        filters.forEach((name, items) -> items.values().forEach(root.withArray(name)::add));
        return root;
    }

    private void scalar(ObjectNode root, String name, String value) {
        if (declared.get(name) == V3Parameter.NUMBER && DIGITS.matcher(value).matches()) {
            root.put(name, Integer.parseInt(value));
        } else {
            root.put(name, value);
        }
    }

    private static void filter(Map<String, Map<Integer, ObjectNode>> filters, Matcher parts, String value) {
        ObjectNode node = filters.computeIfAbsent(parts.group(1), it -> new TreeMap<>())
                .computeIfAbsent(Integer.parseInt(parts.group(2)), it -> JsonNodeFactory.instance.objectNode());
        if (parts.group(4) == null) {
            node.put("Name", value);
        } else {
            ArrayNode values = node.withArray("Values");
            values.add(value);
        }
    }
}
