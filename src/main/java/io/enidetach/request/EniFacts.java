package io.enidetach.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ENI as one reading of the cloud showed it. No attachment means: seen free. What is absent otherwise was not in the
 * answer; API 2.0 knows no tags at all.
 */
public record EniFacts(
        EniId id,
        String name,
        VpcId vpc,
        Optional<String> subnet,
        Optional<String> zone,
        boolean primary,
        Optional<Attachment> attachment,
        List<Address> addresses,
        Optional<List<String>> securityGroups,
        Optional<Map<String, String>> tags) {}
