package io.enidetach.request;

import java.util.Optional;
import java.util.regex.Pattern;

/** Identifier of a virtual private cloud: {@code vpc-} and 8 of {@code [0-9a-z]} (reference tencent-vpc-api.md, 5.6). */
public record VpcId(String value) {
    private static final Pattern SHAPE = Pattern.compile("vpc-[0-9a-z]{8}");

    /** @throws IllegalArgumentException when the text is not of that shape; for text from people use {@link #parse} */
    public VpcId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an identifier of a virtual private cloud: " + value);
        }
    }

    /** The identifier in a text that is exactly one, in lower case; else nothing. */
    public static Optional<VpcId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new VpcId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
