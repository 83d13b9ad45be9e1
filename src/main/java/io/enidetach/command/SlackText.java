package io.enidetach.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's own writing in a text: three escapes, and {@code <…>} around what it made a link or a mention. */
final class SlackText {
    private static final Pattern TOKEN = Pattern.compile("<([^<>|]+)(?:\\|([^<>]*))?>");
    private static final String[][] ESCAPES = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}};

    private SlackText() {}

    /** A link or mention: where it ends, what people see, and whether it is a link with a text of its own. */
    record Token(int end, String shown, boolean labelled) {}

    /** The link or mention that begins exactly here. */
    static Optional<Token> tokenAt(String text, int at, int end) {
        Matcher token = TOKEN.matcher(text).region(at, end);
        if (!token.lookingAt()) {
            return Optional.empty();
        }
        String label = token.group(2) == null ? "" : token.group(2);
        String target = token.group(1);
        char sign = target.charAt(0);
        boolean link = sign != '@' && sign != '#' && sign != '!';
        String shown = label.isEmpty() ? target : link ? label : sign + label;
        return Optional.of(new Token(token.end(), unescape(shown), link && !label.isEmpty()));
    }

    /** The length of the escape that begins exactly here; 0 when none does. */
    static int escapeLengthAt(String text, int at, int end) {
        for (String[] escape : ESCAPES) {
            if (at + escape[0].length() <= end && text.startsWith(escape[0], at)) {
                return escape[0].length();
            }
        }
        return 0;
    }

    /** What an escape of that length at that place stands for. */
    static char escapedAt(String text, int at) {
        return text.startsWith("&amp;", at) ? '&' : text.startsWith("&lt;", at) ? '<' : '>';
    }

    /** Unescapes once, from left to right, so that {@code &amp;lt;} becomes {@code &lt;}. */
    static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int escape = escapeLengthAt(text, i, text.length());
            plain.append(escape > 0 ? escapedAt(text, i) : text.charAt(i));
            i += Math.max(1, escape);
        }
        return plain.toString();
    }

    /** The text as people saw it while they typed: links and mentions as shown, escapes undone once. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            Optional<Token> token = text.charAt(i) == '<' ? tokenAt(text, i, text.length()) : Optional.empty();
            if (token.isPresent()) {
                shown.append(token.get().shown());
                i = token.get().end();
                continue;
            }
            int escape = escapeLengthAt(text, i, text.length());
            shown.append(escape > 0 ? escapedAt(text, i) : text.charAt(i));
            i += Math.max(1, escape);
        }
        return shown.toString();
    }
}
