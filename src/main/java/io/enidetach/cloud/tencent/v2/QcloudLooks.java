package io.enidetach.cloud.tencent.v2;

import io.enidetach.cloud.Look;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Sought;
import io.enidetach.cloud.tencent.wire.CloudCall;
import io.enidetach.cloud.tencent.wire.Listing;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.cloud.tencent.wire.Urgency;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds many ENIs with few calls over API 2.0, which lists by VPC or by server but never by several IDs: in each VPC
 * one by one, server by server, or page by page, whichever needs the fewest calls. Thread-safe.
 */
final class QcloudLooks {
    private static final int PAGE = 50;
    /** A VPC that grows while it is read is not read for ever. */
    private static final int PAGES_MAX = 40;

    /** Of many that are gone only a few are looked at by themselves each time. */
    private static final int SINGLES_MAX = 5;

    private final QcloudCalls calls;
    private final Urgency urgency;
    /** How many ENIs a VPC held when it was last listed. */
    private final Map<Place, Integer> totals = new ConcurrentHashMap<>();

    private record Place(Region region, VpcId vpc) {}

    QcloudLooks(QcloudCalls calls, Urgency urgency) {
        this.calls = calls;
        this.urgency = urgency;
    }

    List<Look> of(Region region, List<Sought> sought) {
        List<Look> looks = new ArrayList<>();
        grouped(sought, Sought::vpc).forEach((vpc, there) -> looks.addAll(inOne(new Place(region, vpc), there)));
        return looks;
    }

    private List<Look> inOne(Place place, List<Sought> sought) {
        Map<InstanceId, List<Sought>> servers = grouped(sought, Sought::server);
        int one = sought.size();
        int byServer = servers.size();
        int byPage = (totals.getOrDefault(place, 1) + PAGE - 1) / PAGE;
        if (one <= byServer && one <= byPage) {
            return sought.stream()
                    .map(x -> new Look(List.of(x), seen -> single(place.region(), x.eni(), seen)))
                    .toList();
        }
        if (byPage <= byServer) {
            return List.of(new Look(sought, seen -> byVpc(place, ids(sought), seen)));
        }
        return servers.entrySet().stream()
                .map(x -> new Look(x.getValue(), seen -> byServer(place, x.getKey(), ids(x.getValue()), seen)))
                .toList();
    }

    private void single(Region region, EniId id, BiConsumer<EniId, Reading<EniFacts>> seen) {
        Reply reply = call(region, Map.of("networkInterfaceId", id.value()), 0);
        seen.accept(id, reply.reading(good -> QcloudEni.find(good, id)));
    }

    // An ENI that left the server is not on its list, which proves nothing: it is looked at by itself.
    private void byServer(Place place, InstanceId server, List<EniId> ids, BiConsumer<EniId, Reading<EniFacts>> seen) {
        Map<String, String> filter = Map.of("vpcId", place.vpc().value(), "instanceId", server.value());
        Reply reply = call(place.region(), filter, 0);
        for (EniId id : tell(reply, ids, seen)) {
            single(place.region(), id, seen);
        }
    }

    // Absence from the pages proves nothing either, and a list may be wrong in ways that a look at one ENI is not.
    private void byVpc(Place place, List<EniId> ids, BiConsumer<EniId, Reading<EniFacts>> seen) {
        onPages(place, ids, seen).stream().limit(SINGLES_MAX).forEach(id -> single(place.region(), id, seen));
    }

    /** Gives back those that no page held. */
    private List<EniId> onPages(Place place, List<EniId> ids, BiConsumer<EniId, Reading<EniFacts>> seen) {
        List<EniId> left = ids;
        for (int page = 0; page < PAGES_MAX && !left.isEmpty(); page++) {
            Reply reply = call(place.region(), Map.of("vpcId", place.vpc().value()), page * PAGE);
            left = tell(reply, left, seen);
            Optional<Integer> total = reply instanceof Reply.Good good ? Listing.total(good) : Optional.empty();
            total.ifPresent(count -> totals.put(place, count));
            int read = (page + 1) * PAGE;
            if (total.map(count -> count <= read).orElse(true)) {
                return left;
            }
        }
        return left;
    }

    /** Tells what the answer holds of these; a trouble is told of all. Gives back those that it does not hold. */
    private static List<EniId> tell(Reply reply, List<EniId> ids, BiConsumer<EniId, Reading<EniFacts>> seen) {
        List<EniId> left = new ArrayList<>();
        for (EniId id : ids) {
            Reading<EniFacts> reading = reply.reading(good -> QcloudEni.find(good, id));
            if (reading instanceof Reading.Absent) {
                left.add(id);
            } else {
                seen.accept(id, reading);
            }
        }
        return left;
    }

    private Reply call(Region region, Map<String, String> filter, int offset) {
        Map<String, String> parameters = new HashMap<>(filter);
        parameters.put("limit", Integer.toString(PAGE));
        if (offset > 0) {
            parameters.put("offset", Integer.toString(offset));
        }
        return calls.call(CloudCall.look("vpc", "DescribeNetworkInterfaces", region, urgency), parameters);
    }

    private static List<EniId> ids(List<Sought> sought) {
        return sought.stream().map(Sought::eni).toList();
    }

    private static <K> Map<K, List<Sought>> grouped(List<Sought> sought, Function<Sought, K> by) {
        return sought.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }
}
