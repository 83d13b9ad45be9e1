package io.enidetach.policy;

import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.Map;
import java.util.Optional;

/**
 * Where the interface is, as the cloud says. Empty means "could not be established", never "has none": a VPC without a
 * name has the name {@code ""}, one without tags an empty map, and with API v2 the tags are always empty.
 */
public record Target(
        Region region, Optional<VpcId> vpc, Optional<String> vpcName, Optional<Map<String, String>> vpcTags) {}
