package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.tencent.wire.ErrorTable;
import io.enidetach.cloud.tencent.wire.ErrorTable.Kind;
import io.enidetach.cloud.tencent.wire.ErrorTable.Row;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.slack.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/errors.md against the table of errors and the sentences; {@code -Ddocs=write} writes it anew. */
class ErrorsDocTest {
    private static final Path PAGE = Path.of("docs", "errors.md");
    private static final Words WORDS = Words.english();

    /** What came instead of an answer, in the bot's own words, and what that means. */
    private static final Map<String, List<String>> OWN_WORDS = Map.of(
            "Nothing was sent; asked again within the mandate",
            List.of("no_connection", "unknown_host", "tls", "no_turn", "called_off"),
            "In doubt once the request began to leave; only read back",
            List.of(
                    "timeout",
                    "reset",
                    "cut_off",
                    "broken",
                    "interrupted",
                    "http_500 (any status but 200)",
                    "unreadable",
                    "too_long",
                    "no_task",
                    "restart",
                    "late"));

    @Test
    void the_page_about_errors_says_what_the_table_says() throws IOException {
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE)
                .as("mvn test -Dtest=ErrorsDocTest -Ddocs=write writes it anew")
                .hasContent(page());
    }

    @Test
    void every_code_has_a_line_of_its_own() {
        String page = page();
        assertThat(ErrorTable.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(page).containsOnlyOnce("\n| `" + row.code() + "` |"));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors of the cloud

                Made from the bot's table of errors and its sentences by a test; do not edit it, see `ErrorsDocTest`.
                v2 is API 2.0 (`codeDesc`, else the number in `code`), v3 is API 3.0 (`Error.Code`). A row that ends in `.*`
                stands for every longer code of that family without a row of its own. Messages are never looked at.

                What the bot does is said for the answer to its one ask (detach or attach). When it only *reads*, nothing can
                have been changed: before the ask a reading that will not get better ends the request `failed`, any other is
                made again until `ENI_DETACH_TASK_TIMEOUT` is over; after the ask it goes on reading until then.
                """);
        for (Kind kind : Kind.values()) {
            page.append("\n## ")
                    .append(title(kind))
                    .append("\n\n")
                    .append(behaviour(kind))
                    .append("\n\n");
            page.append(
                    "| code | API | what it means | what the bot does | what you do |\n| --- | --- | --- | --- | --- |\n");
            ErrorTable.rows().stream()
                    .filter(row -> row.kind() == kind)
                    .map(ErrorsDocTest::line)
                    .forEach(page::append);
        }
        return page.append(rest()).toString();
    }

    private static String line(Row row) {
        String generations = row.generations().stream()
                .sorted()
                .map(g -> g == Generation.V2 ? "v2" : "v3")
                .collect(Collectors.joining(", "));
        return cells("`" + row.code() + "`", generations, row.advice(), does(row.kind(), row.advice()), row.kind());
    }

    private static String cells(String code, String api, Advice advice, String does, Kind kind) {
        String look = kind == Kind.IN_DOUBT ? "If it ends `unknown`: look at the interface in the cloud console. " : "";
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(code, api, WORDS.say("advice." + advice), does, look + WORDS.say("remedy." + advice))
                .replace(System.lineSeparator(), "\n");
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case NOT_DONE_FINAL -> "Certainly not done, and asking again would not help";
            case NOT_DONE_LATER -> "Certainly not done, and it may pass";
            case IN_DOUBT -> "In doubt: it may have been done";
        };
    }

    private static String behaviour(Kind kind) {
        return switch (kind) {
            case NOT_DONE_FINAL -> "The request ends `failed` with the code, its meaning and the cloud's request ID.";
            case NOT_DONE_LATER ->
                "The bot asks again after a growing wait (1 s to 30 s), reads rights and facts anew before each ask, and"
                        + " ends\nthe request `failed` when `ENI_DETACH_TASK_TIMEOUT` is over since the mandate.";
            case IN_DOUBT ->
                "The bot never asks again by itself. It reads the interface until `ENI_DETACH_TASK_TIMEOUT` is over since"
                        + " the ask:\nseen as wished is `succeeded`, anything else is `unknown`, with the button *Ask"
                        + " again*.";
        };
    }

    private static String does(Kind kind, Advice advice) {
        if (kind == Kind.NOT_DONE_FINAL && (advice == Advice.NOT_ATTACHED || advice == Advice.ALREADY_ATTACHED)) {
            return "reads back, as if in doubt: it may be what was wished";
        }
        return switch (kind) {
            case NOT_DONE_FINAL -> "ends `failed`";
            case NOT_DONE_LATER -> "waits and asks again";
            case IN_DOUBT -> "only reads back";
        };
    }

    private static String rest() {
        StringBuilder rest = new StringBuilder(cells(
                "any other code", "v2, v3", Advice.UNLISTED, does(Kind.IN_DOUBT, Advice.UNLISTED), Kind.IN_DOUBT));
        rest.append("\nA listed word decides over the number beside it. A word that nobody listed makes a number other"
                + " than 41xx doubtful.\n\n## No answer at all\n\n");
        rest.append("Words of the bot's own, where the cloud gave no code. ")
                .append(WORDS.say("advice.UNREACHABLE"))
                .append(' ')
                .append(WORDS.say("remedy.UNREACHABLE"))
                .append("\n\n| what the bot does | words |\n| --- | --- |\n");
        OWN_WORDS.entrySet().stream()
                .sorted(Map.Entry.<String, List<String>>comparingByKey(Comparator.reverseOrder()))
                .forEach(x -> rest.append("| %s | %s |\n".formatted(x.getKey(), words(x.getValue()))));
        return rest.toString();
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> word.replaceFirst("^(\\w+)", "`$1`")).collect(Collectors.joining(", "));
    }
}
