package io.enidetach.cloud.tencent.v2;

import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static io.enidetach.cloud.tencent.Fixture.SERVER;
import static io.enidetach.cloud.tencent.Fixture.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.ScriptedCloud;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QcloudReaderTest {
    private static final String ENTRY = """
            {"vpcId":"vpc-7t9nf3pu","vpcName":"shop","subnetId":"subnet-0ap8nwca","zoneId":100002,
             "networkInterfaceId":"eni-m6dyj72l","eniName":"shop-db-2","eniDescription":"","primary":false,
             "privateIpAddressesSet":[{"privateIpAddress":"10.0.0.12","primary":true,"wanIp":"203.0.113.7",
               "eipId":"eip-dgd545ef"},{"privateIpAddress":"10.0.0.13","primary":false,"wanIp":"","eipId":""}],
             "instanceSet":HOLDER,"groupSet":[{"sgId":"sg-dfg1df54","sgName":"db","projectId":0}]}""";
    private static final String HELD = """
            {"instanceId":"ins-xx44545f","attachTime":"2024-11-01 10:05:00"}""";
    private static final EniFacts FACTS = new EniFacts(
            ENI,
            "shop-db-2",
            VPC,
            Optional.of("subnet-0ap8nwca"),
            Optional.of("100002"),
            false,
            Optional.of(new Attachment(SERVER, Optional.of("2024-11-01 10:05:00"))),
            List.of(
                    new Address("10.0.0.12", true, Optional.of("203.0.113.7"), Optional.of("eip-dgd545ef")),
                    new Address("10.0.0.13", false, Optional.empty(), Optional.empty())),
            Optional.of(List.of("sg-dfg1df54")),
            Optional.empty());

    private final ScriptedCloud scripted = new ScriptedCloud(Generation.V2);

    @AfterEach
    void close() {
        scripted.close();
    }

    private Reading<EniFacts> eni(String body) {
        scripted.says(body);
        return scripted.cloud().reader().eni(GUANGZHOU, ENI);
    }

    private static String listed(String holder) {
        return "{\"code\":0,\"data\":{\"totalNum\":1,\"data\":[%s]}}".formatted(ENTRY.replace("HOLDER", holder));
    }

    @Test
    void an_eni_of_the_newer_shape_is_read_whole() {
        assertThat(eni(listed(HELD))).isEqualTo(new Reading.Found<>(FACTS));
    }

    @Test
    void an_eni_of_the_older_shape_is_the_same() {
        String body = "{\"code\":\"0\",\"message\":\"\",\"totalCount\":1,\"data\":[%s]}"
                .formatted(ENTRY.replace("HOLDER", "[" + HELD + "]")
                        .replace("\"primary\":", "\"Primary\":")
                        .replace("eipId", "EipId"));

        assertThat(eni(body)).isEqualTo(new Reading.Found<>(FACTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instanceId\":\"\",\"attachTime\":\"\"}",
                "[{\"instanceId\":\"\"}]",
                "{\"instanceId\":null}",
                "[]",
                "[null]",
                "{}",
                "\"\"",
                "null"
            })
    void without_a_server_it_is_free(String holder) {
        assertThat(eni(listed(holder)).seen().orElseThrow().attachment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instanceId\":\"qcvm0123456789abcdef\"}",
                "{\"instanceId\":7}",
                "{\"instanceId\":{\"id\":\"ins-xx44545f\"}}",
                "[{\"instanceId\":\"ins-xx44545f\"},{\"instanceId\":\"ins-xx44545g\"}]",
                "[[\"ins-xx44545f\"]]",
                "\"ins-xx44545f\"",
                "true"
            })
    void a_holder_that_cannot_be_understood_is_never_free(String holder) {
        assertThat(eni(listed(holder)))
                .isEqualTo(new Reading.Unreadable<>(new Trouble(Advice.UNLISTED, "odd_holder", "", true)));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "'\"true\"',true", "null,true", "1,true", "false,false", "0,false"})
    void what_is_not_said_to_be_secondary_counts_as_primary(String said, boolean primary) {
        String body = listed(HELD).replace("\"eniDescription\":\"\",\"primary\":false", "\"primary\":" + said);

        assertThat(eni(body).seen().orElseThrow().primary()).isEqualTo(primary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":0,\"totalCount\":0,\"data\":[]}",
                "{\"code\":0,\"data\":{\"totalNum\":0,\"data\":[]}}",
                "{\"code\":0,\"data\":null}",
                "{\"code\":0}",
                "{\"code\":0,\"data\":[{\"networkInterfaceId\":\"eni-m6dyj72x\",\"vpcId\":\"vpc-7t9nf3pu\"}]}",
                "{\"Response\":{\"NetworkInterfaceSet\":[],\"RequestId\":\"a\"}}"
            })
    void an_answer_that_lacks_it_proves_only_that(String body) {
        assertThat(eni(body)).isEqualTo(new Reading.Absent<>("not_listed"));
    }

    @Test
    void a_not_found_code_is_absence_too() {
        assertThat(eni("{\"code\":5000,\"codeDesc\":\"InvalidNetworkInterface.NotFound\"}"))
                .isEqualTo(new Reading.Absent<>("InvalidNetworkInterface.NotFound"));
    }

    @ParameterizedTest
    @CsvSource({
        "no_list, '{\"code\":0,\"data\":7}'",
        "odd_vpc, '{\"code\":0,\"data\":[{\"networkInterfaceId\":\"eni-m6dyj72l\",\"vpcId\":\"gz_vpc_245\"}]}'",
        "listed_twice, '{\"code\":0,\"data\":[{\"networkInterfaceId\":\"eni-m6dyj72l\"},{\"networkInterfaceId\":\"eni-m6dyj72l\"}]}'"
    })
    void an_odd_answer_is_unreadable(String word, String body) {
        assertThat(eni(body)).isEqualTo(new Reading.Unreadable<>(new Trouble(Advice.UNLISTED, word, "", true)));
    }

    @ParameterizedTest
    @CsvSource({
        "4102, NO_PERMISSION, false",
        "4400, TOO_MANY_CALLS, true",
        "4500, CLOCK_OFF, true",
        "6000, CLOUD_FAULT, true",
        "77777, UNLISTED, true",
        "29254, NO_PERMISSION, false"
    })
    void an_error_says_whether_it_may_pass(String code, Advice advice, boolean passing) {
        assertThat(eni("{\"code\":\"%s\"}".formatted(code)))
                .isEqualTo(new Reading.Unreadable<>(new Trouble(advice, code, "", passing)));
    }

    @Test
    void no_answer_is_unreadable_and_may_pass() {
        scripted.says(502, "bad gateway");

        assertThat(scripted.cloud().reader().eni(GUANGZHOU, ENI))
                .isEqualTo(new Reading.Unreadable<>(new Trouble(Advice.UNREACHABLE, "http_502", "", true)));
    }

    @Test
    void a_vpc_is_known_by_its_modern_id_and_has_no_tags() {
        scripted.says("""
                {"code":0,"totalCount":2,"data":[{"vpcId":"gz_vpc_244","unVpcId":"vpc-aaaaaaaa","vpcName":"other"},
                 {"vpcId":"gz_vpc_245","unVpcId":"vpc-7t9nf3pu","vpcName":"shop"}]}""");

        assertThat(scripted.cloud().reader().vpc(GUANGZHOU, VPC))
                .isEqualTo(new Reading.Found<>(new VpcFacts(VPC, Optional.of("shop"), Optional.empty())));
    }

    @Test
    void a_vpc_may_lie_deeper_and_may_have_no_name() {
        scripted.says("""
                {"code":"0","data":{"totalNum":1,"data":[{"unVpcId":"vpc-7t9nf3pu","vpcName":""}]}}""");

        assertThat(scripted.cloud().reader().vpc(GUANGZHOU, VPC))
                .isEqualTo(new Reading.Found<>(new VpcFacts(VPC, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "2, RUNNING, running",
        "'\"4\"', STOPPED, shut down",
        "7, OTHER, rebooting",
        "42, OTHER, status 42",
        "null, UNREADABLE, ''"
    })
    void a_server_state_is_read_from_its_number(String status, ServerState state, String word) {
        scripted.says("""
                {"code":0,"totalCount":1,"instanceSet":[{"unInstanceId":"ins-xx44545f",
                 "instanceId":"qcvm0123456789abcdef0123456789abcdef","instanceName":"shop-2","status":%s,"vpcId":245}]}""".formatted(status));

        assertThat(scripted.cloud().reader().server(GUANGZHOU, SERVER))
                .isEqualTo(new Reading.Found<>(
                        new ServerFacts(SERVER, Optional.of("shop-2"), state, word, Optional.empty())));
    }

    @Test
    void a_server_that_is_not_listed_is_absent() {
        scripted.says("{\"code\":0,\"totalCount\":0,\"instanceSet\":[]}");

        assertThat(scripted.cloud().reader().server(GUANGZHOU, SERVER)).isEqualTo(new Reading.Absent<>("not_listed"));
    }

    private TaskReading task(String data) {
        scripted.says("{\"code\":0,\"message\":\"\",\"data\":%s}".formatted(data));
        return scripted.cloud().reader().task(GUANGZHOU, "16284");
    }

    @Test
    void a_task_runs_succeeds_or_fails() {
        assertThat(task("{\"status\":2}")).isEqualTo(new TaskReading.Running());
        assertThat(task("{\"status\":\"0\"}")).isEqualTo(new TaskReading.Succeeded());
        assertThat(task("[{\"status\":0}]")).isEqualTo(new TaskReading.Succeeded());
        assertThat(task("{\"status\":1,\"output\":{\"errorCode\":10001,\"errorMsg\":\"…\"}}"))
                .isEqualTo(new TaskReading.Failed("10001"));
        assertThat(task("{\"status\":1}")).isEqualTo(new TaskReading.Failed("unspecified"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"status\":3}", "{}", "null", "[]", "[{\"status\":0},{\"status\":1}]", "{\"status\":null}"})
    void a_task_without_a_known_status_is_unreadable(String data) {
        assertThat(task(data))
                .isEqualTo(new TaskReading.Unreadable(new Trouble(Advice.UNLISTED, "odd_status", "", true)));
    }

    @Test
    void a_probe_says_what_is_in_the_way() {
        scripted.says("{\"code\":0,\"data\":[]}").says("{\"code\":4104}");

        assertThat(scripted.cloud().reader().probe(GUANGZHOU)).isEmpty();
        assertThat(scripted.cloud().reader().probe(GUANGZHOU))
                .contains(new Trouble(Advice.BAD_CREDENTIALS, "4104", "", false));
    }
}
