package io.enidetach.workflow;

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
import java.util.List;
import java.util.Optional;

/** Reads what a decision needs. Has no way to write to the cloud. */
final class Survey {
    private final CloudReader cloud;

    Survey(CloudReader cloud) {
        this.cloud = cloud;
    }

    /** An ENI and the region where it was found. */
    record Located(Region region, EniFacts eni) {}

    /**
     * Looks for an ENI in one region after the other; empty when every region answered without it. A region that could
     * not be read leaves the question open.
     */
    Optional<Located> locate(EniId id, List<Region> regions) throws Settled {
        Optional<Trouble> open = Optional.empty();
        for (Region region : regions) {
            Reading<EniFacts> reading = cloud.eni(region, id);
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
