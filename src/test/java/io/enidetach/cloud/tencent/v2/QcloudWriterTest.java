package io.enidetach.cloud.tencent.v2;

import static io.enidetach.cloud.tencent.Fixture.ASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.ScriptedCloud;
import io.enidetach.cloud.tencent.wire.ErrorTable;
import io.enidetach.cloud.tencent.wire.Generation;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QcloudWriterTest {
    private final ScriptedCloud scripted = new ScriptedCloud(Generation.V2);

    @AfterEach
    void close() {
        scripted.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"code":"0","message":"","taskId":16284}""", """
                {"code":0,"message":"","taskId":"16284"}""", """
                {"code":0,"message":"","codeDesc":"Success","data":{"taskId":16284}}""", """
                {"code":"0","message":null,"taskId":null,"data":{"taskId":"16284"},"new":[1]}"""})
    void a_task_is_found_in_every_documented_shape(String body) {
        scripted.says(body);

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.Accepted("16284"));
    }

    @Test
    void an_answer_in_the_v3_shape_is_followed_by_its_request_id() {
        scripted.says("""
                {"Response":{"RequestId":"f23d1450-ed00-4442-98d4-be409e625e6c"}}""");

        assertThat(scripted.cloud().writer().detach(ASK))
                .isEqualTo(new Answer.Accepted("f23d1450-ed00-4442-98d4-be409e625e6c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"code":0}""", """
                {"code":"0","taskId":""}""", """
                {"code":0,"data":{}}""", """
                {"code":0,"taskId":0}""", """
                {"code":0,"taskId":"accepted"}"""})
    void code_0_without_a_task_is_in_doubt(String body) {
        scripted.says(body);

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("no_task"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>busy</html>",
                "[]",
                "{}",
                "{\"message\":\"\",\"taskId\":16284}",
                "{\"code\":null,\"taskId\":16284}",
                "{\"code\":0,\"taskId\":16284",
                "{\"code\":0,\"taskId\":16284} tail",
                "{\"code\":4000,\"code\":0,\"taskId\":1}",
                "{\"Response\":[]}",
                "{\"Response\":{\"Error\":{}}}"
            })
    void what_cannot_be_read_is_in_doubt(String body) {
        scripted.says(body);

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("unreadable"));
    }

    static Stream<ErrorTable.Row> rows() {
        return ErrorTable.rows().stream()
                .filter(x ->
                        x.generations().contains(Generation.V2) && !x.code().endsWith("*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void each_row_of_the_table_is_answered_as_it_says(ErrorTable.Row row) {
        boolean number = Character.isDigit(row.code().charAt(0));
        scripted.says(
                number
                        ? "{\"code\":%s,\"message\":\"not done\"}".formatted(row.code())
                        : "{\"code\":77777,\"message\":\"not done\",\"codeDesc\":\"%s\"}".formatted(row.code()));

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(expected(row));
        assertThat(scripted.calls()).isEqualTo(1);
    }

    private static Answer expected(ErrorTable.Row row) {
        return switch (row.kind()) {
            case NOT_DONE_FINAL -> new Answer.NotDone(new Trouble(row.advice(), row.code(), "", false));
            case NOT_DONE_LATER -> new Answer.NotDone(new Trouble(row.advice(), row.code(), "", true));
            case IN_DOUBT -> new Answer.InDoubt("code_" + row.code());
        };
    }

    @Test
    void what_is_in_doubt_keeps_the_clouds_request_id() {
        scripted.says("{\"code\":6000,\"message\":\"\",\"requestId\":\"f23d1450-ed00\"}");

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("code_6000", "f23d1450-ed00"));
    }

    @ParameterizedTest(name = "code {0}, codeDesc {1}: {2}")
    @CsvSource({
        "5000, InvalidNetworkInterface.NotFound, InvalidNetworkInterface.NotFound",
        "6000, InvalidVpc.NotFound, InvalidVpc.NotFound",
        "4102, NobodyKnowsThisWord, NobodyKnowsThisWord",
        "4000, Success, 4000",
        "4300, '', 4300"
    })
    void a_listed_word_decides_else_a_number_that_can_be_trusted(String number, String word, String code) {
        scripted.says("{\"code\":\"%s\",\"codeDesc\":\"%s\"}".formatted(number, word));

        assertThat(scripted.cloud().writer().detach(ASK))
                .isInstanceOfSatisfying(
                        Answer.NotDone.class,
                        x -> assertThat(x.trouble().code()).isEqualTo(code));
    }

    @ParameterizedTest(name = "code {0}, codeDesc {1}")
    @CsvSource({
        "4000, NobodyKnowsThisWord",
        "5000, NobodyKnowsThisWord",
        "4400, NobodyKnowsThisWord",
        "4400, ServiceUnavailable",
        "77777, NobodyKnowsThisWord",
        "77777, ''",
        "-2300, ''",
        "0.0, ''",
        "4400.0, ''"
    })
    void everything_else_is_in_doubt(String number, String word) {
        scripted.says("{\"code\":%s,\"codeDesc\":\"%s\",\"message\":\"not found, not done\"}".formatted(number, word));

        assertThat(scripted.cloud().writer().detach(ASK)).isInstanceOf(Answer.InDoubt.class);
    }

    @Test
    void errors_in_the_v3_shape_are_read_with_their_request_id() {
        scripted.says("""
                {"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"…"},"RequestId":"ed93f3cb-f35e"}}""");

        assertThat(scripted.cloud().writer().attach(ASK))
                .isEqualTo(new Answer.NotDone(
                        new Trouble(Advice.TOO_MANY_CALLS, "RequestLimitExceeded", "ed93f3cb-f35e", true)));
    }

    @Test
    void a_code_that_is_prose_or_worse_is_not_shown() {
        scripted.says("{\"code\":1,\"codeDesc\":\"<!channel> your key is AKID…\"}");

        assertThat(scripted.cloud().writer().detach(ASK)).isEqualTo(new Answer.InDoubt("code_unspecified"));
    }
}
