package io.enidetach.cloud.tencent.wire;

import static io.enidetach.cloud.tencent.wire.ErrorTable.Kind.IN_DOUBT;
import static io.enidetach.cloud.tencent.wire.ErrorTable.Kind.NOT_DONE_FINAL;
import static io.enidetach.cloud.tencent.wire.ErrorTable.Kind.NOT_DONE_LATER;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {

    @Test
    void no_code_has_two_meanings() {
        assertThat(ErrorTable.rows()).extracting(ErrorTable.Row::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4500",
                "5100",
                "5400",
                "5499",
                "6000",
                "9005",
                "FailedOperation",
                "FailedOperation.Anything",
                "InternalError",
                "InternalError.ModuleError",
                "InternalServerError",
                "InternalAnything",
                "ServiceUnavailable",
                "UnsupportedOperation.NobodyKnows",
                "UnsupportedOperation.IdempotentProcessing",
                "RequestLimitExceededButNot",
                "",
                "notattached",
                "invalidvpc.notfound"
            })
    void what_may_leave_an_effect_or_is_unlisted_is_in_doubt(String code) {
        assertThat(ErrorTable.judge(code, "").kind()).isEqualTo(IN_DOUBT);
        assertThat(ErrorTable.judge("", code).kind()).isEqualTo(IN_DOUBT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4400", "RequestLimitExceeded", "LimitExceeded.ActionLimited", "ActionLocked", "6200"})
    void what_passes_may_be_asked_again(String code) {
        assertThat(ErrorTable.judge(code, "").kind()).isEqualTo(NOT_DONE_LATER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4000",
                "4100",
                "4104",
                "5000",
                "InvalidVpc.NotFound",
                "InvalidNetworkInterface.NotFound",
                "InvalidInstance.NotFound",
                "UnauthorizedOperation",
                "AuthFailure.UnauthorizedOperation",
                "InvalidParameterValue.Malformed",
                "InvalidParameter.Coexist",
                "ResourceNotFound"
            })
    void what_will_not_change_is_final(String code) {
        assertThat(ErrorTable.judge(code, "").kind()).isEqualTo(NOT_DONE_FINAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidNetworkInterface.NotAttached", "UnsupportedOperation.AttachmentNotFound"})
    void already_detached_can_be_told_from_all_else(String code) {
        assertThat(ErrorTable.judge(code, ""))
                .isEqualTo(new ErrorTable.Meaning(code, Advice.NOT_ATTACHED, NOT_DONE_FINAL));
    }

    @Test
    void a_word_of_the_other_api_does_not_clear_a_number_that_is_in_doubt() {
        assertThat(ErrorTable.judge("UnsupportedOperation", "5100").kind()).isEqualTo(IN_DOUBT);
        assertThat(ErrorTable.judge("UnsupportedOperation", "").kind()).isEqualTo(NOT_DONE_FINAL);
        assertThat(ErrorTable.judge("MissingParameter", "4000").kind()).isEqualTo(NOT_DONE_FINAL);
    }
}
