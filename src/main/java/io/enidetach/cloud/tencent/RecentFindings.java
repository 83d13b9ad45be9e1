package io.enidetach.cloud.tencent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.Clue;
import io.enidetach.cloud.Reading;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Region;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Remembers for {@link #KEPT} what was found, since people type on and several look for the same thing when something is
 * wrong. What could not be read is not remembered. Those who want the same at the same time share one reading.
 */
final class RecentFindings implements CloudFinder {
    /** Nothing is done by what is remembered, so it may be this old. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MATCHES_MAX = 500;
    private static final int LISTINGS_MAX = 50;
    private static final int VPCS_MAX = 2_000;

    private final CloudFinder cloud;
    private final Cache<Key<Clue>, Reading<List<EniFacts>>> matches;
    private final Cache<Region, Reading<List<EniFacts>>> listings;
    private final Cache<Key<VpcId>, Reading<VpcFacts>> vpcs;

    RecentFindings(CloudFinder cloud, Clock clock) {
        this.cloud = cloud;
        this.matches = cache(MATCHES_MAX, clock);
        this.listings = cache(LISTINGS_MAX, clock);
        this.vpcs = cache(VPCS_MAX, clock);
    }

    private record Key<T>(Region region, T what) {}

    @Override
    public Reading<List<EniFacts>> matching(Region region, Clue clue) {
        return remembered(matches, new Key<>(region, clue), () -> cloud.matching(region, clue));
    }

    @Override
    public Reading<List<EniFacts>> listing(Region region) {
        return remembered(listings, region, () -> cloud.listing(region));
    }

    @Override
    public Reading<VpcFacts> vpc(Region region, VpcId id) {
        return remembered(vpcs, new Key<>(region, id), () -> cloud.vpc(region, id));
    }

    private static <K, T> Reading<T> remembered(Cache<K, Reading<T>> cache, K key, Supplier<Reading<T>> read) {
        Reading<T> reading = cache.get(key, k -> read.get());
        if (reading instanceof Reading.Unreadable) {
            cache.asMap().remove(key, reading);
        }
        return reading;
    }

    private static <K, V> Cache<K, V> cache(int most, Clock clock) {
        return Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(KEPT)
                .maximumSize(most)
                .build();
    }
}
