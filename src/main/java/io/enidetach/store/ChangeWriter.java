package io.enidetach.store;

import io.enidetach.request.Timer;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes one change into an open transaction, or says why it cannot be; then the transaction must be rolled back. What
 * may refuse comes first; the end of the audit chain, for which all wait, comes last.
 */
final class ChangeWriter {
    private final RequestRows requests;
    private final OutboxRows outbox = new OutboxRows();
    private final KeyRows keys = new KeyRows();
    private final NewsRows news = new NewsRows();
    private final PauseRow pause;
    private final Rooms rooms;
    private final AuditRows audit;

    ChangeWriter(Dialect dialect, Rooms rooms) {
        this.rooms = rooms;
        this.requests = new RequestRows();
        this.pause = new PauseRow(dialect);
        this.audit = new AuditRows(dialect);
    }

    /**
     * How it ended.
     *
     * @param timerDue whether a timer was stored that has to begin now
     */
    record Written(Committed how, boolean timerDue) {}

    Written write(Connection connection, ReadyChange ready, Instant now) throws SQLException {
        Change change = ready.change();
        Optional<Committed> refusal = guards(connection, ready, now);
        if (refusal.isEmpty() && change.request().isPresent()) {
            refusal = requests.store(
                    connection, change.request().get(), ready.request().orElseThrow());
        }
        if (refusal.isPresent()) {
            return new Written(refusal.get(), false);
        }
        if (change.receipt().isPresent()) {
            Receipt receipt = change.receipt().get();
            outbox.settle(connection, receipt, now);
        }
        if (change.pause().isPresent()) {
            pause.set(connection, change.pause().get());
        }
        List<Timer> all = new ArrayList<>(change.timers());
        all.addAll(outbox.add(connection, change.outgoing(), ready.outgoing(), now));
        boolean timerDue = TimerRows.add(connection, all, rooms, now);
        audit.append(connection, change.audit(), now);
        return new Written(new Committed.Done(), timerDue);
    }

    private Optional<Committed> guards(Connection connection, ReadyChange ready, Instant now) throws SQLException {
        Change change = ready.change();
        if (change.once().isPresent() && !keys.isNew(connection, change.once().get(), now)) {
            return Optional.of(new Committed.Duplicate());
        }
        if (change.news().isPresent() && !news.isNew(connection, change.news().get())) {
            return Optional.of(new Committed.Stale());
        }
        if (change.isUnlessPaused() && pause.holds(connection)) {
            return Optional.of(new Committed.Paused());
        }
        if (change.carriedOut().isPresent()
                && !keys.carryOut(connection, change.carriedOut().get())) {
            return Optional.of(new Committed.Duplicate());
        }
        if (change.instruction().isPresent()
                && !keys.add(
                        connection,
                        change.instruction().get(),
                        ready.instruction().orElseThrow())) {
            return Optional.of(new Committed.Duplicate());
        }
        return Optional.empty();
    }
}
