package io.enidetach.slack.transport;

import java.util.Optional;

/** What Slack is answered, always with 200: nothing, or a JSON object. */
public record Answer(Optional<String> json) {

    /** The empty answer. */
    public static Answer empty() {
        return new Answer(Optional.empty());
    }

    /** A JSON object; a blank one is the empty answer. */
    public static Answer of(String json) {
        return new Answer(Optional.ofNullable(json).filter(text -> !text.isBlank()));
    }
}
