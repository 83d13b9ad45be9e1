package io.enidetach.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long what was done is kept, and who witnesses the record.
 *
 * @param requests how long ended requests are kept for `status`, `why` and `list`
 * @param audit how long entries of the record are kept; absent: for ever
 * @param channel the Slack channel in which the record's head is told once a day
 */
public record RecordSettings(Duration requests, Optional<Duration> audit, Optional<String> channel) {
    private static final Duration REQUESTS = Duration.ofHours(2160);
    /** The way back is offered for 24 hours, and its click may wait. */
    private static final Duration REQUESTS_LEAST = Duration.ofHours(48);

    private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{2,20}");

    static RecordSettings from(Variables variables) {
        Duration requests = variables.withDefault(
                "ENI_DETACH_KEEP_REQUESTS",
                "48h or more, as a whole number followed by s, m or h, such as 2160h",
                REQUESTS,
                text -> Operation.parseDuration(text).filter(kept -> kept.compareTo(REQUESTS_LEAST) >= 0));
        return new RecordSettings(
                requests,
                variables.optional(
                        "ENI_DETACH_KEEP_AUDIT",
                        "not less than ENI_DETACH_KEEP_REQUESTS, as a whole number followed by s, m or h, such as 17520h",
                        text -> Operation.parseDuration(text).filter(kept -> kept.compareTo(requests) >= 0)),
                variables.optional(
                        "ENI_DETACH_AUDIT_CHANNEL",
                        "the ID of a Slack channel such as C012ABCDEF",
                        text -> Optional.of(text)
                                .filter(id -> CHANNEL.matcher(id).matches())));
    }
}
