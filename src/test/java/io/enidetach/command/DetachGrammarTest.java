package io.enidetach.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetachGrammarTest {
    private static final EniId ENI = new EniId("eni-m6dyj72l");
    private static final EniId OTHER_ENI = new EniId("eni-abcd0123");
    private static final VpcId VPC = new VpcId("vpc-7t9nf3pu");
    private static final InstanceId INSTANCE = new InstanceId("ins-xx44545f");
    private static final String[] ALL_THREE = {
        "vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f",
        "  ins-xx44545f   vpc-7t9nf3pu\teni-m6dyj72l ",
        "vpc-7t9nf3pu\neni-m6dyj72l\r\nins-xx44545f",
        "vpc-7t9nf3pu,eni-m6dyj72l;ins-xx44545f",
        "vpc-7t9nf3pu，eni-m6dyj72l；ins-xx44545f",
        "vpc-7t9nf3pu、eni-m6dyj72l\u3000ins-xx44545f",
        "vpc-7t9nf3pu\u00A0eni-m6dyj72l\u202Fins-xx44545f",
        "VPC-7T9NF3PU Eni-M6DYJ72L INS-xx44545f",
        "`vpc-7t9nf3pu` `eni-m6dyj72l` `ins-xx44545f`",
        "`vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f`",
        "```vpc-7t9nf3pu eni-m6dyj72l\nins-xx44545f```",
        "\"vpc-7t9nf3pu\" 'eni-m6dyj72l' “ins-xx44545f”",
        "‘vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f’",
        "vpcId=vpc-7t9nf3pu networkInterfaceId: eni-m6dyj72l instanceId=ins-xx44545f",
        "vpcId = vpc-7t9nf3pu networkInterfaceId :eni-m6dyj72l instanceId= ins-xx44545f",
        "VPCID：vpc-7t9nf3pu networkinterfaceid＝eni-m6dyj72l InstanceId=ins-xx44545f",
        "&amp;vpcId=vpc-7t9nf3pu&amp;networkInterfaceId=eni-m6dyj72l&amp;instanceId=ins-xx44545f",
        "&vpcId=vpc-7t9nf3pu\n&networkInterfaceId=eni-m6dyj72l\n&instanceId=ins-xx44545f",
        "Action=DetachNetworkInterface&amp;vpcId=vpc-7t9nf3pu&amp;networkInterfaceId=eni-m6dyj72l"
                + "&amp;instanceId=ins-xx44545f",
        "{\"VpcId\": \"vpc-7t9nf3pu\", \"NetworkInterfaceId\":\"eni-m6dyj72l\", \"InstanceId\" : \"ins-xx44545f\"}",
        "{“NetworkInterfaceIds”: [“eni-m6dyj72l”], “unInstanceId”: “ins-xx44545f”, “vpcId”: “vpc-7t9nf3pu”}",
        "networkInterfaceIds.0=eni-m6dyj72l InstanceIds.12=ins-xx44545f vpcId=vpc-7t9nf3pu",
        "\u200Bvpc-7t9\u200Bnf3pu \uFEFFeni-\u00ADm6dyj72l\u200E ins-xx44\u2060545f\uFE0F",
        "\u202Avpc-7t9nf3pu\u202C \u2066eni-m6dyj72l\u2069 ins-xx44545f\u200D",
        "ｖｐｃ-７ｔ９ｎｆ３ｐｕ eni－m6dyj72l ＩＮＳ-xx44545f",
        "vpc\u20117t9nf3pu eni\u2010m6dyj72l ins-xx44545f",
        "<http://vpc-7t9nf3pu|vpc-7t9nf3pu> <http://eni-m6dyj72l|eni-m6dyj72l> ins-xx44545f",
        "vpcId=<http://x.example|VPC-7t9nf3pu> eni-m6dyj72l ins-xx44545f",
        "vpc-7t9nf3pu eni-m6dyj72l eni-m6dyj72l vpc-7t9nf3pu ins-xx44545f ENI-M6DYJ72L ins-xx44545f",
        ",,vpc-7t9nf3pu;;;eni-m6dyj72l,\u3001ins-xx44545f&"
    };

    static Stream<String> allThree() {
        return Stream.of(ALL_THREE);
    }

    @ParameterizedTest
    @MethodSource("allThree")
    void all_three_identifiers_are_read_however_they_are_written(String text) {
        assertThat(CommandParser.parse(text)).isEqualTo(detach(List.of(ENI), VPC, INSTANCE));
    }

    @Test
    void several_interfaces_keep_their_order_and_doubles_count_once() {
        var typed = "eni-m6dyj72l eni-abcd0123 eni-m6dyj72l";

        assertThat(detached(typed).enis()).containsExactly(ENI, OTHER_ENI);
        assertThat(detached("[\"eni-abcd0123\",\"eni-m6dyj72l\"]").enis()).containsExactly(OTHER_ENI, ENI);
    }

    @Test
    void twenty_interfaces_are_taken_and_doubles_among_them_do_not_count() {
        assertThat(detached(enis(20) + " eni-aaaaaa00").enis()).hasSize(20);
    }

    @Test
    void what_is_not_typed_stays_empty() {
        assertThat(CommandParser.parse("eni-m6dyj72l"))
                .isEqualTo(new Command.Detach(
                        List.of(ENI), Optional.empty(), Optional.empty(), Optional.empty(), false, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eni-m6dyj72l region=ap-guangzhou",
                "Region=AP-Guangzhou eni-m6dyj72l",
                "eni-m6dyj72l Region: ap-guangzhou",
                "eni-m6dyj72l &amp;Region=ap-guangzhou",
                "eni-m6dyj72l region=ap-guangzhou region=gz",
                "\"Region\": \"ap-guangzhou\", \"NetworkInterfaceId\": \"eni-m6dyj72l\""
            })
    void a_region_is_read(String text) {
        assertThat(detached(text).region()).contains(new Region("ap-guangzhou"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "shjr", "ap-shanghai-fsi", "ap-shenzhen-fsi", "na-siliconvalley", "eu-frankfurt"})
    void a_region_stays_as_it_was_typed(String region) {
        assertThat(detached("eni-m6dyj72l region=" + region).region()).contains(new Region(region));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eni-m6dyj72l --dry-run",
                "--DRY-RUN eni-m6dyj72l",
                "eni-m6dyj72l —dry-run",
                "eni-m6dyj72l –dry-run",
                "`eni-m6dyj72l --dry-run`",
                "eni-m6dyj72l --dry\u2011run"
            })
    void dry_run_is_an_option(String text) {
        assertThat(detached(text).dryRun()).isTrue();
    }

    @Test
    void without_the_option_it_is_no_dry_run() {
        assertThat(detached("eni-m6dyj72l").dryRun()).isFalse();
    }

    private static Command.Detach detached(String text) {
        return (Command.Detach) CommandParser.parse(text);
    }

    private static Command.Detach detach(List<EniId> enis, VpcId vpc, InstanceId instance) {
        return new Command.Detach(enis, Optional.of(vpc), Optional.of(instance), Optional.empty(), false, "");
    }

    static String enis(int count) {
        return String.join(
                " ",
                IntStream.range(0, count)
                        .mapToObj(i -> String.format("eni-aaaaaa%02d", i))
                        .toList());
    }
}
