package io.enidetach.workflow;

import io.enidetach.policy.Subject;
import io.enidetach.request.Person;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who people are and what channels are, from Slack. Blocks for at most a few seconds and never throws. */
public interface Directory {

    /** A person as the policy sees them, from a reading that may be a short while old. */
    Subject subject(Person person);

    /** The members of a user group by their IDs, from a reading that may be a short while old; empty when not known. */
    default Optional<Set<String>> members(String group) {
        return Optional.empty();
    }

    /** A person from readings that began after the moment given; those who wait for the same reading share it. */
    Subject subjectSince(Person person, Instant moment);
}
