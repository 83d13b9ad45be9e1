package io.enidetach.sandbox.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Trigger ids: each opens one modal, within three seconds (docs.slack.dev/interactivity/handling-user-interaction). */
final class Triggers {
    static final Duration LIFE = Duration.ofSeconds(3);

    /** Whose click or command it was, and from inside which modal, if any. */
    record Trigger(String user, Optional<String> viewId, Instant made) {}

    private final Clock clock;
    private final Ids ids;
    private final Map<String, Trigger> fresh = new HashMap<>();
    private final Map<String, Trigger> used = new HashMap<>();

    Triggers(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    synchronized String issue(String user, Optional<String> viewId) {
        String id = ids.digits(12) + "." + ids.digits(11) + "." + ids.hex(32);
        fresh.put(id, new Trigger(user, viewId, clock.instant()));
        return id;
    }

    synchronized Trigger take(String id) {
        if (used.containsKey(id)) throw new SlackRefusal("exchanged_trigger_id");
        Trigger trigger = fresh.remove(id);
        if (trigger == null) throw new SlackRefusal("invalid_trigger_id");
        used.put(id, trigger);
        if (trigger.made().plus(LIFE).isBefore(clock.instant())) throw new SlackRefusal("expired_trigger_id");
        return trigger;
    }
}
