package io.enidetach.sandbox.tencent;

import java.util.Map;
import java.util.Optional;

/** The two vocabularies of regions; the pairs are those of the API reference. */
final class Regions {
    private static final Map<String, String> MODERN = Map.ofEntries(
            Map.entry("gz", "ap-guangzhou"),
            Map.entry("sh", "ap-shanghai"),
            Map.entry("bj", "ap-beijing"),
            Map.entry("cd", "ap-chengdu"),
            Map.entry("cq", "ap-chongqing"),
            Map.entry("hk", "ap-hongkong"),
            Map.entry("sg", "ap-singapore"),
            Map.entry("shjr", "ap-shanghai-fsi"),
            Map.entry("kr", "ap-seoul"),
            Map.entry("jp", "ap-tokyo"),
            Map.entry("th", "ap-bangkok"),
            Map.entry("in", "ap-mumbai"),
            Map.entry("de", "eu-frankfurt"),
            Map.entry("ca", "na-toronto"),
            Map.entry("usw", "na-siliconvalley"),
            Map.entry("use", "na-ashburn"));

    private Regions() {}

    /** The modern name of a region given in either vocabulary; empty when there is no such region. */
    static Optional<String> modern(String text) {
        return MODERN.containsValue(text) ? Optional.of(text) : Optional.ofNullable(MODERN.get(text));
    }

    static boolean isModern(String text) {
        return MODERN.containsValue(text);
    }

    static String shortOf(String modern) {
        return MODERN.entrySet().stream()
                .filter(pair -> pair.getValue().equals(modern))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such region: " + modern));
    }
}
