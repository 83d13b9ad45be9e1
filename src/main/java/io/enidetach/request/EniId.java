package io.enidetach.request;

import java.util.Optional;
import java.util.regex.Pattern;

/** Identifier of an elastic network interface: {@code eni-} and 8 of {@code [0-9a-z]} (reference tencent-vpc-api.md, 5.6). */
public record EniId(String value) {
    private static final Pattern SHAPE = Pattern.compile("eni-[0-9a-z]{8}");

    /** @throws IllegalArgumentException when the text is not of that shape; for text from people use {@link #parse} */
    public EniId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an identifier of an elastic network interface: " + value);
        }
    }

    /** The identifier in a text that is exactly one, in lower case; else nothing. */
    public static Optional<EniId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new EniId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
