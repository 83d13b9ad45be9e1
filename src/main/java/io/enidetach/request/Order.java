package io.enidetach.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody asked for, as parsed; it never changes. {@code at} is the moment the command was taken. */
public record Order(
        Action action,
        boolean dryRun,
        List<EniId> enis,
        Optional<VpcId> vpc,
        Optional<InstanceId> instance,
        Optional<Region> region,
        String reason,
        Person requester,
        Channel channel,
        Instant at) {

    /** Whether nothing had to be looked up to know what is meant. */
    public boolean isComplete() {
        return vpc.isPresent() && instance.isPresent();
    }
}
