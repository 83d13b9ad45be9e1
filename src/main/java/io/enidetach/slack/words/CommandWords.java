package io.enidetach.slack.words;

import io.enidetach.command.Command;
import io.enidetach.command.Problem;
import io.enidetach.request.EniId;
import io.enidetach.request.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a command is answered at once. */
public final class CommandWords {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Words words;

    public CommandWords(Words words) {
        this.words = words;
    }

    /** It is on disk under this ID. */
    public String accepted(RequestId id, Command.Detach detach) {
        return words.say(
                "command.accepted",
                Map.of(
                        "id", Markup.plain(id.value()),
                        "bare_id", Markup.plain(id.value()),
                        "enis",
                                Markup.list(detach.enis().stream()
                                        .map(EniId::value)
                                        .map(Markup::code)
                                        .toList())));
    }

    /** Nothing was recorded; {@code click} when a button was pressed. */
    public String notAccepted(boolean click) {
        return words.say(click ? "command.not_accepted.click" : "command.not_accepted");
    }

    /** A sentence of {@code command.*} that has no values. */
    public String plain(String name) {
        return words.say("command." + name);
    }

    /** The answer to a command about one request. */
    public String about(String name, RequestId id) {
        return words.say("command." + name, Map.of("id", Markup.plain(id.value())));
    }

    /** Which word could not be read, what it should look like, and a right example. */
    public String misspelt(Problem problem) {
        Map<String, Markup> values = new LinkedHashMap<>();
        values.put("word", Markup.code(problem.word()));
        values.put("length", Markup.plain(String.valueOf(problem.lengthAfterPrefix())));
        values.put("count", Markup.plain(String.valueOf(problem.count())));
        values.put("example", Markup.longCode(problem.example()));
        StringBuilder said =
                new StringBuilder(words.say("problem." + problem.kind().name(), values));
        problem.badCharacter()
                .map(Markup::code)
                .filter(bad -> !bad.isBlank())
                .ifPresent(bad -> said.append(words.say("problem.bad", Map.of("bad", bad))));
        if (problem.kind() == Problem.Kind.UNKNOWN_WORD
                && ADDRESS.matcher(problem.word()).matches()) {
            said.append(words.say("problem.address"));
        }
        problem.suggestion()
                .map(Markup::code)
                .ifPresent(meant -> said.append(words.say("problem.suggestion", Map.of("suggestion", meant))));
        if (!problem.example().isBlank()) {
            said.append(words.say("problem.example", values));
        }
        return BlockLimits.cutMarkup(
                said.append(words.say("problem.nothing")).toString(), BlockLimits.SECTION_CHARS_MAX);
    }
}
