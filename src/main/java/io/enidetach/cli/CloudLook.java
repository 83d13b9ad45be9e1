package io.enidetach.cli;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.tencent.wire.CallListener;
import io.enidetach.cloud.tencent.wire.ErrorTable;
import io.enidetach.policy.LivePolicy;
import io.enidetach.web.Check;
import io.enidetach.web.Metrics;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the cloud answers, for {@code /readyz}: from the bot's own calls, and from a harmless reading at the start and
 * as long as it did not answer. Thread-safe.
 */
final class CloudLook {
    private static final String OK = "ok";
    private static final String ERROR_CODE = "code_";
    /** These calls were never made, which says nothing of the cloud. */
    private static final Set<String> NOT_MADE = Set.of("called_off", "no_turn", "interrupted");

    /** A refusal about one resource is an answer; these are about the bot's own standing. */
    private static final Set<String> STANDING = outcomes(EnumSet.of(
            Advice.BAD_CREDENTIALS,
            Advice.TOKEN_EXPIRED,
            Advice.NO_PERMISSION,
            Advice.CLOCK_OFF,
            Advice.ACCOUNT_BLOCKED));

    private static final String STANDING_FAMILIES = ERROR_CODE + "(41\\d\\d|AuthFailure.*|UnauthorizedOperation.*)";
    private static final Set<String> EXPIRED = outcomes(EnumSet.of(Advice.TOKEN_EXPIRED));

    private volatile Optional<String> last = Optional.empty();

    CallListener listening(Metrics metrics) {
        return (action, service, outcome, took) -> {
            metrics.cloudCall(action, outcome, took);
            if (NOT_MADE.contains(outcome)) {
                return;
            }
            boolean standing = STANDING.contains(outcome) || outcome.matches(STANDING_FAMILIES);
            boolean answered = outcome.startsWith(ERROR_CODE) && !standing;
            last = Optional.of(answered ? OK : outcome);
        };
    }

    void look(CloudReader cloud, LivePolicy policy) {
        if (last.filter(OK::equals).isEmpty()) {
            cloud.probe(policy.current().defaultRegion());
        }
    }

    // The cloud out of reach is told, but a command can be taken all the same (contract, 4).
    Check.Status status() {
        if (last.isEmpty()) {
            return Check.Status.note("not asked yet");
        }
        String outcome = last.get();
        if (outcome.equals(OK)) {
            return Check.Status.ok();
        }
        return Check.Status.note(
                EXPIRED.contains(outcome)
                        ? "the temporary credentials have expired, or their token is not of this key (" + outcome
                                + "); set new ones and restart"
                        : "does not answer as it should (" + outcome + ")");
    }

    private static Set<String> outcomes(Set<Advice> advices) {
        return ErrorTable.rows().stream()
                .filter(row -> advices.contains(row.advice()))
                .map(row -> ERROR_CODE + row.code())
                .collect(Collectors.toUnmodifiableSet());
    }
}
