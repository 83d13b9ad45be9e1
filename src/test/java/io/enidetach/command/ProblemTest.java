package io.enidetach.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "eni-m6dyj72¦MALFORMED_ENI¦eni-m6dyj72¦7¦",
                "eni-m6dyj72lx¦MALFORMED_ENI¦eni-m6dyj72lx¦9¦",
                "eni-¦MALFORMED_ENI¦eni-¦0¦",
                "eni¦MALFORMED_ENI¦eni¦0¦",
                "eni-m6dyj7_l¦MALFORMED_ENI¦eni-m6dyj7_l¦8¦_",
                "eni-m6dyj7оl¦MALFORMED_ENI¦eni-m6dyj7оl¦8¦о",
                "eni-m6dyj72²¦MALFORMED_ENI¦eni-m6dyj72²¦8¦²",
                "eni-m6dyj72l-because¦MALFORMED_ENI¦eni-m6dyj72l-because¦16¦-",
                "eni-m6dyj72l—because¦MALFORMED_ENI¦eni-m6dyj72l—because¦16¦—",
                "eni-m6dyj72\uD83D\uDE00¦MALFORMED_ENI¦eni-m6dyj72\uD83D\uDE00¦8¦\uD83D\uDE00",
                "eni-m6dyj72\u212A¦MALFORMED_ENI¦eni-m6dyj72\u212A¦8¦\u212A",
                "networkInterfaceId=eni-m6d¦MALFORMED_ENI¦networkInterfaceId=eni-m6d¦3¦",
                "networkInterfaceId=¦MALFORMED_ENI¦networkInterfaceId=¦0¦",
                "NetworkInterfaceIds: []¦MALFORMED_ENI¦NetworkInterfaceIds:¦0¦",
                "networkInterfaceId=vpc-7t9nf3pu¦MALFORMED_ENI¦networkInterfaceId=vpc-7t9nf3pu¦0¦",
                "eni-m6dyj72l vpc-7t9nf3p¦MALFORMED_VPC¦vpc-7t9nf3p¦7¦",
                "vpcId: \"\" networkInterfaceId=eni-m6dyj72l¦MALFORMED_VPC¦vpcId:¦0¦",
                "vpcId= -- why¦MALFORMED_VPC¦vpcId=¦0¦",
                "vpcId=eni-m6dyj72l¦MALFORMED_VPC¦vpcId=eni-m6dyj72l¦0¦",
                "ins-xx44545¦MALFORMED_INSTANCE¦ins-xx44545¦7¦",
                "instanceId=i-12345678¦MALFORMED_INSTANCE¦instanceId=i-12345678¦0¦",
                "eni-m6dyj72l ins_xx44545f¦MALFORMED_INSTANCE¦ins_xx44545f¦0¦"
            })
    void a_malformed_identifier_is_measured(String text, Problem.Kind kind, String word, int after, String bad) {
        assertThat(problem(text))
                .extracting(Problem::kind, Problem::word, Problem::lengthAfterPrefix, Problem::badCharacter)
                .containsExactly(kind, word, after, Optional.ofNullable(bad));
    }

    @ParameterizedTest
    @CsvSource({
        "eni_m6dyj72l,eni-m6dyj72l",
        "enim6dyj72l,eni-m6dyj72l",
        "en1-m6dyj72l,eni-m6dyj72l",
        "eno-m6dyj72l,eni-m6dyj72l",
        "vpx-7t9nf3pu,vpc-7t9nf3pu",
        "eni-m6dy-j72l,eni-m6dyj72l",
        "eni—m6dyj72l,eni-m6dyj72l",
        "vpc.7t9nf3pu,vpc-7t9nf3pu",
        "eni=eni-m6dyj72l,eni-m6dyj72l",
        "eniId:eni-m6dyj72l,eni-m6dyj72l",
        "eni-m6dyj72l dry-run,--dry-run",
        "eni-m6dyj72l --dryrun,--dry-run",
        "eni-m6dyj72l -dry-run,--dry-run",
        "eni-m6dyj72l --because,-- because",
        "eni-m6dyj72l -,--",
        "eni-m6dyj72l ap-shanghai,region=ap-shanghai",
        "eni-m6dyj72l --region=ap-shanghai,region=ap-shanghai",
        "D-7K3Q9M,status D-7K3Q9M"
    })
    void the_nearest_right_spelling_is_told_and_not_taken(String text, String suggestion) {
        assertThat(problem(text).suggestion()).contains(suggestion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "eni-m6dyj72l from web¦from",
                "detach eni-m6dyj72l¦detach",
                "eni-m6dyj72l list¦list",
                "/eni-detach eni-m6dyj72l¦/eni-detach",
                "eni-m6dyj72l vpcId¦vpcId",
                "vpcId vpc-7t9nf3pu eni-m6dyj72l¦vpcId",
                "Action=AttachNetworkInterface networkInterfaceId=eni-m6dyj72l¦Action=AttachNetworkInterface",
                "instance eni-m6dyj72l¦instance",
                "eni-m6dyj72l <@U0BOB|bob>¦@bob",
                "eni-m6dyj72l <@U0BOB>¦@U0BOB",
                "eni-m6dyj72l <#C0OPS|ops>¦#ops",
                "<!here> eni-m6dyj72l¦!here",
                "<http://eni-m6dyj72l>¦http://eni-m6dyj72l",
                "<http://x.example|eni-m6dyj72>¦eni-m6dyj72",
                "<@U0BOB|eni-m6dyj72l>¦@eni-m6dyj72l",
                "<http://list|list>¦list",
                "https://x.example/?a=b eni-m6dyj72l¦https://x.example/?a=b",
                ":fire: eni-m6dyj72l¦:fire:",
                "=eni-m6dyj72l¦=eni-m6dyj72l",
                "еni-m6dyj72l¦еni-m6dyj72l",
                "eni-m6dyj72l &lt;b&gt;¦<b>",
                "eni-m6dyj72l 'null'¦null"
            })
    void an_unknown_word_is_named(String text, String word) {
        assertThat(problem(text))
                .extracting(Problem::kind, Problem::word, Problem::example)
                .containsExactly(Problem.Kind.UNKNOWN_WORD, word, "vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f");
    }

    @ParameterizedTest
    @CsvSource({
        "vpc-7t9nf3pu vpc-7t9nf3px eni-m6dyj72l,TWO_VPCS,vpc-7t9nf3px",
        "ins-xx44545f eni-m6dyj72l instanceId=ins-xx44545g,TWO_INSTANCES,ins-xx44545g",
        "eni-m6dyj72l region=gz region=ap-shanghai,TWO_REGIONS,region=ap-shanghai",
        "eni-m6dyj72l region=,MALFORMED_REGION,region=",
        "eni-m6dyj72l region=ap_guangzhou,MALFORMED_REGION,region=ap_guangzhou",
        "eni-m6dyj72l region=广州,MALFORMED_REGION,region=广州",
        "vpc-7t9nf3pu ins-xx44545f,NO_ENI,''",
        "-- only a reason,NO_ENI,''",
        "--dry-run,NO_ENI,''"
    })
    void what_does_not_fit_together_is_refused(String text, Problem.Kind kind, String word) {
        assertThat(problem(text)).extracting(Problem::kind, Problem::word).containsExactly(kind, word);
    }

    @Test
    void the_twenty_first_interface_is_too_many() {
        assertThat(problem(DetachGrammarTest.enis(21)))
                .extracting(Problem::kind, Problem::word, Problem::count)
                .containsExactly(Problem.Kind.TOO_MANY_ENIS, "eni-aaaaaa20", 21);
    }

    @Test
    void four_thousand_characters_are_read_and_one_more_is_not() {
        String longest = "eni-m6dyj72l" + " ".repeat(CommandParser.TEXT_CHARS_MAX - 12);

        assertThat(CommandParser.parse(longest)).isInstanceOf(Command.Detach.class);
        assertThat(problem(longest + " "))
                .extracting(Problem::kind, Problem::word, Problem::count)
                .containsExactly(Problem.Kind.TOO_LONG, "", 4_001);
    }

    @Test
    void the_first_fault_in_typed_order_is_told() {
        assertThat(problem("eni-m6dyj7 nonsense vpc-").word()).isEqualTo("eni-m6dyj7");
    }

    @Test
    void a_long_word_is_cut_to_forty_characters_between_characters() {
        String word = "z".repeat(39) + "\uD83D\uDE00" + "z";

        assertThat(problem(word).word()).isEqualTo("z".repeat(39));
        assertThat(problem("z".repeat(50)).word()).isEqualTo("z".repeat(40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
                "eni-m6dyj72l AKIDz8krbsJ5y",
                "eni-AKIDz8krbsJ5y",
                "ＡＫＩＤz8krbsJ5y",
                "AK\u200BIDz8krbsJ5y",
                "xoxb-z8krbsJ5y-1",
                "xoxe.xoxp-z8krbsJ5y",
                "xapp-1-z8krbsJ5y",
                "status xoxp-z8krbsJ5y",
                "list xoxb-z8krbsJ5y",
                "vpcId=xapp-z8krbsJ5y",
                "region=xoxb-z8krbsJ5y",
                "secretKey=z8krbsJ5y",
                "TENCENTCLOUD_SECRET_KEY: z8krbsJ5y",
                "&amp;Token=z8krbsJ5y",
                "password:z8krbsJ5y",
                "--secret=z8krbsJ5y",
                "Gu5t9xGARNpqz8krbsJ5y6sLGyFOqP",
                "d41d8cd9z8krbsJ5y8f00b204e9800998",
                "--Gu5t9xGARNpqz8krbsJ5y6sLGyFOqP",
                "eni-m6dyj72lz8krbsJ5y8f00b204e9",
                "<https://hooks.slack.com/services/T0/B0/z8krbsJ5y>"
            })
    void what_looks_like_a_key_is_never_said_again(String text) {
        Problem problem = problem(text);

        assertThat(problem.word()).contains("***");
        assertThat(problem.toString().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("z8krbs")
                .doesNotContain("gu5t9x");
    }

    @Test
    void an_ordinary_word_is_not_masked() {
        assertThat(problem("internationalisation-of-everything").word())
                .isEqualTo("internationalisation-of-everything");
    }

    static Problem problem(String text) {
        return ((Command.Misspelt) CommandParser.parse(text)).problem();
    }
}
