package io.enidetach.workflow;

import static io.enidetach.request.Fixtures.GUANGZHOU;
import static io.enidetach.request.Fixtures.ID;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.SERVER;
import static io.enidetach.request.Fixtures.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Look;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Sought;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Fixtures;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.RequestId;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookoutTest {
    private static final RequestId OTHER = new RequestId("D-0THER1");
    private static final Attachment HELD = new Attachment(SERVER, Optional.of("2024-11-01 10:05:00"));
    private static final Trouble DOWN = new Trouble(Advice.UNREACHABLE, "timeout", "", true);

    private final Cloud cloud = new Cloud();
    private final Told told = new Told();
    private final Lookout unit = new Lookout(
            cloud,
            told,
            new Glances(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofMillis(1)),
            Lookout.threads(),
            System::nanoTime);

    @AfterEach
    void close() {
        unit.close();
    }

    /** Lists everything that is sought in one look; what it does not know is in no answer. */
    private static final class Cloud implements CloudReader {
        private final Map<EniId, Reading<EniFacts>> enis = new ConcurrentHashMap<>();
        private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
        private volatile TaskReading task = new TaskReading.Running();
        private volatile Duration untilTurn = Duration.ZERO;

        @Override
        public Duration untilTurn(int more) {
            return untilTurn;
        }

        @Override
        public List<Look> looks(Region region, List<Sought> sought) {
            return List.of(new Look(sought, seen -> {
                sizes.add(sought.size());
                sought.forEach(
                        one -> Optional.ofNullable(enis.get(one.eni())).ifPresent(r -> seen.accept(one.eni(), r)));
            }));
        }

        @Override
        public TaskReading task(Region region, String taskId) {
            return task;
        }

        @Override
        public Reading<EniFacts> eni(Region region, EniId id) {
            throw new AssertionError("looks at several together");
        }

        @Override
        public Reading<VpcFacts> vpc(Region region, VpcId id) {
            throw new AssertionError("reads no VPC");
        }

        @Override
        public Reading<ServerFacts> server(Region region, InstanceId id) {
            throw new AssertionError("reads no server");
        }

        @Override
        public Optional<Trouble> probe(Region region) {
            throw new AssertionError("probes nothing");
        }
    }

    /** What was told, in order. */
    private static final class Told implements Lookout.Report {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        private volatile RuntimeException next;
        private volatile CyclicBarrier together = new CyclicBarrier(1);

        @Override
        public void sighted(Watched watched, EniFacts facts) {
            words.add(watched.sought().eni() + " sighted");
        }

        @Override
        public void seen(Watched watched, boolean done) {
            if (done || watched.settles()) {
                meet();
                words.add(watched.sought().eni() + (done ? " done" : " unchanged"));
            }
            if (done && next != null) {
                RuntimeException thrown = next;
                next = null;
                throw thrown;
            }
        }

        private void meet() {
            try {
                together.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void task(Watched watched, TaskReading task) {
            words.add("task " + task.getClass().getSimpleName());
        }

        void await(String word) throws InterruptedException {
            for (String seen = ""; !seen.equals(word); ) {
                seen = words.poll(20, TimeUnit.SECONDS);
                assertThat(seen).as("until " + word).isNotNull();
            }
        }
    }

    private static EniId eni(int n) {
        return new EniId("eni-%08d".formatted(n));
    }

    private static Reading<EniFacts> showing(EniId id, Optional<Attachment> held) {
        EniFacts like = Fixtures.eni(id);
        return new Reading.Found<>(new EniFacts(
                id,
                "",
                VPC,
                like.subnet(),
                like.zone(),
                false,
                held,
                like.addresses(),
                Optional.empty(),
                Optional.empty()));
    }

    private static Watched watched(EniId id, Optional<String> task, boolean settles) {
        return new Watched(
                ID, Action.DETACH, GUANGZHOU, new Sought(id, VPC, SERVER), Optional.of(HELD), NOON, task, settles);
    }

    private static Watched watched(RequestId request, EniId id) {
        return new Watched(
                request,
                Action.DETACH,
                GUANGZHOU,
                new Sought(id, VPC, SERVER),
                Optional.of(HELD),
                NOON,
                Optional.empty(),
                false);
    }

    @Test
    void what_is_followed_together_is_looked_at_together() throws InterruptedException {
        List<Watched> all = IntStream.range(0, 300)
                .mapToObj(n -> watched(eni(n), Optional.empty(), false))
                .toList();
        unit.follow(ID, all);
        assertThat(cloud.sizes.poll(20, TimeUnit.SECONDS)).isEqualTo(300);
    }

    @Test
    void what_a_look_is_at_is_chosen_when_its_call_can_go_soon() throws InterruptedException {
        cloud.untilTurn = Duration.ofMillis(60);
        unit.follow(ID, List.of(watched(eni(1), Optional.empty(), false)));
        assertThat(unit.lookAround()).isFalse();
        cloud.untilTurn = Duration.ofMillis(10);
        assertThat(cloud.sizes.poll(20, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void an_eni_without_its_server_is_told_as_done() throws InterruptedException {
        cloud.enis.put(eni(1), showing(eni(1), Optional.of(HELD)));
        unit.follow(ID, List.of(watched(eni(1), Optional.empty(), false)));
        cloud.sizes.take();
        cloud.enis.put(eni(1), showing(eni(1), Optional.empty()));
        told.await(eni(1) + " done");
    }

    @Test
    void one_sighting_is_no_proof_and_one_that_was_taken_back_starts_anew() throws InterruptedException {
        cloud.enis.put(eni(1), showing(eni(1), Optional.empty()));
        unit.follow(ID, List.of(watched(eni(1), Optional.empty(), false)));
        told.await(eni(1) + " sighted");
        assertThat(unit.isSighted(watched(eni(1), Optional.empty(), false))).isTrue();
        cloud.enis.put(eni(1), showing(eni(1), Optional.of(HELD)));
        cloud.sizes.clear();
        cloud.sizes.take();
        cloud.sizes.take();
        assertThat(told.words).isEmpty();
        assertThat(unit.isSighted(watched(eni(1), Optional.empty(), false))).isFalse();
        cloud.enis.put(eni(1), showing(eni(1), Optional.empty()));
        assertThat(told.words.poll(20, TimeUnit.SECONDS)).isEqualTo(eni(1) + " sighted");
        assertThat(told.words.poll(20, TimeUnit.SECONDS)).isEqualTo(eni(1) + " done");
    }

    @Test
    void another_attachment_than_the_approved_one_is_done_too() throws InterruptedException {
        Attachment later = new Attachment(SERVER, Optional.of("2026-11-01 10:05:00"));
        cloud.enis.put(eni(1), showing(eni(1), Optional.of(later)));
        unit.follow(ID, List.of(watched(eni(1), Optional.empty(), false)));
        told.await(eni(1) + " done");
    }

    @Test
    void an_eni_that_is_in_no_answer_or_cannot_be_read_proves_nothing() throws InterruptedException {
        cloud.enis.put(eni(2), new Reading.Unreadable<>(DOWN));
        cloud.enis.put(eni(3), new Reading.Absent<>("not_listed"));
        unit.follow(
                ID,
                List.of(
                        watched(eni(1), Optional.of("task-1"), false),
                        watched(eni(2), Optional.of("task-2"), false),
                        watched(eni(3), Optional.of("task-3"), true)));
        for (int looks = 0; looks < 5; looks++) {
            cloud.sizes.take();
        }
        assertThat(told.words).isEmpty();
    }

    @Test
    void a_task_is_asked_about_only_while_its_eni_stays() throws InterruptedException {
        cloud.task = new TaskReading.Failed("Busy");
        cloud.enis.put(eni(1), showing(eni(1), Optional.of(HELD)));
        unit.follow(ID, List.of(watched(eni(1), Optional.of("task-1"), false)));
        told.await("task Failed");
        unit.follow(ID, List.of(watched(eni(1), Optional.empty(), true)));
        told.await(eni(1) + " unchanged");
    }

    @Test
    void ends_that_were_seen_together_are_written_beside_each_other() throws InterruptedException {
        told.together = new CyclicBarrier(2);
        cloud.enis.put(eni(1), showing(eni(1), Optional.empty()));
        cloud.enis.put(eni(2), showing(eni(2), Optional.empty()));
        cloud.untilTurn = Duration.ofMillis(60);
        unit.follow(ID, List.of(watched(ID, eni(1))));
        unit.follow(OTHER, List.of(watched(OTHER, eni(2))));
        cloud.untilTurn = Duration.ZERO;
        for (String expected : List.of("sighted", "sighted", "done", "done")) {
            assertThat(told.words.poll(20, TimeUnit.SECONDS)).endsWith(expected);
        }
    }

    @Test
    void what_could_not_be_written_is_told_again() throws InterruptedException {
        told.next = new IllegalStateException("no database");
        cloud.enis.put(eni(1), showing(eni(1), Optional.empty()));
        unit.follow(ID, List.of(watched(eni(1), Optional.empty(), false)));
        told.await(eni(1) + " done");
        told.await(eni(1) + " done");
    }

    @Test
    void what_is_no_longer_followed_is_no_longer_looked_at() throws InterruptedException {
        cloud.enis.put(eni(1), showing(eni(1), Optional.of(HELD)));
        unit.follow(ID, List.of(watched(eni(1), Optional.empty(), false)));
        cloud.sizes.take();
        unit.follow(ID, List.of());
        assertThat(unit.size()).isZero();
        unit.follow(OTHER, List.of(watched(OTHER, eni(2))));
        cloud.enis.put(eni(1), showing(eni(1), Optional.empty()));
        cloud.enis.put(eni(2), showing(eni(2), Optional.empty()));
        told.await(eni(2) + " done");
        told.await(eni(2) + " done");
        assertThat(told.words).noneMatch(word -> word.startsWith(eni(1).value()));
    }
}
