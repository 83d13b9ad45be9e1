package io.enidetach.slack.words;

import com.slack.api.model.Message.Metadata;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Order;
import io.enidetach.request.Preview;
import io.enidetach.request.Region;
import io.enidetach.request.Request;
import io.enidetach.request.VpcId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine-readable side of a message about a request (contract, 6): what is unknown is left out. */
final class RequestMetadata {
    static final String EVENT_TYPE = "eni_detach_request";

    private RequestMetadata() {}

    static Metadata of(Request request) {
        Order order = request.order();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", request.id().value());
        payload.put("action", order.action().wire());
        payload.put("dry_run", order.dryRun());
        payload.put("state", request.state().wire());
        request.preview()
                .map(p -> p.vpc().id())
                .or(order::vpc)
                .map(VpcId::value)
                .ifPresent(v -> payload.put("vpc", v));
        payload.put("enis", order.enis().stream().map(EniId::value).toList());
        request.preview()
                .map(p -> p.server().id())
                .or(order::instance)
                .map(InstanceId::value)
                .ifPresent(v -> payload.put("instance", v));
        request.preview()
                .map(Preview::region)
                .or(order::region)
                .map(Region::value)
                .ifPresent(v -> payload.put("region", v));
        return Metadata.builder().eventType(EVENT_TYPE).eventPayload(payload).build();
    }
}
