package io.enidetach.cli;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.wire.CallListener;
import io.enidetach.policy.LivePolicy;
import io.enidetach.web.Check;
import io.enidetach.web.Metrics;
import java.util.Optional;

/** Whether the cloud answers, for {@code /readyz}: from a harmless reading now and then. Thread-safe. */
final class CloudLook {
    private volatile Optional<Optional<Trouble>> last = Optional.empty();

    CallListener listening(Metrics metrics) {
        return (action, service, outcome, took) -> metrics.cloudCall(action, outcome, took);
    }

    void look(CloudReader cloud, LivePolicy policy) {
        last = Optional.of(cloud.probe(policy.current().defaultRegion()));
    }

    // The cloud out of reach is told, but a command can be taken all the same (contract, 4).
    Check.Status status() {
        if (last.isEmpty()) {
            return Check.Status.note("not asked yet");
        }
        return last.get()
                .map(t -> Check.Status.note("does not answer as it should (" + t.advice() + ", " + t.code() + ")"))
                .orElseGet(Check.Status::ok);
    }
}
