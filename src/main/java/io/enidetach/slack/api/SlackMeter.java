package io.enidetach.slack.api;

import java.time.Duration;

/** Counts what happens at the Slack edge. Called from many threads; must not block or throw. */
public interface SlackMeter {

    /** A call of the Web API ended; {@code outcome} is {@code ok}, Slack's error code or a word of ours. */
    default void called(String method, String outcome) {}

    /** Something arrived from Slack; {@code kind} such as {@code command}, {@code outcome} such as {@code bad_signature}. */
    default void arrived(String kind, String outcome) {}

    /** A command or interaction was answered this long after it arrived. */
    default void answered(Duration took) {}

    /** Something happened to a Socket Mode connection, such as {@code hello} or {@code ack_lost}. */
    default void socket(String what) {}

    /** Counts nothing. */
    static SlackMeter none() {
        return new SlackMeter() {};
    }
}
