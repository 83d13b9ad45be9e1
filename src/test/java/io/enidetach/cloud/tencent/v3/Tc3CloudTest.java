package io.enidetach.cloud.tencent.v3;

import static io.enidetach.cloud.tencent.Fixture.ASK;
import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static io.enidetach.cloud.tencent.Fixture.SERVER;
import static io.enidetach.cloud.tencent.Fixture.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.ScriptedCloud;
import io.enidetach.cloud.tencent.wire.ErrorTable;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Tc3CloudTest {
    private static final String ENTRY = """
            {"NetworkInterfaceId":"eni-m6dyj72l","NetworkInterfaceName":"shop-db-2","VpcId":"vpc-7t9nf3pu",
             "SubnetId":"subnet-0ap8nwca","Zone":"ap-guangzhou-2","Primary":false,"State":"STATE",
             "GroupSet":["sg-dfg1df54"],"PrivateIpAddressSet":[{"PrivateIpAddress":"10.0.0.12","Primary":true,
             "PublicIpAddress":"203.0.113.7","AddressId":"eip-dgd545ef"}],"Attachment":HOLDER,
             "TagSet":[{"Key":"env","Value":"prod"}],"EniType":0}""";

    private final ScriptedCloud scripted = new ScriptedCloud(Generation.V3);

    @AfterEach
    void close() {
        scripted.close();
    }

    private void says(String content) {
        scripted.says("{\"Response\":{%s\"RequestId\":\"f23d1450-ed00\"}}".formatted(content));
    }

    private Reading<EniFacts> eni(String state, String holder) {
        says("\"TotalCount\":1,\"NetworkInterfaceSet\":[%s],"
                .formatted(ENTRY.replace("STATE", state).replace("HOLDER", holder)));
        return scripted.cloud().reader().eni(GUANGZHOU, ENI);
    }

    @Test
    void an_eni_is_read_whole() {
        assertThat(eni("AVAILABLE", "{\"InstanceId\":\"ins-xx44545f\",\"AttachTime\":\"2024-11-01 10:05:00\"}"))
                .isEqualTo(new Reading.Found<>(new EniFacts(
                        ENI,
                        "shop-db-2",
                        VPC,
                        Optional.of("subnet-0ap8nwca"),
                        Optional.of("ap-guangzhou-2"),
                        false,
                        Optional.of(new Attachment(SERVER, Optional.of("2024-11-01 10:05:00"))),
                        List.of(new Address(
                                "10.0.0.12", true, Optional.of("203.0.113.7"), Optional.of("eip-dgd545ef"))),
                        Optional.of(List.of("sg-dfg1df54")),
                        Optional.of(Map.of("env", "prod")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"InstanceId\":\"\"}"})
    void without_a_server_it_is_free(String holder) {
        assertThat(eni("AVAILABLE", holder).seen().orElseThrow().attachment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATTACHING", "DETACHING"})
    void on_its_way_it_is_neither_held_nor_free(String state) {
        assertThat(eni(state, "null"))
                .isEqualTo(new Reading.Unreadable<>(new Trouble(Advice.BUSY, "moving", "f23d1450-ed00", true)));
        assertThat(eni(state, "{\"InstanceId\":\"ins-xx44545f\"}")
                        .seen()
                        .orElseThrow()
                        .attachment())
                .isPresent();
    }

    @Test
    void an_answer_that_lacks_it_proves_only_that() {
        says("\"NetworkInterfaceSet\":[],");

        assertThat(scripted.cloud().reader().eni(GUANGZHOU, ENI)).isEqualTo(new Reading.Absent<>("not_listed"));
    }

    @ParameterizedTest
    @CsvSource({"'[{\"Key\":\"env\",\"Value\":\"prod\"}]', env, prod", "'[{\"Key\":\"env\",\"Value\":\"\"}]', env, ''"})
    void a_vpc_has_tags(String set, String key, String value) {
        says("\"VpcSet\":[{\"VpcId\":\"vpc-7t9nf3pu\",\"VpcName\":\"shop\",\"TagSet\":%s}],".formatted(set));

        assertThat(scripted.cloud().reader().vpc(GUANGZHOU, VPC))
                .isEqualTo(
                        new Reading.Found<>(new VpcFacts(VPC, Optional.of("shop"), Optional.of(Map.of(key, value)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[{\"Value\":\"prod\"}]", "[{\"Key\":\"a\"},{\"Key\":\"a\"}]", "\"\""})
    void tags_that_are_not_told_are_not_known(String set) {
        says("\"VpcSet\":[{\"VpcId\":\"vpc-7t9nf3pu\",\"VpcName\":\"shop\",\"TagSet\":%s}],".formatted(set));

        assertThat(scripted.cloud()
                        .reader()
                        .vpc(GUANGZHOU, VPC)
                        .seen()
                        .orElseThrow()
                        .tags())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING, RUNNING",
        "STOPPED, STOPPED, STOPPED",
        "SHUTDOWN, OTHER, SHUTDOWN",
        "'', UNREADABLE, ''"
    })
    void a_server_state_is_its_word(String said, ServerState state, String word) {
        says("\"InstanceSet\":[{\"InstanceId\":\"ins-xx44545f\",\"InstanceName\":\"shop-2\",\"InstanceState\":\"%s\"}],"
                .formatted(said));

        assertThat(scripted.cloud().reader().server(GUANGZHOU, SERVER))
                .isEqualTo(new Reading.Found<>(
                        new ServerFacts(SERVER, Optional.of("shop-2"), state, word, Optional.empty())));
    }

    private TaskReading task(String content) {
        says(content);
        return scripted.cloud().reader().task(GUANGZHOU, "f23d1450");
    }

    @Test
    void a_task_runs_succeeds_or_fails_and_anything_else_is_unreadable() {
        assertThat(task("\"Status\":\"RUNNING\",")).isEqualTo(new TaskReading.Running());
        assertThat(task("\"Status\":\"SUCCESS\",\"Output\":\"SUCCESS\",")).isEqualTo(new TaskReading.Succeeded());
        assertThat(task("\"Status\":\"FAILED\",\"Output\":\"it did not work\","))
                .isEqualTo(new TaskReading.Failed("unspecified"));
        assertThat(task("\"Status\":\"DONE\",")).isInstanceOf(TaskReading.Unreadable.class);
        assertThat(task("")).isInstanceOf(TaskReading.Unreadable.class);
    }

    @Test
    void the_task_of_an_ask_is_its_request_id() {
        says("");

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.Accepted("f23d1450-ed00"));
    }

    @Test
    void without_a_request_id_an_ask_is_in_doubt() {
        scripted.says("{\"Response\":{}}");

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("no_task"));
    }

    static Stream<ErrorTable.Row> rows() {
        return ErrorTable.rows().stream()
                .filter(x ->
                        x.generations().contains(Generation.V3) && !x.code().endsWith("*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void each_row_of_the_table_is_answered_as_it_says(ErrorTable.Row row) {
        says("\"Error\":{\"Code\":\"%s\",\"Message\":\"not done\"},".formatted(row.code()));
        Answer expected = switch (row.kind()) {
            case NOT_DONE_FINAL -> refused(row, false);
            case NOT_DONE_LATER -> refused(row, true);
            case IN_DOUBT -> new Answer.InDoubt("code_" + row.code(), "f23d1450-ed00");
        };

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(expected);
        assertThat(scripted.calls()).isEqualTo(1);
    }

    private static Answer refused(ErrorTable.Row row, boolean passing) {
        return new Answer.NotDone(new Trouble(row.advice(), row.code(), "f23d1450-ed00", passing));
    }

    @Test
    void an_error_in_the_v2_shape_is_understood() {
        scripted.says("{\"code\":4100,\"message\":\"…\",\"codeDesc\":\"AuthFailure.SignatureFailure\"}");

        assertThat(scripted.cloud().writer().detach(ASK))
                .isEqualTo(new Answer.NotDone(
                        new Trouble(Advice.BAD_CREDENTIALS, "AuthFailure.SignatureFailure", "", false)));
    }

    @Test
    void a_probe_says_what_is_in_the_way() {
        says("\"NetworkInterfaceSet\":[],");
        says("\"Error\":{\"Code\":\"AuthFailure.SecretIdNotFound\"},");

        assertThat(scripted.cloud().reader().probe(GUANGZHOU)).isEmpty();
        assertThat(scripted.cloud().reader().probe(GUANGZHOU))
                .contains(new Trouble(Advice.BAD_CREDENTIALS, "AuthFailure.SecretIdNotFound", "f23d1450-ed00", false));
    }
}
