package io.enidetach.request;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was read before anybody was asked: what people are shown and what an approval is bound to.
 *
 * @param around what was read beside them, for the eye only
 * @param fingerprint a hash over what is shown of the ENIs (docs/audit.md), empty in requests of older versions
 */
public record Preview(
        Region region, VpcFacts vpc, ServerFacts server, List<EniFacts> enis, Surroundings around, String fingerprint) {
    /** So many private addresses of an ENI fit on a card with twenty of them. */
    public static final int ADDRESSES_ON_CARD = 3;

    /** A request that an older version stored has neither surroundings nor a fingerprint. */
    public Preview {
        around = around == null ? Surroundings.unread() : around;
        fingerprint = fingerprint == null ? "" : fingerprint;
    }

    /** Facts by themselves, which nothing is bound to. */
    public Preview(Region region, VpcFacts vpc, ServerFacts server, List<EniFacts> enis) {
        this(region, vpc, server, enis, Surroundings.unread(), "");
    }

    /** The facts of one ENI of this request. */
    public Optional<EniFacts> eni(EniId id) {
        return enis.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** Whether a card has no room for all private addresses of some ENI. */
    public boolean overflows() {
        return enis.stream().anyMatch(eni -> eni.addresses().size() > ADDRESSES_ON_CARD);
    }

    /** The same facts, bound to by this hash. */
    public Preview boundBy(String hash) {
        return new Preview(region, vpc, server, enis, around, hash);
    }

    /** The same facts with what was read beside them. */
    public Preview amid(Surroundings read) {
        return new Preview(region, vpc, server, enis, read, fingerprint);
    }
}
