package io.enidetach.sandbox.tencent;

import java.util.Arrays;

/** An error as a fault names it: a number, a word, or {@code number/word}; what is missing is looked up, but for {@code number/}. */
record ErrorCode(int number, String word) {
    private static final int UNLISTED = 5000;

    static ErrorCode v2(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return new ErrorCode(Integer.parseInt(text.substring(0, slash)), text.substring(slash + 1));
        }
        if (isNumber(text)) {
            int number = Integer.parseInt(text);
            return new ErrorCode(number, word(number));
        }
        int number = Arrays.stream(Refusal.values())
                .filter(refusal -> refusal.word.equals(text) || refusal.code.equals(text))
                .map(refusal -> refusal.number)
                .findFirst()
                .orElse(UNLISTED);
        return new ErrorCode(number, text);
    }

    /** v3 knows words only; a number becomes the word that goes with it. */
    static String v3(String text) {
        String word = text.endsWith("/") ? text.substring(0, text.length() - 1) : text.substring(text.indexOf('/') + 1);
        return Arrays.stream(Refusal.values())
                .filter(refusal -> Integer.toString(refusal.number).equals(word))
                .map(refusal -> refusal.code)
                .findFirst()
                .orElse(isNumber(word) ? "InternalError" : word);
    }

    private static String word(int number) {
        return Arrays.stream(Refusal.values())
                .filter(refusal -> refusal.number == number)
                .map(refusal -> refusal.word)
                .findFirst()
                .orElse(number == 6000 ? "InternalError" : "");
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,9}");
    }
}
