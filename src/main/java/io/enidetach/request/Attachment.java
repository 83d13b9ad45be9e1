package io.enidetach.request;

import java.util.Optional;

/**
 * What holds an ENI: the server, and since when where the cloud says so. The time is the cloud's own text (its zone is
 * not documented), used only to tell one attachment from another.
 */
public record Attachment(InstanceId instance, Optional<String> since) {

    /** Whether both are the same attachment; a time that either side lacks does not tell them apart. */
    public boolean sameAs(Attachment other) {
        return instance.equals(other.instance)
                && (since.isEmpty() || other.since.isEmpty() || since.equals(other.since));
    }
}
