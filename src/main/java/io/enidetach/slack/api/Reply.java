package io.enidetach.slack.api;

import java.time.Duration;
import java.util.Optional;

/** How one call of Slack's Web API ended. */
public sealed interface Reply<T> {

    /** Slack did it. */
    record Done<T>(T value) implements Reply<T> {}

    /** Slack answered no, with its error code such as {@code channel_not_found}. */
    record Refused<T>(String code) implements Reply<T> {}

    /** Too many calls: not before {@code pause} is over. {@code code} tells whether Slack said so or we knew. */
    record Throttled<T>(Duration pause, String code) implements Reply<T> {
        /** Slack's word. */
        public static final String BY_SLACK = "ratelimited";

        /** Ours: Slack was not asked, since it would have said no. */
        public static final String BY_US = "not_its_turn";
    }

    /** No answer that can be read, so it may or may not have happened; {@code why} is a word of ours. */
    record Lost<T>(String why) implements Reply<T> {}

    /** What Slack gave, when it did it. */
    default Optional<T> done() {
        return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
    }

    /** Slack's error code or a word of ours; {@code ok} when it was done. */
    default String code() {
        if (this instanceof Refused<T> no) {
            return no.code();
        }
        if (this instanceof Throttled<T> throttled) {
            return throttled.code();
        }
        return this instanceof Lost<T> lost ? lost.why() : "ok";
    }
}
