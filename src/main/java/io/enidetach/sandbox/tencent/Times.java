package io.enidetach.sandbox.tencent;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times on the wire, {@code YYYY-MM-DD hh:mm:ss}. The zone is not documented; this cloud writes Beijing time. */
final class Times {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    private Times() {}

    static String text(Instant at) {
        return FORMAT.format(at);
    }
}
