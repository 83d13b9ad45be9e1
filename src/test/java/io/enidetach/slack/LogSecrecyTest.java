package io.enidetach.slack;

import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.enidetach.request.Outgoing;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.slack.words.Stories;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Sends secrets down every way that logs, and looks for them in the log. */
class LogSecrecyTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
    }

    @Test
    void neither_tokens_nor_triggers_nor_response_urls_nor_tickets_are_logged() {
        try (Office office = Office.overSockets()) {
            secrets.addAll(List.of(
                    office.workspace.botToken(), office.workspace.appToken(), office.workspace.signingSecret()));
            office.edge
                    .messenger()
                    .deliver(
                            Outgoing.about(
                                    Outgoing.Kind.APPROVAL, Stories.approving().id()),
                            Optional.of(Stories.approving()),
                            Optional.empty(),
                            Optional.empty(),
                            RUNNING);
            SlackMessage question = office.awaits(m -> m.hasAction("deny"));
            office.slack.faults().next("views.open", SlackFault.SERVER_ERROR, 1);
            office.slack.faults().next("chat.postEphemeral", SlackFault.ERROR_CODE, 3);
            office.slack.faults().next("response_url", SlackFault.RESET_BEFORE, 3);
            noting(office);
            office.clicks("U0BOB", Optional.of(question), "deny");
            office.desk.before = () -> {
                throw new IllegalStateException("broken");
            };
            noting(office);
            office.types("U0ALICE", "/eni-detach eni-m6dyj72l");
            noting(office);
            office.clicks("U0BOB", Optional.of(question), "approve");
            Eventually.is(() -> log.list.stream()
                            .filter(e -> e.getLevel().isGreaterOrEqual(ch.qos.logback.classic.Level.WARN))
                            .count()
                    >= 3);
        }
        secrets.remove("");
        assertThat(secrets).hasSizeGreaterThan(5);
        String all = String.join(
                "\n",
                List.copyOf(log.list).stream()
                        .filter(e -> e.getLoggerName().matches("(io\\.enidetach\\.slack|com\\.slack|okhttp3).*"))
                        .map(LogSecrecyTest::text)
                        .toList());
        assertThat(all).isNotBlank();
        assertThat(secrets).allSatisfy(secret -> assertThat(all).doesNotContain(secret));
        assertThat(all).doesNotContain("ticket=");
    }

    private void noting(Office office) {
        office.slack.twistNext(payload -> {
            secrets.add(payload.path("trigger_id").asText());
            secrets.add(payload.path("response_url").asText());
            return payload;
        });
    }

    private static String text(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + thrown;
    }
}
