package io.enidetach.command;

import java.util.Set;

/** What single characters of a chat mean to the grammar (contract, 5): folded, ignored, or between two words. */
final class Letters {
    static final int REPLACEMENT = 0xFFFD;
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final Set<Integer> HYPHENS = Set.of(0x2010, 0x2011);
    private static final Set<Integer> BLANK_LETTERS =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0xFFFC);
    private static final String BETWEEN = ",;&{}[]`\"'\u3001\uFF64\u00AB\u00BB\u2039\u203A";

    private Letters() {}

    /**
     * Full-width forms and the two hyphens that look like one become ASCII. No other compatibility form does: to read a
     * superscript 2 as 2 would be a guess.
     */
    static int fold(int codePoint) {
        if (codePoint >= FULL_WIDTH_FIRST && codePoint <= FULL_WIDTH_LAST) {
            return codePoint - FULL_WIDTH_OFFSET;
        }
        if (Character.getType(codePoint) == Character.SURROGATE) {
            return REPLACEMENT; // half a character, which no encoder would take
        }
        return HYPHENS.contains(codePoint) ? '-' : codePoint;
    }

    /** Zero-width and format characters, variation selectors, fillers and control characters. */
    static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT
                || (type == Character.CONTROL && !isBlank(codePoint))
                || isVariationSelector(codePoint)
                || BLANK_LETTERS.contains(codePoint);
    }

    private static boolean isVariationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == 0x85;
    }

    /** Whether a folded character ends a word: blanks, list marks, quotes, brackets of the API documents' JSON. */
    static boolean isBetween(int codePoint) {
        return isBlank(codePoint) || BETWEEN.indexOf(codePoint) >= 0 || isCurlyQuote(codePoint);
    }

    private static boolean isCurlyQuote(int codePoint) {
        return codePoint >= 0x2018 && codePoint <= 0x201F;
    }

    /** Lower case of A to Z and nothing else; the full mapping turns a Kelvin sign into a k. */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }

    /** The text as the grammar sees it, on one line: folded, without invisible characters, every blank a space. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(Letters::fold)
                .filter(c -> !isInvisible(c))
                .forEach(c -> plain.appendCodePoint(isBlank(c) ? ' ' : c));
        return plain.toString();
    }
}
