package io.enidetach.slack.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the languages against each other. */
class LanguagesTest {
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern BOLD = Pattern.compile("\\*[^*\\n]+\\*");
    /** Values that are words of ours and not markup, so they may touch the words around them. */
    private static final Set<String> WORDS_OF_OURS = Set.of(
            "action",
            "verb",
            "done",
            "state",
            "why",
            "field",
            "advice",
            "meaning",
            "remedy",
            "approval",
            "ending",
            "line",
            "word");
    /** Sentences that hold nothing but values. */
    private static final Set<String> NOTHING_BUT_VALUES = Set.of(
            "server.OTHER",
            "part.neighbour",
            "who.rule",
            "note.REQUEST_REFUSED",
            "value.advice",
            "line.because",
            "approval.title.over",
            "card.title",
            "end.text");

    private final Words english = Words.in(Language.ENGLISH);
    private final Words chinese = Words.in(Language.CHINESE);

    @Test
    void both_have_the_same_sentences() {
        assertThat(chinese.keys()).isEqualTo(english.keys());
    }

    @Test
    void a_sentence_uses_the_same_values_in_both() {
        each(key -> Words.placeholders(chinese.raw(key)).equals(Words.placeholders(english.raw(key))));
    }

    @Test
    void what_is_to_be_typed_is_the_same_in_both() {
        each(key -> typed(chinese.raw(key)).equals(typed(english.raw(key))));
    }

    @Test
    void who_promises_in_one_that_nothing_was_changed_promises_it_in_the_other() {
        each(key -> english.raw(key).toLowerCase(java.util.Locale.ROOT).contains("nothing was changed")
                == (chinese.raw(key).contains("未做任何更改")
                        && !english.raw(key).contains("othing has been")
                        && !english.raw(key).contains("nothing is")));
    }

    @Test
    void every_chinese_sentence_is_chinese() {
        each(key -> NOTHING_BUT_VALUES.contains(key)
                || chinese.raw(key).codePoints().anyMatch(LanguagesTest::isHan));
    }

    // Slack takes an asterisk or backtick for markup only where a word ends.
    @Test
    void markup_and_values_do_not_touch_chinese_characters() {
        each(key -> {
            String sentence = chinese.raw(key);
            boolean bold = BOLD.matcher(sentence)
                    .results()
                    .allMatch(m -> isEdge(sentence, m.start() - 1) && isEdge(sentence, m.end()));
            boolean spans = SPAN.matcher(sentence)
                    .results()
                    .allMatch(m -> isFree(sentence, m.start() - 1) && isFree(sentence, m.end()));
            boolean values = Words.PLACEHOLDER
                    .matcher(sentence)
                    .results()
                    .filter(m -> !WORDS_OF_OURS.contains(m.group(1)) && isMarkup(key, m.group(1)))
                    .allMatch(m -> isFree(sentence, m.start() - 1) && isFree(sentence, m.end()));
            return bold && spans && values;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "button.,30",
        "dialog.approve.yes,30",
        "dialog.approve.no,30",
        "dialog.approve.title,100",
        "card.title,120",
        "approval.title,120",
        "deny.title,24",
        "deny.submit,24",
        "deny.close,24",
        "form.title,24",
        "form.done.title,24",
        "form.submit,24",
        "form.close,24",
        "form.dry_run.option,75",
        "form.,280",
        "deny.,280",
        "command.,2900",
        "reason.,1000",
        "home.,500"
    })
    void a_sentence_fits_where_it_goes_in_both(String family, int most) {
        for (Words words : List.of(english, chinese)) {
            assertThat(words.keys())
                    .filteredOn(key -> key.startsWith(family))
                    .isNotEmpty()
                    .allSatisfy(key ->
                            assertThat(words.say(key, VALUES).length()).as(key).isLessThanOrEqualTo(most));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_sentence_is_empty_and_every_brace_is_a_value(Language language) {
        Words words = Words.in(language);
        assertThat(words.keys()).allSatisfy(key -> {
            assertThat(words.raw(key)).as(key).isNotBlank();
            assertThat(words.say(key, VALUES)).as(key).doesNotContain("{", "}");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN,CHINESE",
        "zh-TW,CHINESE",
        "zh,CHINESE",
        "ZH_cn,CHINESE",
        "en-US,ENGLISH",
        "zhx,ENGLISH",
        "'',ENGLISH"
    })
    void a_locale_has_a_language(String locale, Language language) {
        assertThat(Language.of(locale)).isEqualTo(language);
    }

    private void each(Predicate<String> holds) {
        assertThat(english.keys().stream().filter(holds.negate()).toList()).isEmpty();
    }

    // The first word of what stands in code font; an example's reason is translated.
    private static List<String> typed(String sentence) {
        return SPAN.matcher(sentence)
                .results()
                .map(m -> m.group(1).replaceFirst(" (--|pause) .*$", " $1"))
                .sorted()
                .collect(Collectors.toList());
    }

    // Plain text in dialogs and titles, and numbers, need no room.
    private static boolean isMarkup(String key, String value) {
        return !key.startsWith("dialog.")
                && !key.startsWith("card.title")
                && !key.startsWith("approval.title")
                && !Set.of("id", "count", "most", "length", "required", "total", "failed", "unknown", "requester")
                        .contains(value);
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || " \n".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isFree(String text, int at) {
        return at < 0 || at >= text.length() || !isHan(text.charAt(at));
    }

    private static boolean isHan(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    /** A value of an ordinary length for every name. */
    private static final Map<String, Markup> VALUES = values();

    private static Map<String, Markup> values() {
        Map<String, Markup> values = new HashMap<>();
        Set<String> names = new TreeSet<>();
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            words.keys().forEach(key -> names.addAll(Words.placeholders(words.raw(key))));
        }
        names.forEach(name -> values.put(name, new Markup("`eni-m6dyj72l`")));
        Map.of(
                        "id",
                        "D-7K3Q9M",
                        "bare_id",
                        "D-7K3Q9M",
                        "state",
                        "awaiting approval",
                        "verb",
                        "detach",
                        "action",
                        "Detach")
                .forEach((name, value) -> values.put(name, new Markup(value)));
        String many = IntStream.range(0, 20).mapToObj(i -> "`eni-m6dyj72l`").collect(Collectors.joining(", "));
        values.put("reference", new Markup(many));
        return values;
    }
}
