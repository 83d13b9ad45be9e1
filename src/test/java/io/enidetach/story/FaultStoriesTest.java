package io.enidetach.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.Zone;
import io.enidetach.story.FaultMatrix.Cell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault of the simulated cloud before, during and after the ask, on both generations, through the whole bot: at most
 * one detach has an effect, the request ends as it should, and its requester reads why. Most of a story is waiting, so
 * several worlds play at the same time.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultStoriesTest {
    private static final int WORLDS_PER_GENERATION = 8;
    private static final String READ = "DescribeNetworkInterfaces";
    private static final Instant BOOT = Instant.parse("2024-11-01T02:05:00Z");

    private final Map<Cell, Outcome> outcomes = new ConcurrentHashMap<>();

    /** How one story ended; {@code failure} is what went wrong while it was told. */
    private record Outcome(String state, String text, long asks, long accepted, Throwable failure) {}

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        List<Future<?>> worlds = new ArrayList<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        for (Generation generation : Generation.values()) {
            Queue<Cell> cells = new ConcurrentLinkedQueue<>(FaultMatrix.cells(generation));
            for (int i = 0; i < WORLDS_PER_GENERATION; i++) {
                Path its = Files.createDirectory(folder.resolve(generation + "-" + i));
                worlds.add(threads.submit(() -> play(its, generation, cells)));
            }
        }
        for (Future<?> world : worlds) {
            world.get();
        }
        threads.shutdown();
    }

    private void play(Path folder, Generation generation, Queue<Cell> cells) {
        try (World world = new World(folder, generation)) {
            for (Cell cell = cells.poll(); cell != null; cell = cells.poll()) {
                outcomes.put(cell, world.play(cell));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_fault_at_every_moment_ends_as_it_should() {
        return Stream.of(Generation.values())
                .flatMap(generation -> FaultMatrix.cells(generation).stream())
                .map(cell -> dynamicTest(cell.toString(), () -> holds(cell, outcomes.get(cell))));
    }

    private static void holds(Cell cell, Outcome outcome) {
        assertThat(outcome.failure).as(cell.toString()).isNull();
        assertThat(outcome.state).as(outcome.text).isEqualTo(cell.end().state());
        assertThat(outcome.text).contains(cell.end().sentence());
        assertThat(outcome.asks).as("asks").isEqualTo(cell.asks());
        assertThat(outcome.accepted).as("detaches with an effect").isLessThanOrEqualTo(1);
    }

    /** One bot, one cloud; the stories come one after the other, each on an ENI of its own. */
    private static final class World implements AutoCloseable {
        private final Story story;
        private final AtomicReference<Runnable> onAsk = new AtomicReference<>(() -> {});
        private int enis;

        World(Path folder, Generation generation) {
            story = new Story(folder)
                    .with("TENCENTCLOUD_API", generation.name().toLowerCase(Locale.ROOT))
                    .with("ENI_DETACH_TASK_TIMEOUT", "5s");
            story.cloud.calls().onCall(call -> {
                if (call.action().equals(Story.DETACH)) {
                    onAsk.get().run();
                }
            });
            story.begin();
        }

        Outcome play(Cell cell) {
            String eni = String.format("eni-flt%05d", ++enis);
            story.cloud
                    .model()
                    .add(new Eni("vpc-d3v00001", eni, "fault " + enis)
                            .subnet("subnet-d3v00001", Zone.GUANGZHOU_2)
                            .address("10.1.9." + enis)
                            .on("ins-d3v00001", BOOT));
            try {
                strike(cell);
                String id = story.asks(
                        Story.ALICE,
                        story.channel("C0FLT" + enis),
                        "vpc-d3v00001 " + eni + " ins-d3v00001 region=ap-guangzhou");
                SlackMessage told = story.await(message -> tells(message, id));
                return outcome(eni, told);
            } catch (RuntimeException | AssertionError e) {
                return new Outcome("", "", 0, 0, e);
            } finally {
                onAsk.set(() -> {});
                story.cloud.faults().clear();
            }
        }

        private void strike(Cell cell) {
            FaultRule rule = FaultRule.of(cell.fault());
            if (cell.fault() == Fault.DELAY || cell.fault() == Fault.HANG) {
                rule = rule.lasting(Duration.ofMillis(300));
            }
            FaultRule it = rule;
            switch (cell.moment()) {
                case BEFORE -> set(it.on(READ).times(1));
                case BEFORE_FOR_GOOD -> set(it.on(READ));
                case DURING -> set(it.on(Story.DETACH).times(1));
                case DURING_BUT_DONE -> set(it.on(Story.DETACH).times(1).afterEffect());
                case AFTER -> onAsk.set(() -> set(it.times(3)));
                case AFTER_FOR_GOOD -> onAsk.set(() -> set(it));
            }
        }

        private void set(FaultRule rule) {
            story.cloud.faults().set(rule);
        }

        private static boolean tells(SlackMessage message, String id) {
            boolean privately =
                    message.onlyFor().isPresent() && message.allText().contains(id);
            return privately && message.allText().contains("Refused")
                    || message.threadTs().isPresent()
                            && message.metadata()
                                    .map(m -> m.path("event_payload")
                                            .path("id")
                                            .asText()
                                            .equals(id))
                                    .orElse(false);
        }

        private Outcome outcome(String eni, SlackMessage told) {
            String state = told.metadata()
                    .map(m -> m.path("event_payload").path("state").asText())
                    .orElse("refused");
            long asks = story.cloud.calls().all().stream()
                    .filter(call -> call.action().equals(Story.DETACH))
                    .filter(call -> call.parameters().containsValue(eni))
                    .count();
            return new Outcome(state, told.allText(), asks, story.cloud.model().acceptedDetaches(eni), null);
        }

        @Override
        public void close() {
            story.close();
        }
    }
}
