package io.enidetach.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Server;
import io.enidetach.store.SharedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many requests at once for two processes on one PostgreSQL, one of which is killed every five seconds: as many ends, each
 * once, at most one detach each. With {@code -Dtest.all=true} 500 requests, else a twentieth of that.
 */
@Timeout(300)
class CrowdStoriesTest {
    private static final int REQUESTS = Boolean.getBoolean("test.all") ? 500 : 25;
    /** Whoever is killed with an ask on its way leaves it in doubt for so long. */
    private static final String TASK_TIMEOUT = Boolean.getBoolean("test.all") ? "60s" : "30s";

    private static final int PER_SERVER = 4;
    private static final Duration KILL_EVERY = Duration.ofSeconds(5);
    private static final Duration ALL_END_WITHIN = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @TempDir
    Path folder;

    @Test
    void all_end_once_with_one_detach_each_while_processes_are_killed() throws Exception {
        try (Story story = new Story(folder)) {
            crowd(story);
            story.overSocketMode()
                    .with("DATABASE_URL", SharedPostgres.freshUrl())
                    .with("ENI_DETACH_TASK_TIMEOUT", TASK_TIMEOUT)
                    .with("ENI_DETACH_POLL_INTERVAL", "500ms")
                    .with("ENI_DETACH_CLOUD_QPS", "200");
            Set<String> told = told(story);
            long began = System.nanoTime();
            Set<String> accepted;
            try (Pair pair = new Pair(story)) {
                accepted = type(story);
                awaitEnds(story, accepted, told);
                report(story, accepted, pair.kills, began);
                assertThat(pair.kills).isPositive();
            }
            TheRecord record = new TheRecord(story.environment());
            assertThat(record.verified()).startsWith("ok: ");
            Map<String, List<String>> ends = record.ends();
            assertThat(ends)
                    .containsOnlyKeys(record.requests().toArray(String[]::new))
                    .allSatisfy((id, its) -> assertThat(its).hasSize(1));
            assertThat(ends.keySet()).containsAll(accepted);
            assertThat(enis())
                    .allSatisfy(eni -> assertThat(story.cloud.model().acceptedDetaches(eni))
                            .isLessThanOrEqualTo(1));
        }
    }

    private static List<String> enis() {
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> "eni-cr0wd%03d".formatted(i))
                .toList();
    }

    private static String server(int number) {
        return "ins-cr0wd%03d".formatted(number / PER_SERVER);
    }

    /** One message a second is all that a channel takes. */
    private static String channel(int number) {
        return "C0CROWD%03d".formatted(number);
    }

    private static void crowd(Story story) {
        for (int i = 0; i < REQUESTS; i++) {
            story.channel(channel(i));
            if (i % PER_SERVER == 0) {
                story.cloud.model().add(new Server("vpc-d3v00001", server(i), "crowd-" + i / PER_SERVER));
            }
            story.cloud
                    .model()
                    .add(new Eni("vpc-d3v00001", enis().get(i), "crowd-" + i)
                            .address("10.1.%d.%d".formatted(1 + i / 200, 10 + i % 200))
                            .on(server(i), Instant.parse("2026-01-02T03:04:05Z")));
        }
    }

    /** Everybody types at once, and again when it was not accepted; the IDs of what was. */
    private static Set<String> type(Story story) {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        List<Integer> left = IntStream.range(0, REQUESTS).boxed().toList();
        while (!left.isEmpty()) {
            Map<Integer, CompletableFuture<Delivered>> typed = left.stream()
                    .collect(Collectors.toMap(
                            i -> i,
                            i -> story.slack
                                    .actor()
                                    .command(
                                            Story.ALICE,
                                            channel(i),
                                            "/eni-detach vpc-d3v00001 " + enis().get(i) + " " + server(i))));
            left = typed.entrySet().stream()
                    .filter(e -> {
                        Matcher id = Story.ID.matcher(e.getValue().join().body());
                        return !id.find() || !accepted.add(id.group());
                    })
                    .map(Map.Entry::getKey)
                    .toList();
        }
        return accepted;
    }

    /** The requests whose end was told in Slack, as it goes on. */
    private static Set<String> told(Story story) {
        Set<String> told = ConcurrentHashMap.newKeySet();
        story.slack.workspace().onChange(change -> {
            JsonNode payload = change.path("message").path("metadata").path("event_payload");
            boolean reply = change.path("message").has("thread_ts");
            if (change.path("type").asText().equals("message")
                    && reply
                    && TheRecord.ENDS.contains(payload.path("state").asText())) {
                told.add(payload.path("id").asText());
            }
        });
        return told;
    }

    /** Waits until Slack has seen the end of each: in its thread, or, when it was refused at once, privately. */
    private static void awaitEnds(Story story, Set<String> accepted, Set<String> told) {
        long end = System.nanoTime() + ALL_END_WITHIN.toNanos();
        while (true) {
            Set<String> left = new HashSet<>(accepted);
            left.removeAll(told);
            if (refused(story).containsAll(left) && areRefused(story, left)) {
                return;
            }
            assertThat(System.nanoTime()).as("in time; no end of " + left).isLessThan(end);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static boolean areRefused(Story story, Set<String> ids) {
        Map<String, List<String>> ends = new TheRecord(story.environment()).ends();
        return ids.stream().allMatch(id -> List.of("refused").equals(ends.get(id)));
    }

    /** What was told of requests that never had a card; a refusal also names the request that was there before. */
    private static Set<String> refused(Story story) {
        return story.slack.workspace().ephemerals(Story.ALICE).stream()
                .map(SlackMessage::allText)
                .filter(text -> text.contains("Nothing was changed"))
                .flatMap(text -> Story.ID.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static void report(Story story, Set<String> accepted, int kills, long began) {
        Map<String, Long> ends = new TheRecord(story.environment())
                .ends().values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(end -> end, Collectors.counting()));
        System.out.printf(
                "crowd: %d requests for %d ENIs, %d kills, ends %s, %d detaches, all told after %d s%n",
                accepted.size(),
                REQUESTS,
                kills,
                ends,
                story.detaches(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }

    /** Two processes of which one is killed, in turn, every five seconds, provided that the other one is ready. */
    private static final class Pair implements AutoCloseable {
        private final Story story;
        private final BotProcess[] processes = new BotProcess[2];
        private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        private volatile int kills;

        Pair(Story story) {
            this.story = story;
            processes[0] = story.anotherProcess();
            processes[1] = story.anotherProcess();
            for (BotProcess process : processes) {
                process.awaitReady(BotProcess.START_MOST);
            }
            killer.scheduleAtFixedRate(this::kill, KILL_EVERY.toMillis(), KILL_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void kill() {
            int victim = kills % 2;
            processes[1 - victim].awaitReady(BotProcess.START_MOST);
            processes[victim].kill();
            processes[victim] = story.anotherProcess();
            kills++;
        }

        @Override
        public void close() {
            killer.shutdown();
            try {
                killer.awaitTermination(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            for (BotProcess process : processes) {
                process.close();
            }
        }
    }
}
