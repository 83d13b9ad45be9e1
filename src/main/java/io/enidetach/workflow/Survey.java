package io.enidetach.workflow;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Trouble;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import io.enidetach.workflow.Finding.Settled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/** Reads what a decision needs. Has no way to write to the cloud. */
final class Survey {
    private final CloudReader cloud;
    private final Parallel parallel;

    Survey(CloudReader cloud, Parallel parallel) {
        this.cloud = cloud;
        this.parallel = parallel;
    }

    /** An ENI and the region where it was found. */
    record Located(Region region, EniFacts eni) {}

    /**
     * Looks for an ENI in all the regions at once; the first one in their order that holds it counts. Empty when every region
     * answered without it. A region that could not be read leaves the question open.
     */
    Optional<Located> locate(EniId id, List<Region> regions) throws Settled {
        Optional<Trouble> open = Optional.empty();
        Map<Region, Future<Reading<EniFacts>>> others = new LinkedHashMap<>();
        regions.stream().skip(1).forEach(r -> others.put(r, parallel.begin(() -> cloud.eni(r, id))));
        for (Region region : regions) {
            Reading<EniFacts> reading = others.containsKey(region) ? wait(others.get(region)) : cloud.eni(region, id);
            if (reading instanceof Reading.Found<EniFacts> found) {
                return Optional.of(new Located(region, found.value()));
            }
            if (reading instanceof Reading.Unreadable<EniFacts> not && open.isEmpty()) {
                open = Optional.of(not.trouble());
            }
        }
        if (open.isPresent()) {
            throw new Settled(new Finding.CloudTrouble(open.get()));
        }
        return Optional.empty();
    }

    private static Reading<EniFacts> wait(Future<Reading<EniFacts>> begun) {
        try {
            return Parallel.result(begun);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reading.Unreadable<>(new Trouble(Advice.UNREACHABLE, "interrupted", "", true));
        }
    }

    /** An ENI in a known region; empty when the answer did not hold it. */
    Optional<EniFacts> eni(Region region, EniId id) throws Settled {
        return locate(id, List.of(region)).map(Located::eni);
    }

    /** A VPC; what the cloud will not say for good stays unknown, which counts against the request. */
    VpcFacts vpc(Region region, VpcId id) throws Settled {
        return settle(cloud.vpc(region, id)).orElse(new VpcFacts(id, Optional.empty(), Optional.empty()));
    }

    /** A server; one that the cloud will not describe is unreadable, which needs the requester's confirmation. */
    ServerFacts server(Region region, InstanceId id) throws Settled {
        return settle(cloud.server(region, id))
                .orElse(new ServerFacts(id, Optional.empty(), ServerState.UNREADABLE, "", Optional.empty()));
    }

    private static <T> Optional<T> settle(Reading<T> reading) throws Settled {
        if (reading instanceof Reading.Unreadable<T> not && not.trouble().passing()) {
            throw new Settled(new Finding.CloudTrouble(not.trouble()));
        }
        return reading.seen();
    }
}
