package io.enidetach.cli;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.tencent.wire.CallListener;
import io.enidetach.policy.LivePolicy;
import io.enidetach.web.Check;
import io.enidetach.web.Metrics;
import java.util.Optional;

/**
 * Whether the cloud answers, for {@code /readyz}: from the bot's own calls, and from a harmless reading at the start and
 * as long as it did not answer. Thread-safe.
 */
final class CloudLook {
    private static final String OK = "ok";
    private static final String ERROR_CODE = "code_";
    /** A refusal about one resource is an answer; these are about the bot's own standing. */
    private static final String CREDENTIALS = "code_(41\\d\\d|4500|4300|AuthFailure.*|UnauthorizedOperation.*)";

    private volatile Optional<String> last = Optional.empty();

    CallListener listening(Metrics metrics) {
        return (action, service, outcome, took) -> {
            metrics.cloudCall(action, outcome, took);
            boolean answered = outcome.startsWith(ERROR_CODE) && !outcome.matches(CREDENTIALS);
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
        return last.get().equals(OK)
                ? Check.Status.ok()
                : Check.Status.note("does not answer as it should (" + last.get() + ")");
    }
}
