package io.enidetach.request;

import java.time.Duration;

/**
 * The times a request lives by.
 *
 * @param taskTimeout how long a command, a confirmation or an approval lets the bot ask, and how long after an ask the
 *     cloud is read for its effect ({@code ENI_DETACH_TASK_TIMEOUT})
 * @param pollInterval shortest time between two looks at a running task ({@code ENI_DETACH_POLL_INTERVAL})
 */
public record Limits(Duration taskTimeout, Duration pollInterval) {
    /** How long a confirmation is waited for (contract, 8). */
    public static final Duration CONFIRM_WITHIN = Duration.ofMinutes(15);

    /** How long the way back is offered (contract, 8). */
    public static final Duration REATTACH_WITHIN = Duration.ofHours(24);

    /** A shorter wait for an approval is over before a reminder could bring anybody here. */
    public static final Duration REMINDED_FROM = Duration.ofSeconds(6);

    /** How long after an ask in doubt the same ask may be made once more, where the API takes both for one (contract, 8). */
    public static final Duration REPEAT_WITHIN = Duration.ofSeconds(60);

    /** After this an approval message that Slack never took ends the request. */
    public static final Duration APPROVAL_POST_WITHIN = Duration.ofHours(24);
}
