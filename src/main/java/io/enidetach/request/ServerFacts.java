package io.enidetach.request;

import java.util.Map;
import java.util.Optional;

/**
 * A server (CVM) as one reading showed it; {@code word} is the cloud's own name of the state. Empty tags could not be
 * established (API v2 has none at all).
 */
public record ServerFacts(
        InstanceId id, Optional<String> name, ServerState state, String word, Optional<Map<String, String>> tags) {}
