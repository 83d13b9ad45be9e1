package io.enidetach.workflow;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.TaskReading;
import io.enidetach.request.Address;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Event;
import io.enidetach.request.Line;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows asks until their end is known. What counts is the ENI itself: a task's word alone never makes a success, and an
 * ENI that is missing from an answer proves nothing (contract, 8). The timer is what survives a restart: it hands the
 * ENIs to the {@link Lookout}, which reads them together with those of other requests, and looks by itself at the end.
 */
final class Watch implements Lookout.Report {
    /** How soon the asks of a process that died are followed elsewhere. */
    private static final Duration RENEW = Duration.ofSeconds(10);
    /** The same while many are watched, to spare the database. */
    private static final Duration RENEW_MANY = Duration.ofSeconds(60);

    private static final int MANY = 100;

    private final Ledger ledger;
    private final Steps steps;
    private final CloudReader cloud;
    private final Aftermath aftermath;
    private final Lookout lookout;
    private final Clock clock;

    Watch(
            Ledger ledger,
            Steps steps,
            CloudReader cloud,
            Aftermath aftermath,
            Clock clock,
            Function<Lookout.Report, Lookout> lookout) {
        this.ledger = ledger;
        this.steps = steps;
        this.cloud = cloud;
        this.aftermath = aftermath;
        this.clock = clock;
        this.lookout = lookout.apply(this);
    }

    Lookout lookout() {
        return lookout;
    }

    /** After a start: follows at once what other timers would bring up only little by little. */
    void resume() {
        ledger.open().forEach(this::follow);
    }

    /** Takes care that every ask without an end is looked at; answers when to look after that again. */
    Optional<Instant> run(RequestId id) {
        Request request = ledger.find(id).orElseThrow();
        for (Line line : request.lines()) {
            if (line.state().isWatched() && !clock.instant().isBefore(end(line))) {
                lastLook(request, line);
            }
        }
        Request after = ledger.find(id).orElseThrow();
        follow(after);
        Instant renew = clock.instant().plus(lookout.size() < MANY ? RENEW : RENEW_MANY);
        return watched(after).stream()
                .map(line -> end(line).isBefore(renew) ? end(line) : renew)
                .min(Instant::compareTo);
    }

    @Override
    public void sighted(Watched watched, EniFacts facts) {
        List<Address> shown = ledger.find(watched.request())
                .flatMap(Request::preview)
                .flatMap(p -> p.eni(watched.sought().eni()))
                .map(EniFacts::addresses)
                .orElse(List.of());
        aftermath.sighted(watched, shown, facts);
    }

    @Override
    public void seen(Watched watched, boolean done) {
        if (!done) {
            aftermath.forget(watched);
        }
        if (done || watched.settles()) {
            follow(tell(watched, done).request());
        }
    }

    @Override
    public void task(Watched watched, TaskReading task) {
        ended(watched, task)
                .ifPresent(event -> follow(steps.take(watched.request(), event).request()));
    }

    private void lastLook(Request request, Line line) {
        Watched watched = Watched.of(request, line);
        watched.task()
                .map(task -> cloud.task(watched.region(), task))
                .flatMap(task -> ended(watched, task))
                .ifPresent(event -> steps.take(request.id(), event));
        // There is no time for a second look: what was seen once, now or before, counts.
        Optional<EniFacts> now = cloud.eni(watched.region(), line.eni()).seen();
        boolean done = now.map(watched::isDone).orElseGet(() -> lookout.isSighted(watched));
        if (done || now.isPresent()) {
            now.filter(watched::isDone).ifPresent(facts -> sighted(watched, facts));
            tell(watched, done);
        }
        steps.take(request.id(), new Event.WatchEnded(line.eni()));
    }

    private Steps.Outcome tell(Watched watched, boolean done) {
        Event event = done
                ? new Event.SeenDone(watched.sought().eni(), aftermath.told(watched))
                : new Event.SeenUnchanged(watched.sought().eni());
        return steps.take(watched.request(), event);
    }

    private static Optional<Event> ended(Watched watched, TaskReading task) {
        if (task instanceof TaskReading.Succeeded) {
            return Optional.of(new Event.TaskEnded(watched.sought().eni(), true, ""));
        }
        return task instanceof TaskReading.Failed failed
                ? Optional.of(new Event.TaskEnded(watched.sought().eni(), false, failed.code()))
                : Optional.empty();
    }

    private void follow(Request request) {
        lookout.follow(
                request.id(),
                watched(request).stream().map(line -> Watched.of(request, line)).toList());
    }

    private static List<Line> watched(Request request) {
        return request.lines().stream().filter(l -> l.state().isWatched()).toList();
    }

    private Instant end(Line line) {
        return line.askedAt().orElseThrow().plus(steps.limits().taskTimeout());
    }
}
