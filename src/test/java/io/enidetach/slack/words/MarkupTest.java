package io.enidetach.slack.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    @Test
    void control_characters_of_slack_are_escaped_once() {
        assertThat(Markup.code("<!channel> & <@U1>").mrkdwn()).isEqualTo("`&lt;!channel&gt; &amp; &lt;@U1&gt;`");
        assertThat(Markup.code("&lt;").mrkdwn()).isEqualTo("`&amp;lt;`");
    }

    @Test
    void a_backtick_cannot_end_the_code_span() {
        assertThat(Markup.code("a`*b*`c").mrkdwn()).isEqualTo("`a'*b*'c`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u200Bb", "a\u2066b", "a\u0007b", "a\uFEFFb", "a\uD800b", "a\u00ADb"})
    void characters_that_hide_or_reorder_are_left_out(String raw) {
        assertThat(Markup.clean(raw)).isEqualTo("ab");
    }

    @Test
    void line_breaks_cannot_fake_another_line() {
        assertThat(Markup.clean("a\n\r\u2028*Approved*\tb")).isEqualTo("a *Approved* b");
    }

    @Test
    void what_is_no_user_id_is_never_a_mention() {
        assertThat(Markup.mention("U0ALICE").mrkdwn()).isEqualTo("<@U0ALICE>");
        assertThat(Markup.mention("U1> <!channel").mrkdwn()).isEqualTo("`U1&gt; &lt;!channel`");
    }

    @Test
    void a_moment_is_shown_in_the_readers_zone_and_has_words_for_the_rest() {
        assertThat(Markup.moment(Instant.parse("2026-11-23T12:00:00Z")).mrkdwn())
                .isEqualTo("<!date^1795435200^{date_short_pretty} {time}|2026-11-23 12:00:00 UTC>");
    }

    @Test
    void a_cut_never_halves_a_character() {
        String emoji = "😀".repeat(100);
        for (int most = 3; most < 40; most++) {
            String cut = BlockLimits.cut(emoji, most);
            assertThat(cut.length()).isLessThanOrEqualTo(most);
            assertThat(cut.chars().filter(c -> Character.isSurrogate((char) c)).count() % 2)
                    .isZero();
        }
    }

    @Test
    void a_cut_of_markup_leaves_no_half_entity_token_or_code_span() {
        String markup = "`" + "&amp;".repeat(50) + "` <@U0ALICE> <!date^1^{time}|x>".repeat(5);
        for (int most = 20; most < markup.length(); most++) {
            String cut = BlockLimits.cutMarkup(markup, most);
            assertThat(cut.length()).isLessThanOrEqualTo(most);
            assertThat(cut).doesNotContainPattern("&[a-z]*(?![a-z;])").doesNotContainPattern("<[^>]*$");
            assertThat(cut.chars().filter(c -> c == '`').count() % 2).isZero();
        }
    }
}
