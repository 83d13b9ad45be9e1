package io.enidetach.policy;

import java.time.Duration;
import java.util.Set;

/**
 * How production is approved where one entry of the policy's {@code approval} holds.
 *
 * @param line the entry as faults name it: {@code approval}, or {@code approval[1]} in a list
 * @param channel where the question is posted
 * @param required different people
 * @param expiresAfter from the moment Slack took the question
 */
public record Approval(
        String line,
        String channel,
        Set<String> groups,
        Set<String> users,
        int required,
        boolean selfApproval,
        Duration expiresAfter,
        ReasonTerms reason) {
    /** What holds when the policy leaves {@code expires_after} out. */
    public static final Duration EXPIRES_AFTER = Duration.ofMinutes(30);

    ApproverAnswer answer(Subject approver, String requester) {
        if (!selfApproval && approver.userId().equals(requester)) {
            return ApproverAnswer.OWN_REQUEST;
        }
        return switch (new Who(users, groups).entitles(approver)) {
            case YES -> ApproverAnswer.YES;
            case NO -> ApproverAnswer.NOT_AN_APPROVER;
            case UNKNOWN -> ApproverAnswer.UNKNOWN;
        };
    }
}
