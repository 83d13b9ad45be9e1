package io.enidetach.cloud.tencent;

import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Clue;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.tencent.wire.EniList;
import io.enidetach.cloud.tencent.wire.Listing;
import io.enidetach.cloud.tencent.wire.Pages;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Region;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Optional;

/** Searches with what either generation of the API can filter by; what it cannot takes its list. */
final class Finder implements CloudFinder {
    private final CloudReader reader;
    private final EniList enis;

    Finder(CloudReader reader, EniList enis) {
        this.reader = reader;
        this.enis = enis;
    }

    @Override
    public Reading<List<EniFacts>> matching(Region region, Clue clue) {
        if (clue.id().isPresent()) {
            return Listing.atMostOne(reader.eni(region, clue.id().get()));
        }
        return enis.filters(clue).stream()
                .map(filter -> pages(1, region, Optional.of(filter)))
                .reduce(Listing::both)
                .orElseGet(() -> new Reading.Found<>(List.of()));
    }

    @Override
    public Reading<List<EniFacts>> listing(Region region) {
        return pages(LISTING_MAX / enis.size(), region, Optional.empty());
    }

    @Override
    public Reading<VpcFacts> vpc(Region region, VpcId id) {
        return reader.vpc(region, id);
    }

    private Reading<List<EniFacts>> pages(int most, Region region, Optional<EniList.Filter> filter) {
        return new Pages(enis.size(), most).some(from -> enis.page(region, filter, from));
    }
}
