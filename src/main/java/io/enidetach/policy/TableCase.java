package io.enidetach.policy;

import io.enidetach.request.Channel;
import java.util.Optional;

/** One expected decision of a table. */
record TableCase(
        int line,
        Subject subject,
        Optional<Channel> channel,
        Target target,
        boolean allowed,
        Optional<Boolean> production,
        Optional<String> rule) {}
