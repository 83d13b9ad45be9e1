package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.store.SharedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: no new work, what runs is finished or handed back in time, and nothing that was clicked is lost. */
@Timeout(150)
class EndingStoriesTest {
    /** One for each person. */
    private static final List<String> ENIS = List.of("eni-d3v00001", "eni-d3v00002", "eni-sh000001");

    /** Heroku kills after thirty. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(25);

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

    @Test
    void an_answer_of_the_cloud_that_is_on_its_way_is_waited_for() throws InterruptedException {
        story.cloud.faults().set(FaultRule.of(Fault.DELAY).on(Story.DETACH).lasting(Duration.ofSeconds(2)));
        CountDownLatch asked = new CountDownLatch(1);
        story.cloud.calls().onCall(call -> {
            if (call.action().equals(Story.DETACH)) {
                asked.countDown();
            }
        });
        try (BotProcess first = story.beginProcess()) {
            String id = story.asks(ALICE, LAB);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(first.end(ENDS_WITHIN)).isZero();
            assertThat(new TheRecord(story.environment()).events(id)).contains("ask_accepted");
            try (BotProcess second = story.beginProcess()) {
                story.end(id, "succeeded");
                assertThat(second.output()).doesNotContain("without an answer");
            }
        }
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_cloud_that_never_answers_is_left_in_time_and_read_back_by_the_next() throws InterruptedException {
        story.cloud.faults().set(FaultRule.of(Fault.HANG).on(Story.DETACH).afterEffect());
        CountDownLatch asked = new CountDownLatch(1);
        story.cloud.calls().onCall(call -> {
            if (call.action().equals(Story.DETACH)) {
                asked.countDown();
            }
        });
        try (BotProcess first = story.beginProcess()) {
            String id = story.asks(ALICE, LAB);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(first.end(ENDS_WITHIN)).isZero();
            story.cloud.faults().clear();
            try (BotProcess second = story.beginProcess()) {
                story.end(id, "succeeded");
                assertThat(second.output()).doesNotContain("Exception");
            }
        }
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void no_click_is_lost_over_http_while_one_of_two_processes_restarts() throws SQLException {
        story.with("DATABASE_URL", SharedPostgres.freshUrl());
        try (Balancer balancer = new Balancer()) {
            story.slack.requestUrl(balancer.url());
            BotProcess first = ready(story.anotherProcess());
            BotProcess second = ready(story.anotherProcess());
            balancer.add(first);
            balancer.add(second);
            Story.awaitThat(() -> story.types(ALICE, "help").isAcked(), () -> "the balancer passes nothing");
            Clicks clicks = clickWhile(() -> {
                assertThat(first.end(ENDS_WITHIN)).isZero();
                balancer.remove(first);
                BotProcess third = ready(story.anotherProcess());
                balancer.add(third);
                assertThat(second.end(ENDS_WITHIN)).isZero();
                return third;
            });
            assertThat(clicks.lost()).isZero();
        }
    }

    @Test
    void no_click_is_lost_over_socket_mode_while_one_of_two_processes_restarts() throws SQLException {
        story.overSocketMode().with("DATABASE_URL", SharedPostgres.freshUrl());
        BotProcess first = ready(story.anotherProcess());
        BotProcess second = ready(story.anotherProcess());
        Clicks clicks = clickWhile(() -> {
            assertThat(first.end(ENDS_WITHIN)).isZero();
            BotProcess third = ready(story.anotherProcess());
            assertThat(second.end(ENDS_WITHIN)).isZero();
            return third;
        });
        // Slack sends no click twice: one that was under way when a connection closed shows a warning and is clicked
        // again.
        assertThat(clicks.lost()).isLessThan(ENIS.size() * 4);
    }

    private static BotProcess ready(BotProcess process) {
        process.awaitReady(Duration.ofSeconds(60));
        return process;
    }

    private interface Restarts {
        BotProcess toTheLast();
    }

    /** What came of the clicks of several people: how many were taken, and how many Slack had no answer to. */
    private record Clicks(int taken, int lost) {}

    /** People ask and take it back, again and again, while processes restart; each click that was acknowledged must have its effect. */
    private Clicks clickWhile(Restarts restarts) {
        Set<String> done = ConcurrentHashMap.newKeySet();
        AtomicInteger lost = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> people = ENIS.stream()
                .map(eni -> CompletableFuture.runAsync(() -> clickUntil(over::get, eni, done, lost)))
                .toList();
        try (BotProcess last = restarts.toTheLast()) {
            over.set(true);
            people.forEach(CompletableFuture::join);
            System.out.printf("ending: %d clicks taken, %d not%n", done.size(), lost.get());
            assertThat(done).isNotEmpty();
            assertThat(last.output()).doesNotContain("Exception");
            return new Clicks(done.size(), lost.get());
        } finally {
            over.set(true);
        }
    }

    private void clickUntil(BooleanSupplier over, String eni, Set<String> done, AtomicInteger lost) {
        while (!over.getAsBoolean()) {
            if (!Story.ID.matcher(story.types(ALICE, eni).body()).find()) {
                lost.incrementAndGet();
                continue;
            }
            // A command whose acknowledgement was lost may have been taken all the same: then this is its card.
            SlackMessage card = story.await(m -> waitsFor(m, eni) && !done.contains(id(m)));
            while (!story.slack
                    .actor()
                    .click(ALICE, OPS, card.ts(), "cancel")
                    .join()
                    .isAcked()) {
                lost.incrementAndGet();
            }
            story.end(id(card), "cancelled");
            done.add(id(card));
        }
    }

    private static boolean waitsFor(SlackMessage message, String eni) {
        JsonNode payload = payload(message);
        return payload.path("state").asText().equals("awaiting_confirmation")
                && payload.path("enis").path(0).asText().equals(eni);
    }

    private static String id(SlackMessage message) {
        return payload(message).path("id").asText();
    }

    private static JsonNode payload(SlackMessage message) {
        return message.metadata().map(m -> m.path("event_payload")).orElse(MissingNode.getInstance());
    }
}
