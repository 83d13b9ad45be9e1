package io.enidetach.command;

import io.enidetach.request.Region;
import io.enidetach.request.RequestId;
import java.util.Optional;

/** What an unknown word was probably meant to be. It is shown, never acted upon. */
final class Suggestion {
    private static final int DISTANCE_MAX = 2;
    private static final int SUBCOMMAND_CHARS_MIN = 3;

    private Suggestion() {}

    static Optional<String> insteadOf(String typed, boolean first) {
        String lower = Letters.lower(typed);
        if (lower.replaceAll("[-_\u2014\u2013]", "").equals("dryrun")) {
            return Optional.of("--dry-run");
        }
        if (lower.matches("(-|--|\u2014|\u2013)[^-=:]*")) {
            return Optional.of("-- " + typed.replaceFirst("^[-\u2014\u2013]+", ""))
                    .map(String::strip);
        }
        String value = lower.substring(Math.max(lower.lastIndexOf('='), lower.lastIndexOf(':')) + 1);
        Optional<String> id = IdKind.anyOne(value).or(() -> IdKind.nearestPrefix(value));
        if (id.isPresent()) {
            return id;
        }
        if (value.matches("(ap|na|eu|sa|me|af)-[a-z0-9-]+")
                && Region.parse(value).isPresent()) {
            return Optional.of("region=" + value);
        }
        if (isAscii(typed) && RequestId.parse(typed).isPresent()) {
            return Optional.of("status " + RequestId.parse(typed).get());
        }
        return first ? Subcommand.near(lower) : Optional.empty();
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    static boolean isNear(String typed, String right) {
        return typed.length() >= SUBCOMMAND_CHARS_MIN
                && Math.abs(typed.length() - right.length()) <= DISTANCE_MAX
                && distance(typed, right) <= Math.min(DISTANCE_MAX, right.length() / 2);
    }

    /** Letters to insert, drop or change. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
