package io.enidetach.workflow;

import io.enidetach.request.Channel;
import io.enidetach.request.EniFacts;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Person;
import io.enidetach.request.Region;
import io.enidetach.request.VpcFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the ENIs that somebody may mean by a part of an ID, a name or an address. Shows only what this person may detach
 * from this channel, and proves nothing: a request is looked up anew. Thread-safe.
 */
public interface EniSearch {
    /** Slack shows options only when they come within three seconds. */
    Duration WITHIN = Duration.ofMillis(2_300);

    /** Blocks for {@link #WITHIN} at most. */
    Findings find(Person by, Channel in, String text);

    /**
     * What was found, the best first.
     *
     * @param complete whether everything was searched; else the person has to be told to type the ID
     */
    record Findings(List<Candidate> candidates, boolean complete) {
        public Findings {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A secondary ENI on a server.
     *
     * @param address the address that was searched for, when it was one
     */
    record Candidate(Region region, EniFacts eni, VpcFacts vpc, Optional<String> address) {

        /** The server that it is on. */
        public InstanceId server() {
            return eni.attachment().orElseThrow().instance();
        }
    }
}
