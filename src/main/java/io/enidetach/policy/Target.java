package io.enidetach.policy;

import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the interfaces are and what they are tagged with, as the cloud says. Empty means "could not be established", never
 * "has none": a VPC without a name has the name {@code ""}, one without tags an empty map, and with API v2 all tags are
 * always empty.
 *
 * @param eniTags those of each ENI; an empty list when it is not known which ENIs are meant
 */
public record Target(
        Region region,
        Optional<VpcId> vpc,
        Optional<String> vpcName,
        Optional<Map<String, String>> vpcTags,
        List<Optional<Map<String, String>>> eniTags,
        Optional<Map<String, String>> serverTags) {

    /** A VPC of which it is not known yet which ENIs and server in it are meant. */
    public static Target ofVpc(
            Region region, Optional<VpcId> vpc, Optional<String> name, Optional<Map<String, String>> tags) {
        return new Target(region, vpc, name, tags, List.of(), Optional.empty());
    }

    /** The same place with what these ENIs and their server are tagged with. */
    public Target with(List<Optional<Map<String, String>>> enis, Optional<Map<String, String>> server) {
        return new Target(region, vpc, vpcName, vpcTags, List.copyOf(enis), server);
    }
}
