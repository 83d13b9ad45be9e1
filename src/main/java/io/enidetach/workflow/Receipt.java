package io.enidetach.workflow;

import java.util.Optional;

/**
 * How a message of the outbox was settled: sent (with the place where it now stands, when it is one that is kept up to
 * date), or given up.
 */
public record Receipt(long sequence, Optional<Posted> posted, boolean undeliverable) {}
