package io.enidetach.secret;

/** A value that must never be printed, logged, stored or sent to Slack. */
public record Secret(String value) {

    /** Hides the value. */
    @Override
    public String toString() {
        return "Secret(…)";
    }
}
