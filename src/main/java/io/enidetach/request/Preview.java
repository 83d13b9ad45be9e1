package io.enidetach.request;

import java.util.List;
import java.util.Optional;

/** Everything that was read before anybody was asked: what people are shown and what an approval is bound to. */
public record Preview(Region region, VpcFacts vpc, ServerFacts server, List<EniFacts> enis) {

    /** The facts of one ENI of this request. */
    public Optional<EniFacts> eni(EniId id) {
        return enis.stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
