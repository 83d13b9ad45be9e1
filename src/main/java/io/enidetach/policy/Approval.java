package io.enidetach.policy;

import java.time.Duration;
import java.util.Set;

/**
 * How production is approved.
 *
 * @param channel where the question is posted
 * @param required different people
 * @param expiresAfter from the moment Slack took the question
 */
public record Approval(
        String channel,
        Set<String> groups,
        Set<String> users,
        int required,
        boolean selfApproval,
        Duration expiresAfter,
        boolean reasonRequired) {
    /** What holds when the policy leaves {@code expires_after} out. */
    public static final Duration EXPIRES_AFTER = Duration.ofMinutes(30);
}
