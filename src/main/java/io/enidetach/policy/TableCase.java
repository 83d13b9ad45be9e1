package io.enidetach.policy;

import io.enidetach.request.Channel;
import java.time.Instant;
import java.util.Optional;

/** One expected decision of a table. */
record TableCase(
        int line,
        Subject subject,
        Optional<Channel> channel,
        Target target,
        Optional<Instant> at,
        boolean allowed,
        Optional<Boolean> production,
        Optional<Integer> required,
        Optional<String> rule) {}
