package io.enidetach.workflow;

import io.enidetach.request.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** The real workflow without threads of its own: looks at the cloud are made when a test says so, in its thread. */
public final class SteppedWorkflow implements Clockwork.Handler {
    private final Rounds rounds = new Rounds();
    private final Workflow workflow;

    public SteppedWorkflow(Workflow.Parts parts) {
        Clock clock = parts.clock();
        workflow = new Workflow(
                parts,
                rounds,
                () -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()));
    }

    public FrontDesk desk() {
        return workflow.desk();
    }

    /** Has the record say which policy is in force and goes on with what ran, as after every start. */
    public void resume() {
        workflow.policyReloads().look();
        workflow.resume();
    }

    @Override
    public Optional<Instant> run(Timer timer) {
        return workflow.run(timer);
    }

    /** How many ENIs are looked at. */
    public int watched() {
        return workflow.lookout().size();
    }

    /** Looks once at all that are due; whether any was. */
    public boolean look() {
        rounds.going = true;
        try {
            return workflow.lookout().lookAround();
        } finally {
            rounds.going = false;
        }
    }

    /** Runs the looks of a round at once. The thread that would go round by itself is not begun: the test is it. */
    private static final class Rounds extends AbstractExecutorService {
        private boolean going;
        private boolean shutdown;

        @Override
        public void execute(Runnable look) {
            if (going) {
                look.run();
            }
        }

        @Override
        public void shutdown() {
            shutdown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shutdown;
        }

        @Override
        public boolean isTerminated() {
            return shutdown;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
