package io.enidetach.command;

/** Reads the text after {@code /eni-detach} as Slack delivers it (contract, 5 and 8). */
public final class CommandParser {
    /** UTF-16 units that are looked at, at most. */
    public static final int TEXT_CHARS_MAX = 4_000;

    private CommandParser() {}

    /** Never throws and never guesses; the text is still escaped as Slack escapes it. */
    public static Command parse(String textFromSlack) {
        throw new UnsupportedOperationException("not written yet");
    }
}
