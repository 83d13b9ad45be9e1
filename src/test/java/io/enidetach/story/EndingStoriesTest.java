package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.Zone;
import io.enidetach.store.SharedPostgres;
import io.enidetach.testing.MostlyWaiting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: no new work, what runs is finished or handed back in time, and nothing that was clicked is lost. */
@MostlyWaiting
@Timeout(150)
class EndingStoriesTest {
    private static final int PEOPLE = 12;

    /** Heroku kills after thirty. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder);
    }

    @AfterEach
    void curtain() {
        threads.shutdownNow();
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
            Clicks clicks = new Clicks();
            whilePeopleClick(clicks, () -> {
                assertThat(first.end(ENDS_WITHIN)).isZero();
                balancer.remove(first);
                BotProcess third = ready(story.anotherProcess());
                balancer.add(third);
                clicks.awaitMore();
                assertThat(second.end(ENDS_WITHIN)).isZero();
                return third;
            });
            assertThat(clicks.unanswered).hasValue(0);
        }
    }

    @Test
    void no_click_is_lost_over_socket_mode_while_one_of_two_processes_restarts() throws SQLException {
        story.overSocketMode().with("DATABASE_URL", SharedPostgres.freshUrl());
        BotProcess first = ready(story.anotherProcess());
        BotProcess second = ready(story.anotherProcess());
        Clicks clicks = new Clicks();
        whilePeopleClick(clicks, () -> {
            assertThat(first.end(ENDS_WITHIN)).isZero();
            BotProcess third = ready(story.anotherProcess());
            clicks.awaitMore();
            assertThat(second.end(ENDS_WITHIN)).isZero();
            return third;
        });
        // Each person has one thing under way; where it crosses a goodbye it is taken, and Slack shows a warning.
        assertThat(clicks.unanswered).hasValueLessThan(PEOPLE);
    }

    private static BotProcess ready(BotProcess process) {
        process.awaitReady(BotProcess.START_MOST);
        return process;
    }

    private interface Restarts {
        BotProcess toTheLast();
    }

    /** What came of all that people typed and clicked. */
    private static final class Clicks {
        private final Set<String> done = ConcurrentHashMap.newKeySet();
        private final AtomicInteger unanswered = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();

        private void delivered(Delivered delivery) {
            if (!delivery.isAcked()) {
                unanswered.incrementAndGet();
            }
        }

        /** Waits until people have taken back as many requests again as there are people. */
        private void awaitMore() {
            int enough = done.size() + PEOPLE;
            Story.awaitThat(() -> done.size() >= enough, () -> "only " + done.size() + " clicks of " + enough);
        }
    }

    /** People ask and take it back, again and again, while processes restart. */
    private void whilePeopleClick(Clicks clicks, Restarts restarts) {
        List<CompletableFuture<Void>> people = IntStream.range(0, PEOPLE)
                .mapToObj(this::eni)
                .map(eni -> CompletableFuture.runAsync(() -> clickUntilOver(eni, clicks), threads))
                .toList();
        clicks.awaitMore();
        try (BotProcess last = restarts.toTheLast()) {
            clicks.awaitMore();
            clicks.over.set(true);
            people.forEach(CompletableFuture::join);
            System.out.printf("ending: %d clicks taken, %d unanswered%n", clicks.done.size(), clicks.unanswered.get());
            assertThat(last.output()).doesNotContain("Exception");
        } finally {
            clicks.over.set(true);
        }
    }

    /** A card each; its channel is named after the ENI. */
    private String eni(int person) {
        String eni = "eni-end%05d".formatted(person);
        story.cloud
                .model()
                .add(new Eni("vpc-d3v00001", eni, "ending " + person)
                        .subnet("subnet-d3v00001", Zone.GUANGZHOU_2)
                        .address("10.1.9." + (person + 1))
                        .on("ins-d3v00001", Instant.parse("2026-01-02T03:04:05Z")));
        story.channel(channel(eni));
        return eni;
    }

    private static String channel(String eni) {
        return "C0" + eni.substring("eni-".length()).toUpperCase(Locale.ROOT);
    }

    // What was acknowledged must have its effect, and so must what was not: Slack brings it nowhere else.
    private void clickUntilOver(String eni, Clicks clicks) {
        Set<String> heard = new HashSet<>();
        while (!clicks.over.get()) {
            Delivered typed = story.types(ALICE, channel(eni), eni + " region=ap-guangzhou");
            clicks.delivered(typed);
            if (typed.isAcked() && !Story.ID.matcher(typed.body()).find()) {
                continue;
            }
            SlackMessage card = story.await(m -> waitsFor(m, eni) && !clicks.done.contains(id(m)));
            do {
                clicks.delivered(story.slack
                        .actor()
                        .click(ALICE, channel(eni), card.ts(), "cancel")
                        .join());
            } while (!isEnd(story.await(m -> isEnd(m, card) || saysAgain(m, channel(eni)) && heard.add(m.ts())), card));
            clicks.done.add(id(card));
        }
    }

    private static boolean isEnd(SlackMessage message, SlackMessage card) {
        return message.threadTs().isPresent() && Story.shows(message, id(card), "cancelled");
    }

    private static boolean saysAgain(SlackMessage message, String channel) {
        return message.isEphemeral()
                && message.channel().equals(channel)
                && message.text().contains("click again");
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
