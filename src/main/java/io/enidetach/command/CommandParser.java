package io.enidetach.command;

import java.util.Optional;

/** Reads the text after {@code /eni-detach} as Slack delivers it (contract, 5 and 8). */
public final class CommandParser {
    /** UTF-16 units that are looked at, at most. */
    public static final int TEXT_CHARS_MAX = 4_000;

    private CommandParser() {}

    /** Never throws and never guesses; the text is still escaped as Slack escapes it. */
    public static Command parse(String textFromSlack) {
        if (textFromSlack.length() > TEXT_CHARS_MAX) {
            return misspelt(Problems.counted(Problem.Kind.TOO_LONG, textFromSlack.length(), ""));
        }
        Words words = new Words(textFromSlack);
        Optional<Words.Word> first = words.next();
        if (first.isEmpty()) {
            return new Command.Form();
        }
        Optional<Subcommand> subcommand = Subcommand.parse(first.get());
        return subcommand.isPresent() ? subcommand.get().read(words) : detach(first, words);
    }

    private static Command detach(Optional<Words.Word> first, Words words) {
        DetachWords detach = new DetachWords();
        String reason = "";
        for (Optional<Words.Word> word = first; word.isPresent(); word = words.next()) {
            if (startsReason(word.get())) {
                reason = Reason.clean(words.rest());
                break;
            }
            Optional<Problem> problem = detach.add(word.get());
            if (problem.isPresent()) {
                return misspelt(problem.get());
            }
        }
        String given = reason;
        return detach.unfinished()
                .or(() -> Reason.problem(given))
                .map(CommandParser::misspelt)
                .orElseGet(() -> detach.detach(given));
    }

    /** Whether the rest of the text is a reason; phones turn two hyphens into one dash. */
    static boolean startsReason(Words.Word word) {
        String text = word.text();
        return !word.foreign() && (text.equals("--") || text.equals("\u2014") || text.equals("\u2013"));
    }

    static Command misspelt(Problem problem) {
        return new Command.Misspelt(problem);
    }
}
