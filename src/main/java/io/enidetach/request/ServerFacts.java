package io.enidetach.request;

import java.util.Optional;

/** A server (CVM) as one reading showed it; {@code word} is the cloud's own name of the state. */
public record ServerFacts(InstanceId id, Optional<String> name, ServerState state, String word) {}
