package io.enidetach.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of what was typed may be said again: at most 40 characters, and nothing that looks like a key. */
final class Quotation {
    static final int CHARS_MAX = 40;
    private static final String MASK = "***";
    private static final Pattern NAMED = Pattern.compile("([^=:]*)[=:].*", Pattern.DOTALL);
    private static final Pattern SECRET_NAME = Pattern.compile(
            "secret|key|token|passw|pwd|signature|credential|authorization|bearer", Pattern.CASE_INSENSITIVE);
    private static final Pattern KNOWN_KEY = Pattern.compile(
            "AKID|AKIA|xox[a-z]?[-.]|xapp-|xwfp-|eyJ[a-z0-9_-]{8}|gh[a-z]_|PRIVATE KEY|hooks\\.slack\\.com",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LONG_RUN = Pattern.compile("(?=[A-Za-z+/_]{0,64}[0-9])[A-Za-z0-9+/_]{20,}");
    private static final Pattern LONG_MIXED =
            Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z]).*[A-Za-z0-9+/_=-]{32,}.*", Pattern.DOTALL);

    private Quotation() {}

    static String of(String typed) {
        return cut(masked(typed));
    }

    /** Whether {@link #of} hides something of it. */
    static boolean hides(String typed) {
        return !masked(typed).equals(typed);
    }

    private static String masked(String typed) {
        Matcher named = NAMED.matcher(typed);
        boolean hasName = named.matches();
        String name = hasName ? named.group(1) : "";
        if (hasName && SECRET_NAME.matcher(name).find() && !looksLikeKey(name)) {
            return name + typed.charAt(name.length()) + MASK;
        }
        if (!looksLikeKey(typed)) {
            return typed;
        }
        return hasName && !name.isEmpty() && !looksLikeKey(name) ? name + typed.charAt(name.length()) + MASK : MASK;
    }

    private static boolean looksLikeKey(String text) {
        return KNOWN_KEY.matcher(text).find()
                || LONG_RUN.matcher(text).find()
                || LONG_MIXED.matcher(text).matches()
                || (text.length() >= 20 && SECRET_NAME.matcher(text).find());
    }

    /** At most {@value #CHARS_MAX} UTF-16 units, never half a character. */
    static String cut(String text) {
        if (text.length() <= CHARS_MAX) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(CHARS_MAX - 1)) ? CHARS_MAX - 1 : CHARS_MAX;
        return text.substring(0, end);
    }
}
