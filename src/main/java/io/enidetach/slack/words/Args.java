package io.enidetach.slack.words;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the values of an ending or a note presentable by what their names mean. */
final class Args {
    private static final Set<String> PEOPLE = Set.of("by", "person", "requester");
    private static final Set<String> LISTS = Set.of("enis", "regions");
    private static final Set<String> LONG = Set.of("reason", "command", "missing", "pattern");
    private static final Set<String> NUMBERS =
            Set.of("failed", "unknown", "total", "count", "least", "seconds", "found", "required");
    /** Values of a field, of which none is one too. */
    private static final Set<String> VALUES = Set.of("before", "after");
    /** Values that are names of sentences. */
    private static final Map<String, String> SENTENCES =
            Map.of("why", "refusal.", "field", "field.", "decision", "decision.");

    private static final int LIST_MAX = 20;

    private Args() {}

    static Map<String, Markup> of(Words words, Map<String, String> raw) {
        Map<String, Markup> values = new LinkedHashMap<>();
        raw.forEach((name, value) -> values.put(name, value(words, name, value == null ? "" : value)));
        return values;
    }

    /** The name of a state as people read it, from its stored word. */
    static Markup state(Words words, String word) {
        String key = "state." + word.toUpperCase(Locale.ROOT);
        return words.has(key) ? new Markup(words.say(key)) : Markup.code(word);
    }

    // What the cloud's error means, then what to do about it.
    private static Markup advice(Words words, String value) {
        return words.has("advice." + value)
                ? new Markup(words.say(
                        "value.advice",
                        Map.of(
                                "meaning", new Markup(words.say("advice." + value)),
                                "remedy", new Markup(words.say("remedy." + value)))))
                : Markup.code(value);
    }

    private static Markup value(Words words, String name, String value) {
        if (VALUES.contains(name) && value.isBlank()) {
            return new Markup(words.say("part.eni.none"));
        }
        // The workflow writes a dash for what is not there.
        if (value.isBlank() || value.equals("-")) {
            return Markup.plain("");
        }
        if (name.equals("state")) {
            return state(words, value);
        }
        if (name.equals("until")) {
            return Markup.moment(Instant.parse(value));
        }
        if (name.equals("advice")) {
            return advice(words, value);
        }
        if (SENTENCES.containsKey(name)) {
            String key = SENTENCES.get(name) + (name.equals("field") ? value : value.toUpperCase(Locale.ROOT));
            return words.has(key) ? new Markup(words.say(key)) : Markup.code(value);
        }
        if (name.equals("others")) {
            return Markup.list(Arrays.stream(value.split(","))
                    .map(field -> value(words, "field", field))
                    .toList());
        }
        if (PEOPLE.contains(name)) {
            return Markup.mention(value);
        }
        if (NUMBERS.contains(name)) {
            return Markup.plain(value);
        }
        if (LISTS.contains(name)) {
            List<String> parts =
                    Arrays.stream(value.split("[,\\s]+")).limit(LIST_MAX).toList();
            return Markup.list(parts.stream().map(Markup::code).toList());
        }
        return LONG.contains(name) ? Markup.longCode(value) : Markup.code(value);
    }
}
