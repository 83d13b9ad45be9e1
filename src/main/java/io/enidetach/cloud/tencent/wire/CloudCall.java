package io.enidetach.cloud.tencent.wire;

import io.enidetach.request.Region;
import java.util.function.BooleanSupplier;

/**
 * A call as metrics and logs may know it: no parameters.
 *
 * @param ask whether it asks for a change, so that it goes over a connection of its own
 * @param wanted whether it shall still be made, looked at once it is its turn
 */
public record CloudCall(
        String service, String action, Region region, Urgency urgency, boolean ask, BooleanSupplier wanted) {

    /** A look that changes nothing. */
    public static CloudCall look(String service, String action, Region region, Urgency urgency) {
        return new CloudCall(service, action, region, urgency, false, () -> true);
    }

    /** A wish for a change. */
    public static CloudCall ask(String action, Region region, BooleanSupplier wanted) {
        return new CloudCall("vpc", action, region, Urgency.FIRST, true, wanted);
    }
}
