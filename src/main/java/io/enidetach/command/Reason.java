package io.enidetach.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The free text after {@code --}. */
final class Reason {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    // Also without the hyphen: whoever writes "dryrun" first meant the option as well.
    private static final Pattern DRY_RUN_FIRST = Pattern.compile("[^\\p{L}\\p{N}]*(dry[ _-]?run)");
    private static final Pattern DRY_RUN_OPTION = Pattern.compile("--dry[_-]?run");
    private static final String EXAMPLE = Problems.ENI_EXAMPLE + " --dry-run";

    private Reason() {}

    /** One line as people saw it: unescaped once, without control and direction characters, blanks folded. */
    static String clean(String fromSlack) {
        StringBuilder line = new StringBuilder(fromSlack.length());
        SlackText.shown(fromSlack).codePoints().forEach(c -> {
            if (Letters.isBlank(c)) {
                line.append(' ');
            } else if (Character.getType(c) == Character.SURROGATE) {
                line.appendCodePoint(Letters.REPLACEMENT);
            } else if (isKept(c)) {
                line.appendCodePoint(c);
            }
        });
        String clean = line.toString().replaceAll(" {2,}", " ").strip();
        return Letters.plain(clean).isBlank() ? "" : clean;
    }

    // Joiners carry meaning in Persian, Hindi and emoji; every other format character only hides or reorders.
    private static boolean isKept(int c) {
        int type = Character.getType(c);
        boolean joiner = c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
        return joiner || (type != Character.FORMAT && type != Character.CONTROL);
    }

    /** Why it cannot be a reason. */
    static Optional<Problem> problem(String clean) {
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        if (clean.length() > Command.Detach.REASON_CHARS_MAX) {
            return Optional.of(Problems.counted(Problem.Kind.REASON_TOO_LONG, clean.length(), ""));
        }
        String plain = Letters.lower(Letters.plain(clean))
                .replace("\u2014", "--")
                .replace("\u2013", "--")
                .replaceAll(" +", " ");
        Matcher first = DRY_RUN_FIRST.matcher(plain);
        if (first.lookingAt()) {
            return Optional.of(dryRun(first.group(1)));
        }
        Matcher option = DRY_RUN_OPTION.matcher(plain);
        return option.find() ? Optional.of(dryRun(option.group())) : Optional.empty();
    }

    private static Problem dryRun(String word) {
        return Problems.of(Problem.Kind.DRY_RUN_IN_REASON, word, EXAMPLE, Optional.of("--dry-run"));
    }
}
