package io.enidetach.request;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cloud region as somebody wrote it. Two vocabularies name the same places ({@code gz} and {@code ap-guangzhou});
 * the cloud is sent what the policy writes, comparisons go through {@link #sameAs} (reference tencent-vpc-api.md, 1.3).
 */
public record Region(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2,6}(-[a-z0-9]{2,20}){0,3}");
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

    /** @throws IllegalArgumentException when the text cannot be a region's name */
    public Region {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a region: " + value);
        }
    }

    /** The region in a text in lower case, when it has the shape of one; whether it exists is the policy's to say. */
    public static Optional<Region> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new Region(text)) : Optional.empty();
    }

    /** The same place in today's vocabulary; a name that is not an old short code stays as it is. */
    public Region modern() {
        return new Region(MODERN.getOrDefault(value, value));
    }

    /** Whether both names mean the same place. */
    public boolean sameAs(Region other) {
        return modern().equals(other.modern());
    }

    @Override
    public String toString() {
        return value;
    }
}
