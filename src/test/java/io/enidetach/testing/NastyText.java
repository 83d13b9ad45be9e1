package io.enidetach.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as nasty as people, clouds and pasted pages can make them, and what must never come of one. */
public final class NastyText {
    private static final Pattern TOKEN = Pattern.compile("<([^<>]*)>");
    /** What our own sentences put between angle brackets: the people of the story, groups, channels, moments, ways to messages. */
    private static final Pattern OURS = Pattern.compile("@U0(ALICE|BOB|CAROL)|!subteam\\^S0LEADS|#C0(OPS|APPROVE)"
            + "|!date\\^\\d+\\^\\{date_short_pretty} \\{time}\\|[^|]*"
            + "|https://[a-z0-9-]+\\.slack\\.com/archives/[A-Z0-9]+/p[0-9]+\\|[^|]*");

    private static final String[] PIECES = {
        "<!channel>",
        "<!here>",
        "<!everyone>",
        "<!subteam^S0EVIL>",
        "<@U0EVIL>",
        "<@U0BOB",
        "<#C0EVIL|x>",
        "<http://evil.example|ok>",
        "<mailto:a@evil.example>",
        "<!date^1^{date}|now>",
        "@channel",
        "@here",
        "#general",
        "&lt;!channel&gt;",
        "&amp;",
        "&",
        "<",
        ">",
        "|",
        "`",
        "```",
        "*",
        "_",
        "~",
        ">>> ",
        ":rotating_light:",
        ":+1::skin-tone-2:",
        "\n",
        "\r\n",
        "\t",
        "\u2028",
        "\u0000",
        "\u001B[31m",
        "\u202E",
        "\u2066",
        "\u200B",
        "\u200D",
        "\uFEFF",
        "\u00AD",
        "e\u0301\u0327",
        "😀",
        "👍🏽",
        "👩‍👩‍👧",
        "🇨🇳",
        "\uD83D",
        "\uDE00",
        "网络接口",
        "生产环境",
        "مرحبا",
        "שלום",
        "ﷺ",
        "{enis}",
        "{until}",
        "$1",
        "\\",
        "%s",
        "eni-m6dyj72l",
        "203.0.113.7",
        "https://evil.example/x?y=z",
        "--dry-run",
        "a",
        " ",
        "0"
    };

    private NastyText() {}

    /** Mostly short, sometimes of ten thousand characters. */
    public static String of(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(50) == 0 ? 2_000 : random.nextInt(30);
        for (int n = 0; n < pieces && text.length() < 10_000; n++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** No half characters, and no mention, link or moment that is not ours, in any text of what Slack is sent. */
    public static void isHarmlessIn(JsonNode call, String where) {
        strings(call, false, where);
    }

    /** In plain text nothing has a meaning; everywhere else only what is ours may. */
    private static void strings(JsonNode node, boolean plain, String where) {
        if (node.isTextual()) {
            String text = node.textValue();
            assertThat(loneSurrogate(text))
                    .as("%s: half a character in %s", where, text)
                    .isFalse();
            Matcher tokens = TOKEN.matcher(plain ? "" : text);
            while (tokens.find()) {
                assertThat(tokens.group(1)).as("%s: %s", where, text).matches(OURS);
            }
            return;
        }
        boolean inPlain = plain || node.path("type").asText().equals("plain_text");
        node.forEach(child -> strings(child, inPlain, where));
    }

    private static boolean loneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
