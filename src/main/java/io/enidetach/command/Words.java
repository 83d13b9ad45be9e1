package io.enidetach.command;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.VpcId;
import java.util.Optional;

/** Cuts a text from Slack into words, one at a time, so that what follows {@code --} stays as it was typed. */
final class Words {
    private final String text;
    private final int end;
    private int at;

    /** A text; one pair of quotes or backticks around everything is not part of it. */
    Words(String text) {
        this.text = text;
        int from = 0;
        int to = text.length();
        while (from < to && isNothing(text.charAt(from))) {
            from++;
        }
        while (to > from && isNothing(text.charAt(to - 1))) {
            to--;
        }
        int marks = enclosingMarks(text.substring(from, to));
        this.at = from + marks;
        this.end = to - marks;
    }

    /**
     * One word.
     *
     * @param text folded to ASCII where the grammar folds, without invisible characters, not in lower case
     * @param foreign whether a part of it is a link or mention that is not exactly an identifier
     */
    record Word(String text, boolean foreign) {}

    /** The next word, or nothing when only separators are left. */
    Optional<Word> next() {
        StringBuilder word = new StringBuilder();
        boolean foreign = false;
        while (at < end) {
            Optional<SlackText.Token> token =
                    text.charAt(at) == '<' ? SlackText.tokenAt(text, at, end) : Optional.empty();
            if (token.isPresent()) {
                String shown = Letters.plain(token.get().shown()).strip();
                foreign |= !token.get().labelled() || !isIdentifier(shown);
                word.append(shown);
                at = token.get().end();
                continue;
            }
            int character = take();
            if (Letters.isBetween(character)) {
                if (!word.isEmpty()) {
                    break;
                }
            } else if (!Letters.isInvisible(character)) {
                word.appendCodePoint(character);
            }
        }
        return word.isEmpty() ? Optional.empty() : Optional.of(new Word(word.toString(), foreign));
    }

    /** Everything that {@link #next} has not read, as Slack sent it. */
    String rest() {
        return text.substring(at, end);
    }

    /** How far it was read, for {@link #back}. */
    int mark() {
        return at;
    }

    /** Forgets what was read since the mark. */
    void back(int mark) {
        at = mark;
    }

    private int take() {
        int escape = SlackText.escapeLengthAt(text, at, end);
        if (escape > 0) {
            char character = SlackText.escapedAt(text, at);
            at += escape;
            return character;
        }
        int character = text.codePointAt(at);
        at += Character.charCount(character);
        return Letters.fold(character);
    }

    private static boolean isNothing(char c) {
        return Letters.isBlank(c) || Letters.isInvisible(c);
    }

    /** How many characters of a pair of quotes or backticks stand at each end; more than one pair is no enclosure. */
    private static int enclosingMarks(String trimmed) {
        int marks = 0;
        while (marks < trimmed.length() / 2
                && trimmed.charAt(marks) == '`'
                && trimmed.charAt(trimmed.length() - 1 - marks) == '`') {
            marks++;
        }
        if (marks == 0 && trimmed.length() >= 2) {
            boolean quoted = isQuote(trimmed.charAt(0)) && isQuote(trimmed.charAt(trimmed.length() - 1));
            marks = quoted ? 1 : 0;
        }
        String inner = trimmed.substring(marks, trimmed.length() - marks);
        boolean backticks = marks > 0 && trimmed.charAt(0) == '`';
        return inner.chars().anyMatch(c -> backticks ? c == '`' : isQuote((char) c)) ? 0 : marks;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F);
    }

    private static boolean isIdentifier(String shown) {
        String lower = Letters.lower(shown);
        return EniId.parse(lower).isPresent()
                || VpcId.parse(lower).isPresent()
                || InstanceId.parse(lower).isPresent();
    }
}
