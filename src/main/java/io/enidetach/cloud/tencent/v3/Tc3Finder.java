package io.enidetach.cloud.tencent.v3;

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

/** Searches over API 3.0, which filters by name and by address (reference, 3.7). */
public final class Tc3Finder implements CloudFinder {
    private static final int PAGE = 100;

    private final Tc3Calls calls;
    private final Tc3Reader reader;

    public Tc3Finder(Tc3Calls calls) {
        this.calls = calls;
        this.reader = new Tc3Reader(calls, Urgency.FIRST);
    }

    @Override
    public Reading<List<EniFacts>> matching(Region region, Clue clue) {
        if (clue.id().isPresent()) {
            return Listing.atMostOne(reader.eni(region, clue.id().get()));
        }
        if (clue.address().isPresent()) {
            return Listing.both(
                    first(region, filter("address-ip", clue)), first(region, filter("public-address-ip", clue)));
        }
        return first(region, filter("network-interface-name", clue));
    }

    @Override
    public Reading<List<EniFacts>> listing(Region region) {
        return Listing.pages(LISTING_MAX / PAGE, PAGE, number -> page(region, Map.of(), number * PAGE));
    }

    @Override
    public Reading<VpcFacts> vpc(Region region, VpcId id) {
        return reader.vpc(region, id);
    }

    private static Map<String, ?> filter(String name, Clue clue) {
        return Map.of("Filters", List.of(Map.of("Name", name, "Values", List.of(clue.text()))));
    }

    private Reading<List<EniFacts>> first(Region region, Map<String, ?> filter) {
        return Listing.pages(1, PAGE, number -> page(region, filter, 0));
    }

    private Reading<Listing.Page<EniFacts>> page(Region region, Map<String, ?> filter, int offset) {
        Map<String, Object> parameters = new HashMap<>(filter);
        parameters.put("Limit", PAGE);
        parameters.put("Offset", offset);
        return calls.call(CloudCall.look("vpc", "DescribeNetworkInterfaces", region, Urgency.FIRST), parameters)
                .reading(Tc3Eni::page);
    }
}
