package io.enidetach.request;

import java.util.List;
import java.util.Optional;

/**
 * What was read only to be shown; what could not be read is absent. Nothing hangs on it.
 *
 * @param neighbours the ENIs of the server that are not part of the request
 * @param eips the EIPs on the ENIs of the request
 */
public record Surroundings(Optional<List<Neighbour>> neighbours, Optional<List<EipFacts>> eips) {

    /** Nothing could be read. */
    public static Surroundings unread() {
        return new Surroundings(Optional.empty(), Optional.empty());
    }

    /** What was read of one EIP. */
    public Optional<EipFacts> eip(String id) {
        return eips.stream()
                .flatMap(List::stream)
                .filter(eip -> eip.id().equals(id))
                .findFirst();
    }
}
