package io.enidetach.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the record are wanted; what is empty does not matter.
 *
 * @param since from that moment on
 * @param until before that moment
 * @param request about this request, such as {@code D-7K3Q9M}
 * @param event of this kind, such as {@code approved}
 */
public record AuditFilter(
        Optional<Instant> since, Optional<Instant> until, Optional<String> request, Optional<String> event) {

    /** All entries. */
    public static AuditFilter all() {
        return new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
