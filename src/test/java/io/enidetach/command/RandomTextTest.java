package io.enidetach.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.EniId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Throws random texts at the parser; a failure names the seed's text. */
class RandomTextTest {
    private static final int TEXTS = 60_000;
    private static final String[] PIECES = {
        "eni-m6dyj72l",
        "eni-abcd0123",
        "vpc-7t9nf3pu",
        "ins-xx44545f",
        "ENI-",
        "eni",
        "vpcId",
        "=",
        ":",
        "\"",
        "`",
        "“",
        " ",
        " ",
        " ",
        ",",
        "，",
        "\n",
        "--",
        "—",
        "--dry-run",
        "dry-run",
        "region",
        "gz",
        "status",
        "pause",
        "D-7K3Q9M",
        "&amp;",
        "&lt;",
        "<",
        ">",
        "|",
        "<@U1|x>",
        "<http://a|eni-m6dyj72l>",
        "\u200B",
        "\uFE0F",
        "x",
        "7",
        "ｅ",
        "\uD83D",
        "\uDE00",
        "\u0000",
        "{",
        "]",
        "NetworkInterfaceId",
        "Action",
        "\u2028",
        "why"
    };

    @Test
    void no_text_makes_the_parser_throw_or_invent_an_identifier() {
        Random random = new Random(20_261_123);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            Command command = CommandParser.parse(text);
            if (command instanceof Command.Detach detach) {
                assertNothingGuessed(text, detach);
            } else if (command instanceof Command.Misspelt misspelt) {
                assertThat(misspelt.problem().word()).as(text).hasSizeLessThanOrEqualTo(Quotation.CHARS_MAX);
                assertThat(misspelt.problem().example()).as(text).isNotBlank();
            }
        }
    }

    @Test
    void one_changed_letter_never_becomes_another_interface() {
        Random random = new Random(7);
        String typed = "eni-m6dyj72l";
        for (int i = 0; i < TEXTS; i++) {
            int at = random.nextInt(typed.length());
            int letter = random.nextInt(0x3000) + 1;
            String changed = typed.substring(0, at) + Character.toString(letter) + typed.substring(at + 1);
            if (CommandParser.parse(changed) instanceof Command.Detach detach) {
                String seen = changed.codePoints()
                        .map(c -> c == 0x2010 || c == 0x2011 ? '-' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                assertThat(detach.enis()).as(changed).isEqualTo(List.of(new EniId(seen.toLowerCase(Locale.ROOT))));
                assertThat(seen).as(changed).matches("[\\x00-\\x7F]*");
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(9); n >= 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
            text.append(random.nextInt(3) == 0 ? " " : "");
        }
        return text.toString();
    }

    private static void assertNothingGuessed(String text, Command.Detach detach) {
        String seen = Letters.lower(Letters.plain(text));
        detach.enis().forEach(eni -> assertThat(seen).as(text).contains(eni.value()));
        detach.vpc().ifPresent(vpc -> assertThat(seen).as(text).contains(vpc.value()));
        detach.instance().ifPresent(instance -> assertThat(seen).as(text).contains(instance.value()));
        detach.region().ifPresent(region -> assertThat(seen).as(text).contains(region.value()));
    }
}
