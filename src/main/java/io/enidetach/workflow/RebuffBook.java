package io.enidetach.workflow;

import io.enidetach.request.AuditNote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts what was turned away and writes at most one entry a minute of each kind, so that a flood cannot fill the record.
 * The first of a kind is written at once; what a crash loses is at most a minute's count.
 */
final class RebuffBook implements Rebuffs {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int NAMED_MAX = 5;
    // It may come from anybody, and stays in the record for ever.
    private static final Pattern NAME = Pattern.compile("[A-Z0-9/]{1,40}");

    private final Ledger ledger;
    private final Clock clock;
    private final Map<Why, Tally> open = new EnumMap<>(Why.class);
    private final Map<Why, Instant> written = new EnumMap<>(Why.class);

    private static final class Tally {
        private final Instant first;
        private Instant last;
        private long count;
        private final Set<String> named = new LinkedHashSet<>();

        private Tally(Instant first) {
            this.first = first;
        }
    }

    RebuffBook(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public synchronized void turnedAway(Why why, String by) {
        Instant now = clock.instant();
        Tally tally = open.computeIfAbsent(why, any -> new Tally(now));
        tally.last = now;
        tally.count++;
        if (tally.named.size() < NAMED_MAX && NAME.matcher(by).matches()) {
            tally.named.add(by);
        }
    }

    /** Writes what is due; call it every second or so. What cannot be written now is kept and counted on. */
    void write() {
        write(EVERY);
    }

    /** Writes all that there is. */
    void close() {
        write(Duration.ZERO);
    }

    private void write(Duration pause) {
        try {
            for (Why why : Why.values()) {
                if (isDue(why, pause)) {
                    commit(why);
                }
            }
        } catch (Ledger.LedgerUnavailable later) {
            // Whoever needs the database says that it is away.
        }
    }

    private synchronized boolean isDue(Why why, Duration pause) {
        Instant before = written.get(why);
        return open.containsKey(why)
                && (before == null
                        || Duration.between(before, clock.instant()).abs().compareTo(pause) >= 0);
    }

    private void commit(Why why) {
        Map<String, String> detail;
        long told;
        synchronized (this) {
            Tally tally = open.get(why);
            detail = detail(why, tally);
            told = tally.count;
        }
        Change change = Change.none().audit(AuditNote.aside("turned_away", AuditNote.BOT, detail));
        if (ledger.commit(change, Steps.BUDGET) instanceof Committed.Done) {
            settled(why, told);
        }
    }

    private synchronized void settled(Why why, long told) {
        written.put(why, clock.instant());
        Tally tally = open.remove(why);
        if (tally.count > told) {
            Tally rest = new Tally(tally.last);
            rest.last = tally.last;
            rest.count = tally.count - told;
            rest.named.addAll(tally.named);
            open.put(why, rest);
        }
    }

    private static Map<String, String> detail(Why why, Tally tally) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("why", why.name().toLowerCase(Locale.ROOT));
        detail.put("count", String.valueOf(tally.count));
        detail.put("first", tally.first.toString());
        detail.put("last", tally.last.toString());
        if (!tally.named.isEmpty()) {
            detail.put("by", String.join(" ", tally.named));
        }
        return detail;
    }
}
