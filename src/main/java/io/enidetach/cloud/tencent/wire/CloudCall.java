package io.enidetach.cloud.tencent.wire;

import io.enidetach.request.Region;

/**
 * A call as metrics and logs may know it: no parameters.
 *
 * @param ask whether it asks for a change, so that it goes over a connection of its own
 */
public record CloudCall(String service, String action, Region region, Urgency urgency, boolean ask) {

    /** A look that changes nothing. */
    public static CloudCall look(String service, String action, Region region, Urgency urgency) {
        return new CloudCall(service, action, region, urgency, false);
    }

    /** A wish for a change. */
    public static CloudCall ask(String action, Region region) {
        return new CloudCall("vpc", action, region, Urgency.FIRST, true);
    }
}
