package io.enidetach.policy;

import java.util.regex.Pattern;

/** A text in which {@code *} stands for any characters and {@code ?} for one. */
final class Glob {
    private final String text;
    private final Pattern pattern;

    Glob(String text, boolean ignoreCase) {
        this.text = text;
        StringBuilder regex = new StringBuilder();
        // Neighbouring stars say no more than one, and would cost time in a regular expression.
        text.replaceAll("\\*+", "*").codePoints().forEach(c -> regex.append(part(c)));
        int folding = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL | folding);
    }

    private static String part(int codePoint) {
        return switch (codePoint) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(codePoint));
        };
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    boolean isAll() {
        return text.matches("\\*+");
    }

    @Override
    public String toString() {
        return text;
    }
}
