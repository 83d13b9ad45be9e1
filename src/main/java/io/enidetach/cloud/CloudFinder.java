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
    /** When so many match, there may be more. */
    int MATCHING_MAX = 50;
    /** When so many are listed, there may be more. */
    int LISTING_MAX = 200;

    /** ENIs that the cloud itself finds for the clue; none where it cannot search for such a clue. */
    Reading<List<EniFacts>> matching(Region region, Clue clue);

    /** The region's ENIs, not all of a huge region. */
    Reading<List<EniFacts>> listing(Region region);

    /** One VPC by ID: its name and, where the API knows them, its tags. */
    Reading<VpcFacts> vpc(Region region, VpcId id);
}
