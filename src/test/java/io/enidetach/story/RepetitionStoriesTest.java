package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.DETACH;
import static io.enidetach.story.Story.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An ask in doubt: made once more where the API takes both for one, and nowhere else. */
@MostlyWaiting
@Timeout(60)
class RepetitionStoriesTest {
    private static final String ENI = "eni-d3v00001";

    @RegisterExtension
    final Story story = new Story();

    @Test
    void an_ask_that_was_lost_on_its_way_is_made_once_more_with_its_token() {
        story.with("TENCENTCLOUD_API", "v3").begin();
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.RESET_BEFORE_EFFECT).on(DETACH).times(1));
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(2);
        assertThat(story.cloud.model().acceptedDetaches(ENI)).isEqualTo(1);
        assertThat(tokens()).hasSize(1);
        assertThat(story.recorded(id, "repeat_intended")).containsEntry("eni", ENI);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE_EFFECT", "HTTP_5XX", "EMPTY_BODY"})
    void it_is_made_once_more_and_never_a_third_time(Fault fault) {
        story.with("TENCENTCLOUD_API", "v3")
                .with("ENI_DETACH_TASK_TIMEOUT", "8s")
                .begin();
        story.cloud.faults().set(FaultRule.of(fault).on(DETACH));
        String id = story.asks(ALICE, LAB);
        story.end(id, "unknown");
        assertThat(story.detaches()).isEqualTo(2);
        assertThat(story.recorded(id, "repeat_unclear")).containsKey("code");
    }

    @Test
    void what_took_effect_is_detached_once_however_often_it_was_asked() {
        story.with("TENCENTCLOUD_API", "v3").begin();
        story.cloud.model().taskDuration(Duration.ofSeconds(5));
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.RESET_AFTER_EFFECT).on(DETACH).times(1));
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        assertThat(story.cloud.model().acceptedDetaches(ENI)).isEqualTo(1);
    }

    @Test
    void an_eni_that_moved_meanwhile_is_not_asked_for_once_more() {
        story.with("TENCENTCLOUD_API", "v3").begin();
        story.cloud.calls().onCall(call -> {
            if (call.action().equals(DETACH)) {
                story.cloud.model().attachNow(ENI, "ins-d3v00001");
            }
        });
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.RESET_BEFORE_EFFECT).on(DETACH).times(1));
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_paused_bot_does_not_ask_once_more() {
        story.with("TENCENTCLOUD_API", "v3")
                .with("ENI_DETACH_TASK_TIMEOUT", "8s")
                .begin();
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.HANG)
                        .lasting(Duration.ofSeconds(2))
                        .on(DETACH)
                        .times(1));
        String id = story.asks(ALICE, LAB);
        story.card(id, "submitting");
        story.types(BOB, "pause lunch");
        story.privately(BOB, "Paused");
        story.end(id, "unknown");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void the_older_api_is_never_asked_again() {
        story.with("ENI_DETACH_TASK_TIMEOUT", "6s").begin();
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.RESET_BEFORE_EFFECT).on(DETACH).times(1));
        String id = story.asks(ALICE, LAB);
        story.end(id, "unknown");
        assertThat(story.detaches()).isEqualTo(1);
    }

    private List<String> tokens() {
        return story.cloud.calls().all().stream()
                .filter(call -> call.action().equals(DETACH))
                .map(call -> call.parameters().get("ClientToken"))
                .distinct()
                .toList();
    }
}
