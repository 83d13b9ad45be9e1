package io.enidetach.cloud;

import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Region;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the cloud. Calls block, keep the limit of calls a second, and never throw for what a network may do. */
public interface CloudReader {

    /** One ENI by ID. */
    Reading<EniFacts> eni(Region region, EniId id);

    /**
     * How to look at many ENIs of a region with as few calls as the API allows. Makes no call itself; the looks may be
     * taken at the same time. Every ENI that is sought is in exactly one look.
     */
    default List<Look> looks(Region region, List<Sought> sought) {
        return sought.stream()
                .map(one -> new Look(List.of(one), seen -> seen.accept(one.eni(), eni(region, one.eni()))))
                .toList();
    }

    /** About how long a call that began now would wait for its turn, behind {@code more} that are about to begin too. */
    default Duration untilTurn(int more) {
        return Duration.ZERO;
    }

    /** One VPC by ID: its name and, where the API knows them, its tags. */
    Reading<VpcFacts> vpc(Region region, VpcId id);

    /** One server by ID. */
    Reading<ServerFacts> server(Region region, InstanceId id);

    /** All ENIs on a server, the primary one too: all of them or none, however the cloud lists them. */
    default Reading<List<Neighbour>> onServer(Region region, VpcId vpc, InstanceId server) {
        return new Reading.Unreadable<>(Trouble.NOT_OFFERED);
    }

    /** EIPs by ID, where the API still tells of them; one that the answer lacks is left out. */
    default Reading<List<EipFacts>> eips(Region region, List<String> ids) {
        return new Reading.Unreadable<>(Trouble.NOT_OFFERED);
    }

    /** Makes one harmless reading; what is in the way, or nothing when the cloud answered. */
    Optional<Trouble> probe(Region region);

    /** The result of an asynchronous task. */
    TaskReading task(Region region, String taskId);
}
