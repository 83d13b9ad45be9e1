package io.enidetach.cloud;

import io.enidetach.request.EniFacts;
import io.enidetach.request.Region;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.util.List;

/**
 * Looks around in the cloud for what somebody may mean. It shows candidates and proves nothing: what it read may be a
 * little old, and not all that there is. What is to be done is read anew, by {@link CloudReader}. Calls block, keep the
 * limit of calls a second, and never throw for what a network may do.
 */
public interface CloudFinder {

    /** ENIs that the cloud itself finds for the clue, a page of them at most; none where it cannot search for such a clue. */
    Reading<List<EniFacts>> matching(Region region, Clue clue);

    /** The region's ENIs, the first pages of them. */
    Reading<List<EniFacts>> listing(Region region);

    /** One VPC by ID: its name and, where the API knows them, its tags. */
    Reading<VpcFacts> vpc(Region region, VpcId id);
}
