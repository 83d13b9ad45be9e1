package io.enidetach.policy;

import java.util.Collection;
import java.util.Set;

/** The Slack user groups of one person. */
@FunctionalInterface
public interface Groups {
    /** Whether the person is in the group {@code S…}; {@link Truth#UNKNOWN} when that could not be read. */
    Truth has(String groupId);

    /** In no group at all. */
    static Groups none() {
        return group -> Truth.NO;
    }

    /** Nothing could be read. */
    static Groups unreadable() {
        return group -> Truth.UNKNOWN;
    }

    /** Exactly these, known for certain. */
    static Groups of(Collection<String> groupIds) {
        Set<String> known = Set.copyOf(groupIds);
        return group -> Truth.of(known.contains(group));
    }
}
