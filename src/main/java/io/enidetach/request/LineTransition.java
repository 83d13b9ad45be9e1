package io.enidetach.request;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The part of {@link Transition} that follows each ENI from the decision to its end, and the request with them. */
final class LineTransition {
    private final Request request;
    private final Instant now;

    LineTransition(Request request, Instant now) {
        this.request = request;
        this.now = now;
    }

    Optional<Request> apply(Event event) {
        if (event instanceof Event.Refused no) {
            return refused(no);
        }
        if (event instanceof Event.MandateEnded) {
            return skipWaiting(Reason.MANDATE_RAN_OUT, Map.of());
        }
        if (event instanceof Event.AskIntended e) {
            return line(e.eni(), s -> s == LineState.WAITING)
                    .filter(l -> request.isMandated(now))
                    .map(l -> settle(l.asking(now)));
        }
        if (event instanceof Event.AskAccepted e) {
            return asked(e.eni()).map(l -> settle(l.running(e.taskId())));
        }
        if (event instanceof Event.AskRefused e) {
            return asked(e.eni()).map(l -> settle(l.ended(LineState.FAILED, Reason.CLOUD_REFUSED, e.args())));
        }
        if (event instanceof Event.AskPostponed e) {
            return line(e.eni(), s -> s == LineState.ASKING).map(l -> settle(l.to(LineState.WAITING)));
        }
        if (event instanceof Event.AskLost e) {
            return line(e.eni(), s -> s == LineState.ASKING)
                    .map(l -> settle(l.ended(
                            LineState.IN_DOUBT,
                            Reason.NO_PROOF,
                            Map.of("cause", e.cause(), "reference", e.reference()))));
        }
        if (event instanceof Event.LineChanged e) {
            return line(e.eni(), s -> s == LineState.WAITING)
                    .map(l -> settle(l.ended(LineState.SKIPPED, e.reason(), e.args())));
        }
        return repeated(event).or(() -> watched(event));
    }

    // The line stays in doubt and is read on; only an acceptance changes that.
    private Optional<Request> repeated(Event event) {
        if (event instanceof Event.RepeatIntended e) {
            return request.line(e.eni())
                    .filter(l -> l.isRepeatable(now) && request.isMandated(now))
                    .map(l -> settle(l.repeating()));
        }
        if (event instanceof Event.RepeatUnclear e) {
            return line(e.eni(), s -> s == LineState.IN_DOUBT)
                    .filter(Line::repeated)
                    .map(this::settle);
        }
        return Optional.empty();
    }

    private Optional<Request> watched(Event event) {
        if (event instanceof Event.TaskEnded e) {
            return line(e.eni(), s -> s == LineState.RUNNING).map(l -> settle(taskEnded(l, e)));
        }
        if (event instanceof Event.SeenDone e) {
            return line(e.eni(), LineState::isWatched).map(l -> settle(l.done(e.publicIps())));
        }
        if (event instanceof Event.SeenUnchanged e) {
            return line(e.eni(), s -> s == LineState.TASK_FAILED)
                    .map(l -> settle(l.ended(LineState.FAILED, Reason.TASK_FAILED, args(l))));
        }
        if (event instanceof Event.WatchEnded e) {
            return line(e.eni(), LineState::isWatched)
                    .map(l -> settle(l.ended(LineState.UNKNOWN, unproven(l), args(l))));
        }
        return Optional.empty();
    }

    private static Line taskEnded(Line line, Event.TaskEnded event) {
        LineState next = event.success() ? LineState.TASK_SUCCEEDED : LineState.TASK_FAILED;
        Line ended = line.ended(next, Reason.TASK_FAILED, with(Map.of("code", event.code()), line));
        return event.success() ? line.to(next) : ended;
    }

    private static Map<String, String> args(Line line) {
        return with(line.ending().map(Ending::args).orElse(Map.of()), line);
    }

    // Whoever asks the cloud's support needs the task.
    private static Map<String, String> with(Map<String, String> args, Line line) {
        Map<String, String> all = new HashMap<>(args);
        line.taskId().ifPresent(task -> all.put("task", task));
        return Map.copyOf(all);
    }

    private static Reason unproven(Line line) {
        return switch (line.state()) {
            case RUNNING -> Reason.TASK_ENDLESS;
            case TASK_SUCCEEDED -> Reason.TASK_SUCCEEDED_UNSEEN;
            default -> Reason.NO_PROOF;
        };
    }

    // An answer that comes after a restart already called it in doubt is still an answer.
    private Optional<Line> asked(EniId eni) {
        return line(eni, s -> s == LineState.ASKING || s == LineState.IN_DOUBT);
    }

    private Optional<Line> line(EniId eni, Predicate<LineState> wanted) {
        return request.line(eni).filter(l -> wanted.test(l.state()));
    }

    // With nothing asked yet the whole request is refused; else only what was not asked is left out.
    private Optional<Request> refused(Event.Refused no) {
        boolean untouched = request.lines().stream().allMatch(l -> l.state() == LineState.WAITING && l.asks() == 0);
        if (untouched) {
            return Optional.of(
                    request.because(Ending.because(no.reason(), no.args())).at(State.REFUSED, now));
        }
        return skipWaiting(no.reason(), no.args());
    }

    private Optional<Request> skipWaiting(Reason reason, Map<String, String> args) {
        if (!request.anyLine(s -> s == LineState.WAITING)) {
            return Optional.empty();
        }
        return Optional.of(settle(request.with(request.lines().stream()
                .map(l -> l.state() == LineState.WAITING ? l.ended(LineState.SKIPPED, reason, args) : l)
                .toList())));
    }

    private Request settle(Line changed) {
        return settle(request.with(changed));
    }

    private Request settle(Request changed) {
        if (changed.anyLine(s -> s == LineState.WAITING || s == LineState.ASKING)) {
            return changed.at(State.SUBMITTING, now);
        }
        if (changed.anyLine(LineState::isWatched)) {
            return changed.at(State.RUNNING, now);
        }
        return ended(changed);
    }

    private Request ended(Request changed) {
        long unknown = count(changed, s -> s == LineState.UNKNOWN);
        long failed = count(changed, s -> s == LineState.FAILED || s == LineState.SKIPPED);
        String total = String.valueOf(changed.lines().size());
        if (unknown > 0) {
            Ending some =
                    Ending.because(Reason.SOME_UNKNOWN, Map.of("unknown", String.valueOf(unknown), "total", total));
            return changed.because(only(changed, some)).at(State.UNKNOWN, now);
        }
        if (failed > 0) {
            Ending some = Ending.because(Reason.SOME_FAILED, Map.of("failed", String.valueOf(failed), "total", total));
            return changed.because(only(changed, some)).at(State.FAILED, now);
        }
        return changed.because(Ending.because(Reason.DONE, Map.of())).at(State.SUCCEEDED, now);
    }

    private static Ending only(Request changed, Ending some) {
        return changed.lines().size() == 1 ? changed.lines().get(0).ending().orElse(some) : some;
    }

    private static long count(Request changed, Predicate<LineState> wanted) {
        return changed.lines().stream().filter(l -> wanted.test(l.state())).count();
    }
}
