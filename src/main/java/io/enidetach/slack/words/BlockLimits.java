package io.enidetach.slack.words;

import java.text.BreakIterator;
import java.util.Locale;

/** Slack's limits, with room left where Slack does not say how it counts (reference slack-platform.md, b). */
final class BlockLimits {
    static final int BLOCKS_MAX = 50;
    static final int SECTION_CHARS_MAX = 2_900;
    static final int FIELD_CHARS_MAX = 1_900;
    static final int FIELDS_MAX = 10;
    static final int HEADER_CHARS_MAX = 140;
    static final int BUTTON_CHARS_MAX = 70;
    static final int CONFIRM_TITLE_CHARS_MAX = 95;
    static final int CONFIRM_TEXT_CHARS_MAX = 290;
    static final int CONFIRM_BUTTON_CHARS_MAX = 28;
    static final int MODAL_TITLE_CHARS_MAX = 24;
    static final int LABEL_CHARS_MAX = 1_900;
    static final int OPTIONS_MAX = 100;
    static final int OPTION_CHARS_MAX = 73;
    static final int PLACEHOLDER_CHARS_MAX = 140;
    static final int FIELD_ERROR_CHARS_MAX = 280;
    /** chat.update takes no more than 4000. */
    static final int TEXT_CHARS_MAX = 3_500;
    /** What people may type as the reason of a denial. */
    static final int REASON_CHARS_MAX = 500;

    private static final String MORE = "…";
    private static final int CLUSTER_CHARS_MAX = 64;

    private BlockLimits() {}

    /** At most {@code most} UTF-16 units of a plain text, cut between characters. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, boundary(text, most - MORE.length())) + MORE;
    }

    /** At most {@code most} UTF-16 units of escaped text, cut neither inside a character, an entity, a token nor a code span. */
    static String cutMarkup(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        String head = text.substring(0, boundary(text, most - MORE.length() - 1));
        int entity = head.lastIndexOf('&');
        if (entity >= 0 && head.indexOf(';', entity) < 0) {
            head = head.substring(0, entity);
        }
        int token = head.lastIndexOf('<');
        if (token >= 0 && head.indexOf('>', token) < 0) {
            head = head.substring(0, token);
        }
        boolean open = head.chars().filter(c -> c == '`').count() % 2 == 1;
        return head + MORE + (open ? "`" : "");
    }

    // A letter with its marks, or an emoji with its shade, is one character to its reader. Marks without end are not.
    private static int boundary(String text, int most) {
        int from = Math.max(0, most - CLUSTER_CHARS_MAX);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(from, Math.min(text.length(), most + CLUSTER_CHARS_MAX)));
        int end = from + characters.preceding(most - from + 1);
        if (end > from) {
            return end;
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
}
