package io.enidetach.workflow;

import io.enidetach.audit.Head;
import io.enidetach.request.AuditNote;
import io.enidetach.request.Channel;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Timer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the head of the record in a channel, once a day whatever runs or was down: whoever may write to the database
 * cannot take it back there.
 */
final class Witness {
    private static final String WHAT = "head_told";

    private final Ledger ledger;
    private final Clock clock;
    private volatile Optional<Channel> channel = Optional.empty();

    Witness(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** From now on in this channel, today if it was not told yet. */
    void begin(Channel where) {
        channel = Optional.of(where);
        ledger.commit(Change.none().timer(new Timer(Timer.Kind.TELL_HEAD, "daily", 0, clock.instant())), Steps.BUDGET);
    }

    /** Tells it if it was not told today; answers when to tell it again. */
    Optional<Instant> run() {
        Optional<Channel> where = channel;
        if (where.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<String> last = ledger.lastKnown(WHAT);
        // A clock that was set back must not tell the same day twice.
        if (last.map(day -> day.compareTo(today.toString()) < 0).orElse(true)) {
            tell(where.get(), last, today.toString());
        }
        return Optional.of(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private void tell(Channel where, Optional<String> last, String today) {
        Head head = ledger.auditHead();
        Map<String, String> said = Map.of("seq", String.valueOf(head.seq()), "hash", head.hash());
        Map<String, String> detail = Map.of("told_seq", said.get("seq"), "told_hash", said.get("hash"));
        ledger.commit(
                Change.none()
                        .news(new News(WHAT, last, today))
                        .audit(AuditNote.aside("head_told", AuditNote.BOT, detail))
                        .send(Outgoing.head(where, said)),
                Steps.BUDGET);
    }
}
