package io.enidetach.slack.words;

import io.enidetach.request.ApprovalTerms;
import io.enidetach.request.Line;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way of a request: which steps lie behind it and when they were, where it is, what is still to come. */
final class Course {
    private static final String PASSED = "✓ ";
    private static final String NOW = "▶ ";
    private static final String AHEAD = "○ ";
    private static final String STOPPED = "✗ ";

    private final Words words;
    private final Request request;

    private enum Step {
        LOOKED_UP("progress.looked_up"),
        CONFIRMED("progress.confirmed"),
        APPROVED("progress.approved"),
        ASKED("progress.asked"),
        DONE("");

        private final String key;

        Step(String key) {
            this.key = key;
        }
    }

    Course(Words words, Request request) {
        this.words = words;
        this.request = request;
    }

    /** All steps in one line; nothing for a dry run, which has only one, and for what was not looked up. */
    Optional<String> progress() {
        if (request.order().dryRun() || request.preview().isEmpty()) {
            return Optional.empty();
        }
        Set<Step> passed = passed();
        List<String> shown = new ArrayList<>();
        passed.forEach(step -> shown.add(PASSED + name(step)));
        if (request.state() != State.SUCCEEDED) {
            String state = "*" + words.say("state." + request.state().name()) + "*";
            shown.add((request.state().isEnd() ? STOPPED : NOW) + state);
        }
        if (!request.state().isEnd()) {
            EnumSet<Step> ahead = EnumSet.copyOf(needed());
            ahead.removeAll(passed);
            ahead.remove(current());
            ahead.forEach(step -> shown.add(AHEAD + name(step)));
        }
        return Optional.of(String.join(" → ", shown));
    }

    /** What is known to have happened when, in its order. */
    String moments() {
        List<String> shown = new ArrayList<>();
        shown.add(moment("moment.requested", request.order().at()));
        request.consents().forEach(consent -> shown.add(moment("moment.approved", consent.at())));
        request.lines().stream()
                .flatMap(line -> line.askedAt().stream())
                .min(Instant::compareTo)
                .ifPresent(at -> shown.add(moment("moment.asked", at)));
        shown.add(moment("moment.ended", request.since()));
        return String.join(" · ", shown);
    }

    private String moment(String key, Instant at) {
        return words.say(key, Map.of("at", Markup.moment(at)));
    }

    private Set<Step> needed() {
        EnumSet<Step> needed = EnumSet.of(Step.LOOKED_UP, Step.ASKED, Step.DONE);
        if (request.needsConfirmation()) {
            needed.add(Step.CONFIRMED);
        }
        if (request.ruling().map(Ruling::production).orElse(false)) {
            needed.add(Step.APPROVED);
        }
        return needed;
    }

    // What stopped a request before it was approved may have come before or after a confirmation: that one is left out.
    private Set<Step> passed() {
        EnumSet<Step> passed = EnumSet.of(Step.LOOKED_UP);
        boolean approved =
                needed().contains(Step.APPROVED) && request.consents().size() >= required();
        boolean asked = request.lines().stream().anyMatch(Course::isAsked);
        boolean confirmed =
                approved || asked || request.state() == State.AWAITING_APPROVAL || request.state() == State.SUBMITTING;
        if (confirmed && request.needsConfirmation()) {
            passed.add(Step.CONFIRMED);
        }
        if (approved) {
            passed.add(Step.APPROVED);
        }
        if (asked) {
            passed.add(Step.ASKED);
        }
        if (request.state() == State.SUCCEEDED) {
            passed.add(Step.DONE);
        }
        return passed;
    }

    private static boolean isAsked(Line line) {
        return line.asks() > 0;
    }

    private Step current() {
        return switch (request.state()) {
            case AWAITING_CONFIRMATION -> Step.CONFIRMED;
            case AWAITING_APPROVAL -> Step.APPROVED;
            case SUBMITTING -> Step.ASKED;
            default -> Step.LOOKED_UP;
        };
    }

    private int required() {
        return request.ruling()
                .flatMap(Ruling::terms)
                .map(ApprovalTerms::required)
                .orElse(1);
    }

    private String name(Step step) {
        return step == Step.DONE
                ? words.say("action." + request.order().action().name() + ".done")
                : words.say(step.key);
    }
}
