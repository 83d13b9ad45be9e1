package io.enidetach.request;

import java.util.Optional;
import java.util.regex.Pattern;

/** Identifier of a cloud server (CVM): {@code ins-} and 8 of {@code [0-9a-z]} (reference tencent-vpc-api.md, 5.6). */
public record InstanceId(String value) {
    private static final Pattern SHAPE = Pattern.compile("ins-[0-9a-z]{8}");

    /** @throws IllegalArgumentException when the text is not of that shape; for text from people use {@link #parse} */
    public InstanceId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an identifier of a cloud server (CVM): " + value);
        }
    }

    /** The identifier in a text that is exactly one, in lower case; else nothing. */
    public static Optional<InstanceId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new InstanceId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
