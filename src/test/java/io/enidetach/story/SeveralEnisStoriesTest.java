package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.DETACH;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several ENIs in one request: each has its own end, and the worst of them is the request's. */
@MostlyWaiting
@Timeout(60)
class SeveralEnisStoriesTest {
    private static final String FIRST = "eni-d3v00001";
    private static final String SECOND = "eni-d3v00002";
    private static final String BOTH = "vpc-d3v00001 ins-d3v00001 " + FIRST + " " + SECOND;

    @RegisterExtension
    final Story story = new Story();

    private void once(Fault fault) {
        story.cloud.faults().set(FaultRule.of(fault).on(DETACH).times(1));
    }

    private void afterTheFirstAsk(Runnable then) {
        AtomicInteger asks = new AtomicInteger();
        story.cloud.calls().onCall(call -> {
            if (call.action().equals(DETACH) && asks.incrementAndGet() == 1) {
                then.run();
            }
        });
    }

    @Test
    void one_that_fails_does_not_stop_the_others() {
        once(Fault.TASK_FAILS);
        story.begin();
        String id = story.asks(ALICE, BOTH);
        SlackMessage end = story.end(id, "failed");
        assertThat(end.allText()).contains("Failed for 1 of 2", "its task failed");
        assertThat(story.detaches()).isEqualTo(2);
        assertThat(story.cloud.model().serverOf(FIRST)).isPresent();
        assertThat(story.cloud.model().serverOf(SECOND)).isEmpty();
        assertThat(story.recorded(id, "seen_done")).containsEntry("eni", SECOND);
    }

    @Test
    void one_that_moved_meanwhile_is_not_asked_for_and_counts_as_failed() {
        afterTheFirstAsk(() -> story.cloud.model().attachNow(SECOND, "ins-d3v00001"));
        story.begin();
        String id = story.asks(ALICE, BOTH);
        assertThat(story.end(id, "failed").allText()).contains("Failed for 1 of 2", "not asked");
        assertThat(story.detaches()).isEqualTo(1);
        assertThat(story.cloud.model().serverOf(FIRST)).isEmpty();
    }

    @Test
    void one_unknown_outweighs_one_failed() {
        once(Fault.TASK_FAILS);
        afterTheFirstAsk(() -> once(Fault.TASK_NEVER_ENDS));
        story.with("ENI_DETACH_TASK_TIMEOUT", "4s").begin();
        String id = story.asks(ALICE, BOTH);
        assertThat(story.end(id, "unknown").allText()).contains("Unknown for 1 of 2");
        assertThat(story.card(id, "unknown").hasAction("ask_again")).isTrue();
    }

    @Test
    void of_two_servers_they_are_refused() {
        story.begin();
        String id = story.asks(ALICE, FIRST + " eni-str4nge1");
        assertThat(story.privately(ALICE, "Refused").allText()).contains(id, "eni-str4nge1");
        assertThat(story.detaches()).isZero();
    }
}
