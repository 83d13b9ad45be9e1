package io.enidetach.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "eni-m6dyj72l -- move to the new host¦move to the new host",
                "eni-m6dyj72l — resize¦resize",
                "eni-m6dyj72l – resize¦resize",
                "eni-m6dyj72l --   spaces   inside  ¦spaces inside",
                "eni-m6dyj72l -- a &lt;b&gt; &amp; c¦a <b> & c",
                "eni-m6dyj72l -- &amp;lt;once&amp;gt;¦&lt;once&gt;",
                "eni-m6dyj72l -- vpc-7t9nf3pu, region=x; \"quoted\" `code`¦vpc-7t9nf3pu, region=x; \"quoted\" `code`",
                "`eni-m6dyj72l -- in backticks`¦in backticks",
                "`eni-m6dyj72l -- in \"both\"`¦in \"both\"",
                "`eni-m6dyj72l` -- ends in `code`¦ends in `code`",
                "eni-m6dyj72l -- first -- second¦first -- second",
                "eni-m6dyj72l -- ask <@U0BOB|bob> in <#C0OPS|ops>¦ask @bob in #ops",
                "eni-m6dyj72l -- see <https://x.example/1>¦see https://x.example/1",
                "eni-m6dyj72l -- see <https://x.example/1|CHG-1>¦see CHG-1",
                "eni-m6dyj72l -- 网卡迁移，谢谢¦网卡迁移，谢谢",
                "eni-m6dyj72l -- 👍 done¦👍 done",
                "eni-m6dyj72l -- ¦",
                "eni-m6dyj72l --¦",
                "eni-m6dyj72l -- \u200B\uFEFF\u200D¦",
                "eni-m6dyj72l -- a sundry runner¦a sundry runner",
                "eni-m6dyj72l -- a dry run came before¦a dry run came before"
            })
    void a_reason_is_what_people_saw_on_one_line(String text, String reason) {
        assertThat(CommandParser.parse(text))
                .isInstanceOfSatisfying(
                        Command.Detach.class,
                        detach -> assertThat(detach.reason()).isEqualTo(reason == null ? "" : reason));
    }

    @Test
    void line_breaks_become_spaces_and_characters_that_hide_or_reorder_are_dropped() {
        var text = "eni-m6dyj72l -- first\nsecond\u202Etxet\u202C \u0007bell\u0000 \u2066iso\u2069\tlast\r\n";

        assertThat(CommandParser.parse(text))
                .isInstanceOfSatisfying(
                        Command.Detach.class,
                        detach -> assertThat(detach.reason()).isEqualTo("first secondtxet bell iso last"));
    }

    @Test
    void half_a_character_becomes_the_replacement_character() {
        assertThat(Reason.clean("a\uD83Db")).isEqualTo("a\uFFFDb");
    }

    @Test
    void an_emoji_of_several_parts_stays_whole() {
        assertThat(Reason.clean("👩\u200D🚒")).isEqualTo("👩\u200D🚒");
    }

    @Test
    void five_hundred_characters_are_taken_and_one_more_is_not() {
        assertThat(CommandParser.parse("eni-m6dyj72l -- " + "x".repeat(500))).isInstanceOf(Command.Detach.class);
        assertThat(problem("eni-m6dyj72l -- " + "x".repeat(501)))
                .extracting(Problem::kind, Problem::count)
                .containsExactly(Problem.Kind.REASON_TOO_LONG, 501);
    }

    @Test
    void a_reason_is_measured_after_it_was_unescaped() {
        assertThat(CommandParser.parse("eni-m6dyj72l -- " + "&lt;".repeat(500))).isInstanceOf(Command.Detach.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eni-m6dyj72l -- dry-run",
                "eni-m6dyj72l -- dry run please",
                "eni-m6dyj72l -- DRY-RUN",
                "eni-m6dyj72l -- dry\u200B-run",
                "eni-m6dyj72l -- dry  run",
                "eni-m6dyj72l -- dry\u2011run",
                "eni-m6dyj72l -- \"dry-run\" first",
                "eni-m6dyj72l -- ｄｒｙ－ｒｕｎ",
                "eni-m6dyj72l -- dryrun",
                "eni-m6dyj72l -- --dry-run",
                "eni-m6dyj72l -- swap the disk --dry-run",
                "eni-m6dyj72l -- swap the disk —dry-run",
                "eni-m6dyj72l -- swap the disk --Dry-Run now",
                "pause --dry-run",
                "pause dry-run"
            })
    void dry_run_in_a_reason_was_meant_as_the_option(String text) {
        assertThat(problem(text).kind()).isEqualTo(Problem.Kind.DRY_RUN_IN_REASON);
        assertThat(problem(text).suggestion()).contains("--dry-run");
    }

    private static Problem problem(String text) {
        return ((Command.Misspelt) CommandParser.parse(text)).problem();
    }
}
