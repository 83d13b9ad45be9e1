package io.enidetach.policy;

import java.time.Instant;

/** Production is refused at a moment: by which freeze window, and when that ends. */
public record Frozen(String window, Instant until) {}
