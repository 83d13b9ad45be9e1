package io.enidetach.request;

import java.util.Map;
import java.util.Optional;

/** What is known of a VPC; an empty name or tags could not be established (API v2 has no tags at all). */
public record VpcFacts(VpcId id, Optional<String> name, Optional<Map<String, String>> tags) {}
