package io.enidetach.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.RequestId;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubcommandTest {
    private static final RequestId ID = new RequestId("D-7K3Q9M");

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("help", new Command.Help()),
                Arguments.of(" HELP ", new Command.Help()),
                Arguments.of("`help`", new Command.Help()),
                Arguments.of("whoami", new Command.WhoAmI()),
                Arguments.of("list", new Command.ListRequests()),
                Arguments.of("ｌｉｓｔ", new Command.ListRequests()),
                Arguments.of("status D-7K3Q9M", new Command.Status(ID)),
                Arguments.of("Status d-7k3q9m", new Command.Status(ID)),
                Arguments.of("status `D-7K3Q9M`", new Command.Status(ID)),
                Arguments.of("status, D-7K3Q9M", new Command.Status(ID)),
                Arguments.of("why D\u20117K3Q9M", new Command.Why(ID)),
                Arguments.of("cancel d-7k3q9m\u200B", new Command.Cancel(ID)),
                Arguments.of("cancel D-0OiL00", new Command.Cancel(new RequestId("D-001100"))),
                Arguments.of("pause", new Command.Pause("")),
                Arguments.of("pause cloud is sick &amp; slow", new Command.Pause("cloud is sick & slow")),
                Arguments.of("pause -- cloud is sick", new Command.Pause("cloud is sick")),
                Arguments.of("pause — \"cloud\" is sick", new Command.Pause("\"cloud\" is sick")),
                Arguments.of("resume", new Command.Resume()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_word_at_the_start_is_a_subcommand(String text, Command command) {
        assertThat(CommandParser.parse(text)).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n", "\u3000", "\u200B\uFEFF", "``", "\"\"", " , ; "})
    void nothing_typed_opens_the_form(String text) {
        assertThat(CommandParser.parse(text)).isEqualTo(new Command.Form());
    }

    @ParameterizedTest
    @CsvSource({
        "help me,EXTRA_WORD,me,help",
        "list all,EXTRA_WORD,all,list",
        "whoami eni-m6dyj72l,EXTRA_WORD,eni-m6dyj72l,whoami",
        "resume now,EXTRA_WORD,now,resume",
        "status D-7K3Q9M D-7K3Q9N,EXTRA_WORD,D-7K3Q9N,status D-7K3Q9M",
        "cancel D-7K3Q9M please,EXTRA_WORD,please,cancel D-7K3Q9M",
        "status,MISSING_REQUEST_ID,'',status D-7K3Q9M",
        "why,MISSING_REQUEST_ID,'',why D-7K3Q9M",
        "cancel `,MISSING_REQUEST_ID,'',cancel D-7K3Q9M",
        "status D-7K3Q,MALFORMED_REQUEST_ID,D-7K3Q,status D-7K3Q9M",
        "status eni-m6dyj72l,MALFORMED_REQUEST_ID,eni-m6dyj72l,status D-7K3Q9M",
        "why D-7K3Q9U,MALFORMED_REQUEST_ID,D-7K3Q9U,why D-7K3Q9M",
        "cancel D-7K3Qı0,MALFORMED_REQUEST_ID,D-7K3Qı0,cancel D-7K3Q9M"
    })
    void a_subcommand_takes_what_it_takes(String text, Problem.Kind kind, String word, String example) {
        assertThat(ProblemTest.problem(text))
                .extracting(Problem::kind, Problem::word, Problem::example)
                .containsExactly(kind, word, example);
    }

    @ParameterizedTest
    @CsvSource({
        "status 7K3Q9M,D-7K3Q9M",
        "status d7k3q9m,D-7K3Q9M",
        "status D_7K3Q9M,D-7K3Q9M",
        "statsu D-7K3Q9M,status",
        "lst,list",
        "whoamI?,whoami",
        "cancle D-7K3Q9M,cancel"
    })
    void the_nearest_right_spelling_is_told(String text, String suggestion) {
        assertThat(ProblemTest.problem(text).suggestion()).contains(suggestion);
    }
}
