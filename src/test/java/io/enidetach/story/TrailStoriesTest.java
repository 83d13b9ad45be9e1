package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.testing.MostlyWaiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** That one search for a request's ID shows its whole way through the log. */
@MostlyWaiting
@Timeout(60)
class TrailStoriesTest {
    private record Line(String logger, String text, Map<String, String> fields) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.enidetach");
    private final Level before = ours.getLevel();
    private final AppenderBase<ILoggingEvent> listening = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(
                    event.getLoggerName().replaceFirst("io\\.enidetach\\.", ""),
                    event.getFormattedMessage(),
                    event.getMDCPropertyMap()));
        }
    };

    @RegisterExtension
    final Story story = new Story();

    @BeforeEach
    void listen() {
        listening.start();
        ours.setLevel(Level.INFO);
        ours.setAdditive(false);
        ours.addAppender(listening);
    }

    @AfterEach
    void stop() {
        ours.detachAppender(listening);
        ours.setAdditive(true);
        ours.setLevel(before);
    }

    @Test
    void a_requests_id_stands_beside_every_line_that_is_written_for_it_in_every_part() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(DAVE, question, "approve");
        story.privately(DAVE, "not an approver");
        story.slack.faults().next("views.open", SlackFault.SERVER_ERROR, 1);
        story.clicks(BOB, question, "deny");
        story.privately(BOB, "click again");
        story.slack.faults().nextRateLimited("chat.update", Duration.ofSeconds(3), 1);
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");

        List<Line> its = lines.stream()
                .filter(line -> id.equals(line.fields().get("request")))
                .toList();
        assertThat(its.stream().map(Line::logger))
                .contains(
                        "workflow.Desk",
                        "workflow.Steps",
                        "workflow.Objections",
                        "workflow.Submission",
                        "workflow.Outbox",
                        "slack.DenyForm",
                        "cloud.tencent.wire.Caller");
        assertThat(lines.stream().filter(line -> line.text().contains(id)))
                .isNotEmpty()
                .isSubsetOf(its);
        assertThat(its.get(0).text()).isEqualTo(id + ": received by U0ALICE, now received");
    }
}
