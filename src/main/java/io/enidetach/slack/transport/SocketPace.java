package io.enidetach.slack.transport;

import java.time.Duration;

/**
 * How the Socket Mode connections are kept.
 *
 * @param connections how many are held at a time; Slack allows 10 for all processes of an app
 * @param ping a ping goes out this often, and a connection that has not answered it by the next one is dead
 * @param hello longest wait for Slack's first frame
 * @param keepOld how long a connection that is to be replaced still serves after its successor greeted
 * @param backOffFirst first pause after a failure; doubles, with jitter
 * @param backOffMost longest pause after failures
 * @param tooMany pause after Slack said that there are too many connections
 * @param drain how long unfinished answers are waited for at the end
 */
public record SocketPace(
        int connections,
        Duration ping,
        Duration hello,
        Duration keepOld,
        Duration backOffFirst,
        Duration backOffMost,
        Duration tooMany,
        Duration drain) {

    /** What suits Slack. */
    public static SocketPace normal() {
        return new SocketPace(
                2,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5));
    }
}
