package io.enidetach.workflow;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Reading;
import io.enidetach.request.Address;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Preview;
import io.enidetach.request.Region;
import io.enidetach.request.Surroundings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what is only shown. It never refuses and never throws, and it holds nobody up for longer than its budget: what is
 * not there by then was not read.
 */
final class SideReadings {
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final Pattern EIP = Pattern.compile("eip-[0-9a-z]{1,20}");

    private final CloudReader cloud;
    private final Parallel parallel;
    private final LongSupplier nanos;

    SideReadings(CloudReader cloud, Parallel parallel, LongSupplier nanos) {
        this.cloud = cloud;
        this.parallel = parallel;
        this.nanos = nanos;
    }

    /** What stands around the ENIs of a request, which have been read and may be shown. */
    Surroundings around(Preview preview) {
        long end = nanos.getAsLong() + WITHIN.toNanos();
        Set<EniId> own = preview.enis().stream().map(EniFacts::id).collect(Collectors.toSet());
        List<Address> addresses =
                preview.enis().stream().flatMap(e -> e.addresses().stream()).toList();
        Optional<Future<Reading<List<Neighbour>>>> neighbours = parallel.beginIfFree(() -> cloud.onServer(
                preview.region(), preview.vpc().id(), preview.server().id()));
        Optional<Future<Reading<List<EipFacts>>>> eips = eips(preview.region(), addresses);
        return new Surroundings(
                read(end, neighbours)
                        .map(all ->
                                all.stream().filter(n -> !own.contains(n.id())).toList()),
                read(end, eips));
    }

    /** Begins to read the EIPs among these addresses, if there are any. */
    Optional<Future<Reading<List<EipFacts>>>> eips(Region region, Collection<Address> addresses) {
        List<String> ids = addresses.stream()
                .flatMap(a -> a.eipId().stream())
                .filter(id -> EIP.matcher(id).matches())
                .distinct()
                .toList();
        return ids.isEmpty() ? Optional.empty() : parallel.beginIfFree(() -> cloud.eips(region, ids));
    }

    private <T> Optional<T> read(long end, Optional<Future<Reading<T>>> begun) {
        return begun.flatMap(b -> Parallel.within(end - nanos.getAsLong(), b)).flatMap(Reading::seen);
    }
}
