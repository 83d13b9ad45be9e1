package io.enidetach.cloud.tencent.v2;

import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.Clue;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.tencent.wire.CloudCall;
import io.enidetach.cloud.tencent.wire.Listing;
import io.enidetach.cloud.tencent.wire.Urgency;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Region;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searches over API 2.0, which filters by name but not by address (reference, 2.4): that takes its lists. */
public final class QcloudFinder implements CloudFinder {
    private static final int PAGE = 50;

    private final QcloudCalls calls;
    private final QcloudReader reader;

    public QcloudFinder(QcloudCalls calls) {
        this.calls = calls;
        this.reader = new QcloudReader(calls, Urgency.FIRST);
    }

    @Override
    public Reading<List<EniFacts>> matching(Region region, Clue clue) {
        if (clue.id().isPresent()) {
            return Listing.atMostOne(reader.eni(region, clue.id().get()));
        }
        return clue.address().isPresent()
                ? new Reading.Found<>(List.of())
                : first(region, Map.of("eniName", clue.text()));
    }

    @Override
    public Reading<List<EniFacts>> listing(Region region) {
        return Listing.pages(LISTING_MAX / PAGE, PAGE, number -> page(region, Map.of(), number * PAGE));
    }

    @Override
    public Reading<VpcFacts> vpc(Region region, VpcId id) {
        return reader.vpc(region, id);
    }

    private Reading<List<EniFacts>> first(Region region, Map<String, String> filter) {
        return Listing.pages(1, PAGE, number -> page(region, filter, 0));
    }

    private Reading<Listing.Page<EniFacts>> page(Region region, Map<String, String> filter, int offset) {
        Map<String, String> parameters = new HashMap<>(filter);
        parameters.put("limit", Integer.toString(PAGE));
        if (offset > 0) {
            parameters.put("offset", Integer.toString(offset));
        }
        return calls.call(CloudCall.look("vpc", "DescribeNetworkInterfaces", region, Urgency.FIRST), parameters)
                .reading(QcloudEni::page);
    }
}
