package io.enidetach.workflow;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.TaskReading;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Event;
import io.enidetach.request.Line;
import io.enidetach.request.LineState;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the cloud until the end of every ask is known. What counts is the ENI itself: a task's word alone never makes a
 * success, and an ENI that is missing from an answer proves nothing (contract, 8).
 */
final class Watch {
    private static final Duration LOOK_MAX = Duration.ofSeconds(10);
    private static final int SLOWING = 20;

    private final Ledger ledger;
    private final Steps steps;
    private final CloudReader cloud;
    private final Clock clock;

    Watch(Ledger ledger, Steps steps, CloudReader cloud, Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.cloud = cloud;
        this.clock = clock;
    }

    /** Looks once at every ask without an end; answers when to look again. */
    Optional<Instant> run(RequestId id) {
        Request request = ledger.find(id).orElseThrow();
        for (Line line : request.lines()) {
            if (line.state().isWatched()) {
                look(request, line);
            }
        }
        Request after = ledger.find(id).orElseThrow();
        return after.lines().stream()
                .filter(l -> l.state().isWatched())
                .map(this::next)
                .min(Instant::compareTo);
    }

    private void look(Request request, Line line) {
        LineState state = line.state();
        boolean over = isOver(line);
        if (state == LineState.RUNNING) {
            TaskReading task = cloud.task(
                    request.preview().orElseThrow().region(), line.taskId().orElseThrow());
            if (task instanceof TaskReading.Running && !over) {
                return;
            }
            if (task instanceof TaskReading.Succeeded) {
                steps.take(request.id(), new Event.TaskEnded(line.eni(), true, ""));
            }
            if (task instanceof TaskReading.Failed failed) {
                steps.take(request.id(), new Event.TaskEnded(line.eni(), false, failed.code()));
            }
        }
        readBack(request, line).ifPresent(done -> {
            steps.take(request.id(), done ? new Event.SeenDone(line.eni()) : new Event.SeenUnchanged(line.eni()));
        });
        if (over) {
            steps.take(request.id(), new Event.WatchEnded(line.eni()));
        }
    }

    private Optional<Boolean> readBack(Request request, Line line) {
        Preview preview = request.preview().orElseThrow();
        return cloud.eni(preview.region(), line.eni()).seen().map(now -> isDone(request, preview, line, now));
    }

    private static boolean isDone(Request request, Preview preview, Line line, EniFacts now) {
        if (request.order().action() == Action.ATTACH) {
            return now.attachment()
                    .map(a -> a.instance().equals(preview.server().id()))
                    .orElse(false);
        }
        Optional<Attachment> approved = preview.eni(line.eni()).flatMap(EniFacts::attachment);
        return now.attachment().isEmpty() || !now.attachment().get().sameAs(approved.orElseThrow());
    }

    private boolean isOver(Line line) {
        Instant end = line.askedAt().orElseThrow().plus(steps.limits().taskTimeout());
        return !clock.instant().isBefore(end);
    }

    // As fast as set at first, then with the age of the ask: a task that runs for minutes is not missed by seconds.
    private Instant next(Line line) {
        Instant now = clock.instant();
        Duration age = Duration.between(line.askedAt().orElse(now), now);
        Duration slower = age.dividedBy(SLOWING);
        Duration least = steps.limits().pollInterval();
        Duration wait = slower.compareTo(least) > 0 ? slower : least;
        Duration most = LOOK_MAX.compareTo(least) > 0 ? LOOK_MAX : least;
        Instant end = line.askedAt().orElse(now).plus(steps.limits().taskTimeout());
        Instant next = now.plus(wait.compareTo(most) < 0 ? wait : most);
        return next.isAfter(end) && now.isBefore(end) ? end : next;
    }
}
