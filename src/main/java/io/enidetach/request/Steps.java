package io.enidetach.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has to be committed with a change of state: its audit entry, its timers, and the messages owed for it. */
final class Steps {
    /** Events that rest on what people were shown. */
    private static final Set<String> SHOWN = Set.of("looked_up", "confirmed", "approved");

    private final Optional<Request> before;
    private final Request after;
    private final Instant now;
    private final List<Timer> timers = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();

    private Steps(Optional<Request> before, Request after, Instant now) {
        this.before = before;
        this.after = after;
        this.now = now;
    }

    /** The name, the actor and the details under which an event stands in the record. */
    record Told(String event, String actor, Map<String, String> detail) {
        static Told of(Event event) {
            return EventNames.told(event);
        }
    }

    static Moved of(Optional<Request> before, Request after, Told told, Instant now, Limits limits) {
        Steps steps = new Steps(before, after, now);
        steps.timers(limits);
        steps.messages();
        return new Moved(after, steps.audit(told), List.copyOf(steps.timers), List.copyOf(steps.outgoing));
    }

    private AuditNote audit(Told told) {
        Map<String, String> detail = new LinkedHashMap<>(told.detail());
        if (SHOWN.contains(told.event())) {
            after.preview()
                    .map(Preview::fingerprint)
                    .filter(hash -> !hash.isEmpty())
                    .ifPresent(hash -> detail.put("facts", hash));
        }
        boolean entered = before.map(b -> b.state() != after.state()).orElse(true);
        if (entered && after.state().isEnd()) {
            after.ending().ifPresent(e -> {
                detail.put("reason", e.reason().name());
                e.args().forEach(detail::putIfAbsent);
            });
        }
        return new AuditNote(
                told.event(),
                Optional.of(after.id()),
                Optional.of(after.order().action()),
                after.order().dryRun(),
                before.map(Request::state),
                Optional.of(after.state()),
                told.actor(),
                after.order().enis(),
                detail);
    }

    private void timers(Limits limits) {
        switch (after.state()) {
            case RECEIVED -> add(Timer.Kind.INSPECT, now);
            case AWAITING_CONFIRMATION, AWAITING_APPROVAL -> {
                if (!after.waitEnds().equals(before.flatMap(Request::waitEnds))) {
                    add(Timer.Kind.DEADLINE, after.waitEnds().orElseThrow());
                }
                after.remindAt()
                        .filter(at -> !before.flatMap(Request::remindAt).equals(Optional.of(at)))
                        .ifPresent(at -> add(Timer.Kind.REMINDER, at));
            }
            case SUBMITTING, RUNNING -> {
                if (before.map(b -> b.state() != State.SUBMITTING && b.state() != State.RUNNING)
                        .orElse(true)) {
                    add(Timer.Kind.SUBMIT, now);
                }
                boolean watched =
                        before.map(b -> b.anyLine(LineState::isWatched)).orElse(false);
                if (!watched && after.anyLine(LineState::isWatched)) {
                    add(Timer.Kind.WATCH, now.plus(limits.pollInterval()));
                }
            }
            case SUCCEEDED -> after.reattachableUntil().ifPresent(end -> add(Timer.Kind.OFFER_ENDS, end));
            default -> {}
        }
    }

    private void add(Timer.Kind kind, Instant at) {
        timers.add(new Timer(kind, after.id().value(), after.version(), at));
    }

    private void messages() {
        if (!after.hasCard()) {
            if (after.state() == State.REFUSED) {
                outgoing.add(Outgoing.privately(
                        after.id().value(),
                        Optional.of(after.id()),
                        after.order().requester(),
                        after.order().channel(),
                        Note.REQUEST_REFUSED,
                        Map.of()));
            }
            return;
        }
        outgoing.add(Outgoing.about(Outgoing.Kind.CARD, after.id()));
        boolean consentsChanged =
                before.map(b -> !b.consents().equals(after.consents())).orElse(false);
        boolean entered = before.map(b -> b.state() != after.state()).orElse(true);
        boolean asked = after.hasApprovalMessage()
                || before.map(Request::hasApprovalMessage).orElse(false);
        if (asked && (entered || consentsChanged)) {
            outgoing.add(Outgoing.about(Outgoing.Kind.APPROVAL, after.id()));
        }
        boolean shownBefore = before.map(Request::hasCard).orElse(false);
        if (!shownBefore && after.preview().filter(Preview::overflows).isPresent()) {
            outgoing.add(Outgoing.about(Outgoing.Kind.OVERFLOW, after.id()));
        }
        if (entered && after.state().isEnd()) {
            outgoing.add(Outgoing.about(Outgoing.Kind.END, after.id()));
        }
    }
}
