package io.enidetach.cloud.tencent.v3;

import io.enidetach.cloud.Clue;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.tencent.wire.CloudCall;
import io.enidetach.cloud.tencent.wire.EniList;
import io.enidetach.cloud.tencent.wire.Pages;
import io.enidetach.cloud.tencent.wire.Urgency;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of API 3.0, which filters by name and by address (reference, 3.7). */
public final class Tc3List implements EniList {
    private static final int PAGE = 100;

    private final Tc3Calls calls;

    public Tc3List(Tc3Calls calls) {
        this.calls = calls;
    }

    @Override
    public int size() {
        return PAGE;
    }

    @Override
    public List<Filter> filters(Clue clue) {
        Stream<String> names = clue.address().isPresent()
                ? Stream.of("address-ip", "public-address-ip")
                : Stream.of("network-interface-name");
        return names.map(name -> new Filter(name, clue.text())).toList();
    }

    @Override
    public Reading<Pages.Page<EniFacts>> page(Region region, Optional<Filter> filter, int from) {
        Map<String, Object> parameters = new HashMap<>();
        filter.ifPresent(by ->
                parameters.put("Filters", List.of(Map.of("Name", by.name(), "Values", List.of(by.value())))));
        parameters.put("Limit", PAGE);
        parameters.put("Offset", from);
        return calls.call(CloudCall.look("vpc", "DescribeNetworkInterfaces", region, Urgency.FIRST), parameters)
                .reading(Tc3Eni::page);
    }
}
