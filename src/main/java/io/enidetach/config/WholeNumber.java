package io.enidetach.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** A number written in plain digits. */
final class WholeNumber {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,9}");

    private WholeNumber() {}

    static Optional<Integer> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
