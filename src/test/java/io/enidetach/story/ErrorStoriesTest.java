package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One story for each kind of row of the table of errors, through the whole bot: what it does and what it says. */
@Timeout(60)
class ErrorStoriesTest {
    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder);
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    private void answers(String code, boolean afterEffect, int times) {
        FaultRule rule =
                FaultRule.of(Fault.ERROR_CODE).on(Story.DETACH).argument(code).times(times);
        story.cloud.faults().set(afterEffect ? rule.afterEffect() : rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v2 | 4100                                       | ask the bot's operator to correct it
                    v2 | 4101                                       | ask an administrator of the cloud account
                    v2 | 5000/InvalidInstance.NotFound              | check the server's ID
                    v2 | 6100                                       | switch to the other version
                    v3 | UnauthorizedOperation                      | ask an administrator of the cloud account
                    v3 | UnsupportedOperation.InstanceAssociateHavip | look at both in the cloud console
                    v3 | LimitExceeded                              | free or raise it
                    """)
    void what_is_certainly_not_done_ends_failed_with_what_to_do(String api, String code, String advice) {
        answers(code, false, 0);
        story.with("TENCENTCLOUD_API", api).begin();
        String id = story.asks(ALICE, LAB);
        SlackMessage end = story.end(id, "failed");
        String shown = code.substring(code.indexOf('/') + 1);
        assertThat(end.allText()).containsIgnoringCase(advice).contains("Nothing was changed", id);
        assertThat(end.allText()).contains(api.equals("v2") && code.matches("\\d+") ? "" : shown);
        assertThat(story.detaches()).isEqualTo(1);
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"v2, 9999/ActionLocked", "v2, 6200", "v3, UnsupportedOperation.InvalidState", "v3, RequestLimitExceeded"
    })
    void what_may_pass_is_asked_again(String api, String code) {
        answers(code, false, 1);
        story.with("TENCENTCLOUD_API", api).begin();
        story.end(story.asks(ALICE, LAB), "succeeded");
        assertThat(story.detaches()).isEqualTo(2);
        assertThat(story.cloud.model().acceptedDetaches("eni-d3v00001")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"v2, 5100", "v2, 6000", "v2, 7777/NobodyKnowsThis", "v3, InternalError.ModuleError", "v3, Never.HeardOf"
    })
    void what_is_in_doubt_is_read_back_and_never_asked_again(String api, String code) {
        answers(code, true, 0);
        story.with("TENCENTCLOUD_API", api).begin();
        story.end(story.asks(ALICE, LAB), "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"v2, 5100", "v2, 7777/NobodyKnowsThis", "v3, FailedOperation"})
    void what_stays_in_doubt_ends_unknown_and_says_where_to_look(String api, String code) {
        answers(code, false, 0);
        story.with("TENCENTCLOUD_API", api)
                .with("ENI_DETACH_TASK_TIMEOUT", "2s")
                .begin();
        String id = story.asks(ALICE, LAB);
        assertThat(story.end(id, "unknown").allText()).contains("cloud console", "Ask again", id);
        assertThat(story.detaches()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"v2, 5000/InvalidNetworkInterface.NotAttached", "v3, UnsupportedOperation.AttachmentNotFound"})
    void not_attached_is_believed_only_when_it_is_seen(String api, String code) {
        answers(code, true, 0);
        story.with("TENCENTCLOUD_API", api).begin();
        story.end(story.asks(ALICE, LAB), "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }
}
