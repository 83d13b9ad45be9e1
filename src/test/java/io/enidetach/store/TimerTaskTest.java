package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.enidetach.request.Timer;
import io.enidetach.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimerTaskTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.000900Z");

    @Test
    void the_delay_after_an_exception_grows_from_1_to_30_seconds() {
        assertThat(TimerTask.retryAfter(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(TimerTask.retryAfter(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(TimerTask.retryAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(TimerTask.retryAfter(100_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_clock_that_jumped_ahead_does_not_make_a_running_timer_a_dead_one() {
        Running running = new Running();
        TimerTask unit = new TimerTask(
                Timer.Kind.WATCH,
                t -> Optional.empty(),
                new SettableClock("2026-11-23T08:00:00Z"),
                running,
                timer -> {},
                new Room(1));
        TaskInstance<Void> instance = new TaskInstance<>("WATCH", "D-7K3Q9M/1");
        ExecutionComplete dead = ExecutionComplete.failure(new Execution(NOW, instance), NOW, NOW, null);
        assertThat(running.begins(instance.getTaskAndInstance())).isTrue();
        // Without operations there is nothing that it could do but fail.
        assertThatCode(() -> unit.getDeadExecutionHandler().deadExecution(dead, null))
                .doesNotThrowAnyException();
        running.ended(instance.getTaskAndInstance());
        assertThatCode(() -> unit.getDeadExecutionHandler().deadExecution(dead, null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void nothing_begins_once_the_process_ends() {
        Running unit = new Running();
        assertThat(unit.begins("WATCH/D-7K3Q9M/1")).isTrue();
        unit.ended("WATCH/D-7K3Q9M/1");
        unit.end(Duration.ZERO);
        assertThat(unit.begins("WATCH/D-7K3Q9M/2")).isFalse();
        assertThat(unit.has("WATCH/D-7K3Q9M/2")).isFalse();
    }

    @Test
    void what_is_due_now_is_due_at_once_and_what_is_due_later_is_never_early() {
        assertThat(TimerRows.due(NOW, NOW)).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(TimerRows.due(NOW.plusNanos(1), NOW)).isEqualTo(Instant.parse("2026-11-23T08:00:00.001Z"));
        assertThat(TimerRows.due(Instant.parse("2026-11-23T09:00:00Z"), NOW))
                .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    }

    @Test
    void a_timer_is_read_back_from_its_row_whatever_its_subject_holds() {
        Timer timer = new Timer(Timer.Kind.DELIVER, "private/U0A/D-7K3Q9M", 12, NOW);
        assertThat(TimerRows.timer(Timer.Kind.DELIVER, "private/U0A/D-7K3Q9M/12", NOW))
                .isEqualTo(timer);
    }
}
