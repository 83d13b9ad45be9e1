package io.enidetach.request;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was read before anybody was asked: what people are shown and what an approval is bound to.
 *
 * @param fingerprint a hash over what is shown of the ENIs (docs/audit.md), empty in requests of older versions
 */
public record Preview(Region region, VpcFacts vpc, ServerFacts server, List<EniFacts> enis, String fingerprint) {
    /** A request that an older version stored has no fingerprint. */
    public Preview {
        fingerprint = fingerprint == null ? "" : fingerprint;
    }

    /** Facts that nothing is bound to yet. */
    public Preview(Region region, VpcFacts vpc, ServerFacts server, List<EniFacts> enis) {
        this(region, vpc, server, enis, "");
    }

    /** The facts of one ENI of this request. */
    public Optional<EniFacts> eni(EniId id) {
        return enis.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** The same facts, bound to by this hash. */
    public Preview boundBy(String hash) {
        return new Preview(region, vpc, server, enis, hash);
    }
}
