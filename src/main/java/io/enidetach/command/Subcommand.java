package io.enidetach.command;

import io.enidetach.request.RequestId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The words that may stand first instead of identifiers. */
enum Subcommand {
    HELP,
    WHOAMI,
    LIST,
    STATUS,
    WHY,
    CANCEL,
    PAUSE,
    RESUME;

    private final String word = Letters.lower(name());

    static Optional<Subcommand> parse(Words.Word word) {
        String lower = Letters.lower(word.text());
        return word.foreign()
                ? Optional.empty()
                : Arrays.stream(values()).filter(s -> s.word.equals(lower)).findFirst();
    }

    static Optional<String> near(String lower) {
        return Arrays.stream(values())
                .map(Subcommand::word)
                .filter(w -> Suggestion.isNear(lower, w))
                .findFirst();
    }

    String word() {
        return word;
    }

    /** Reads what follows the subcommand. */
    Command read(Words words) {
        return switch (this) {
            case HELP -> alone(words, new Command.Help());
            case WHOAMI -> alone(words, new Command.WhoAmI());
            case LIST -> alone(words, new Command.ListRequests());
            case RESUME -> alone(words, new Command.Resume());
            case STATUS -> withRequest(words, Command.Status::new);
            case WHY -> withRequest(words, Command.Why::new);
            case CANCEL -> withRequest(words, Command.Cancel::new);
            case PAUSE -> pause(words);
        };
    }

    private Command alone(Words words, Command command) {
        Optional<Words.Word> extra = words.next();
        return extra.isEmpty()
                ? command
                : misspelt(Problems.of(Problem.Kind.EXTRA_WORD, extra.get().text(), example(), Optional.of(example())));
    }

    private Command withRequest(Words words, Function<RequestId, Command> command) {
        Optional<Words.Word> typed = words.next();
        if (typed.isEmpty()) {
            return misspelt(Problems.of(Problem.Kind.MISSING_REQUEST_ID, "", example()));
        }
        Optional<RequestId> id = requestId(typed.get());
        if (id.isEmpty()) {
            return misspelt(malformedRequest(typed.get().text()));
        }
        return alone(words, command.apply(id.get()));
    }

    private static Optional<RequestId> requestId(Words.Word word) {
        // Java's upper case maps a dotless i and a long s into the alphabet; people did not type those letters.
        boolean plain = !word.foreign() && Suggestion.isAscii(word.text());
        return plain ? RequestId.parse(word.text()) : Optional.empty();
    }

    private Problem malformedRequest(String typed) {
        Optional<String> near = Suggestion.isAscii(typed)
                ? RequestId.parse("D-" + typed.replaceFirst("^[Dd]?[-_]*", "")).map(RequestId::value)
                : Optional.empty();
        return Problems.malformed(Problem.Kind.MALFORMED_REQUEST_ID, typed, typed, "D-", example(), near);
    }

    private Command pause(Words words) {
        int before = words.mark();
        if (words.next().filter(CommandParser::startsReason).isEmpty()) {
            words.back(before);
        }
        String reason = Reason.clean(words.rest());
        return Reason.problem(reason).map(CommandParser::misspelt).orElseGet(() -> new Command.Pause(reason));
    }

    private static Command misspelt(Problem problem) {
        return CommandParser.misspelt(problem);
    }

    private String example() {
        return switch (this) {
            case STATUS, WHY, CANCEL -> word() + " " + Problems.REQUEST_EXAMPLE;
            case HELP, WHOAMI, LIST, PAUSE, RESUME -> word();
        };
    }
}
