package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.testing.MostlyWaiting;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * kill -9 of the process at many moments of a production request, each followed by a start on the same database: at most
 * one detach, one end, and the requester told.
 */
@MostlyWaiting
@Timeout(120)
class KillStoriesTest {
    /** The ENI in two regions, and its neighbours. */
    private static final int AFTER_THE_LOOKUP = 3;

    @TempDir
    Path folder;

    /** When to kill: with the n-th call of this kind that one of the simulators saw. */
    private enum Moment {
        WITH_THE_ACKNOWLEDGEMENT("ack", 1),
        AT_THE_FIRST_LOOK_AT_THE_ENI("DescribeNetworkInterfaces", 1),
        AT_THE_CARD("chat.postMessage", 1),
        AT_THE_QUESTION("chat.postMessage", 2),
        WITH_THE_APPROVING_CLICK("click", 1),
        WHEN_THE_FACTS_WERE_READ_AGAIN("DescribeNetworkInterfaces", AFTER_THE_LOOKUP + 1),
        RIGHT_BEFORE_THE_ASK("DescribeNetworkInterfaces", AFTER_THE_LOOKUP + 2),
        AT_THE_ASK("DetachNetworkInterface", 1),
        WHILE_THE_TASK_RUNS("DescribeNetworkInterfaces", AFTER_THE_LOOKUP + 3),
        WHEN_THE_CARD_SHOWS_RUNNING("chat.update", 2),
        AT_THE_END_OF_THE_STORY("chat.postMessage", 3);

        private final String call;
        private final int nth;

        Moment(String call, int nth) {
            this.call = call;
            this.nth = nth;
        }
    }

    /** Kills once when its moment comes, in the thread that saw it. */
    private static final class Killer implements AutoCloseable {
        private final Moment moment;
        private final AtomicInteger seen = new AtomicInteger();
        private final CountDownLatch killed = new CountDownLatch(1);
        private volatile BotProcess victim;

        Killer(Moment moment) {
            this.moment = moment;
        }

        void saw(String call) {
            if (call.equals(moment.call) && seen.incrementAndGet() == moment.nth) {
                victim.kill();
                killed.countDown();
            }
        }

        @Override
        public void close() {
            if (victim != null) {
                victim.kill();
            }
        }

        void await() throws InterruptedException {
            assertThat(killed.await(30, TimeUnit.SECONDS)).as("the moment came").isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_kill_leaves_one_detach_one_end_and_a_told_requester(Moment moment) throws InterruptedException {
        Killer killer = new Killer(moment);
        try (Story story = new Story(folder);
                killer) {
            story.cloud.calls().onCall(call -> killer.saw(call.action()));
            story.slack.calls().onCall(call -> killer.saw(call.method()));
            killer.victim = story.beginProcess();
            String id = story.asks(ALICE, PRODUCTION);
            killer.saw("ack");
            if (List.of("ack", "chat.postMessage").contains(moment.call) && moment.nth < 3
                    || moment == Moment.AT_THE_FIRST_LOOK_AT_THE_ENI) {
                killer.await();
                killer.victim = story.beginProcess();
            }
            SlackMessage question = approve(story, killer, id);
            assertThat(question.channel()).isEqualTo(Story.APPROVALS);
            killer.await();
            try (BotProcess second = story.beginProcess()) {
                story.end(id, "succeeded");
                assertThat(second.output()).doesNotContain("Exception");
            }
            assertThat(story.detaches()).isEqualTo(1);
            assertThat(story.cloud.model().serverOf("eni-m6dyj72l")).isEmpty();
        }
    }

    // The question whose place died with the process is posted again; only the copy that the bot knows counts.
    private static SlackMessage approve(Story story, Killer killer, String id) {
        int copies = killer.moment == Moment.AT_THE_QUESTION ? 2 : 1;
        story.await(m -> questions(story, id).size() >= copies);
        List<SlackMessage> questions = questions(story, id);
        SlackMessage question = questions.get(questions.size() - 1);
        story.slack
                .actor()
                .click(BOB, question.channel(), question.ts(), "approve")
                .join();
        killer.saw("click");
        return question;
    }

    private static List<SlackMessage> questions(Story story, String id) {
        return story.slack.workspace().messages(Story.APPROVALS).stream()
                .filter(m -> m.hasAction("approve") && Story.shows(m, id, "awaiting_approval"))
                .toList();
    }
}
