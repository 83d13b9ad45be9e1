package io.enidetach.cloud.tencent.v2;

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

/** The list of API 2.0, which filters by name but not by address (reference, 2.4). */
public final class QcloudList implements EniList {
    private static final int PAGE = 50;

    private final QcloudCalls calls;

    public QcloudList(QcloudCalls calls) {
        this.calls = calls;
    }

    @Override
    public int size() {
        return PAGE;
    }

    @Override
    public List<Filter> filters(Clue clue) {
        return clue.address().isPresent() ? List.of() : List.of(new Filter("eniName", clue.text()));
    }

    @Override
    public Reading<Pages.Page<EniFacts>> page(Region region, Optional<Filter> filter, int from) {
        Map<String, String> parameters = new HashMap<>();
        filter.ifPresent(by -> parameters.put(by.name(), by.value()));
        parameters.put("limit", Integer.toString(PAGE));
        if (from > 0) {
            parameters.put("offset", Integer.toString(from));
        }
        return calls.call(CloudCall.look("vpc", "DescribeNetworkInterfaces", region, Urgency.FIRST), parameters)
                .reading(QcloudEni::page);
    }
}
