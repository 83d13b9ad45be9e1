package io.enidetach.store;

import io.enidetach.request.Channel;
import io.enidetach.request.Outgoing;
import io.enidetach.request.RequestId;
import io.enidetach.request.Timer;
import io.enidetach.workflow.Ledger.Claimed;
import io.enidetach.workflow.Posted;
import io.enidetach.workflow.Receipt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages that are owed, and where those stand that were sent and are kept up to date. */
final class OutboxRows {
    private static final String ADD = """
            insert into outbox (lane, kind, request, body, next_try, added_at) values (?, ?, ?, ?, ?, ?)
            returning sequence""";
    private static final String FIRST = """
            select sequence, body, attempt, next_try, lease_until from outbox
            where lane = ? and settled_at is null order by sequence limit 1""";
    private static final String LEASE = """
            update outbox set lease_until = ?, attempt = attempt + 1
            where sequence = ? and settled_at is null and next_try <= ? and lease_until <= ?""";
    private static final String RELEASE = "update outbox set lease_until = 0 where lane = ? and settled_at is null";
    private static final String LATER = """
            select 1 from outbox where lane = ? and settled_at is null and sequence > ? and kind = ?""";
    private static final String POSTPONE = """
            update outbox set next_try = ?, lease_until = 0, why = ? where sequence = ? and settled_at is null""";
    private static final String SETTLE = """
            update outbox set settled_at = ?, outcome = ?, lease_until = 0 where sequence = ? and settled_at is null""";
    private static final String STANDS = """
            insert into posted (request, kind, channel, ts, shown) values (?, ?, ?, ?, ?)
            on conflict (request, kind)
            do update set channel = excluded.channel, ts = excluded.ts, shown = excluded.shown""";
    private static final String POSTED = "select request, kind, channel, ts, shown from posted where ";

    /** Kinds of message that show a state, so that only the last one of several matters. */
    private static final Set<Outgoing.Kind> UPDATED = Set.of(Outgoing.Kind.CARD, Outgoing.Kind.APPROVAL);

    /** Stores them and their bodies in order; answers the timers that will send them, one for each lane. */
    List<Timer> add(Connection connection, List<Outgoing> messages, List<String> bodies, Instant now)
            throws SQLException {
        Map<String, Timer> deliveries = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            Outgoing message = messages.get(i);
            long sequence = Sql.of(
                            connection,
                            ADD,
                            message.lane(),
                            message.kind().name(),
                            message.request().map(RequestId::value).orElse(null),
                            bodies.get(i),
                            now.toEpochMilli(),
                            now.toEpochMilli())
                    .first(row -> row.getLong(1))
                    .orElseThrow();
            deliveries.put(message.lane(), new Timer(Timer.Kind.DELIVER, message.lane(), sequence, now));
        }
        return List.copyOf(deliveries.values());
    }

    private record Waiting(long sequence, String body, int attempt, long nextTry, long leaseUntil) {}

    Optional<Claimed> claim(Connection connection, String lane, Instant now, Instant leaseEnd) throws SQLException {
        Optional<Waiting> first = first(connection, lane);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Waiting waiting = first.get();
        long moment = now.toEpochMilli();
        // Guarded again: between the two statements another process may have taken it.
        if (Sql.of(connection, LEASE, leaseEnd.toEpochMilli(), waiting.sequence, moment, moment)
                        .update()
                == 0) {
            return Optional.empty();
        }
        Outgoing message = Json.read(waiting.body, Outgoing.class);
        boolean superseded = UPDATED.contains(message.kind())
                && Sql.of(
                                connection,
                                LATER,
                                lane,
                                waiting.sequence,
                                message.kind().name())
                        .finds();
        return Optional.of(new Claimed(waiting.sequence, message, waiting.attempt + 1, superseded));
    }

    Optional<Instant> nextTry(Connection connection, String lane) throws SQLException {
        return first(connection, lane).map(w -> Instant.ofEpochMilli(Math.max(w.nextTry, w.leaseUntil)));
    }

    private static Optional<Waiting> first(Connection connection, String lane) throws SQLException {
        return Sql.of(connection, FIRST, lane)
                .first(row -> new Waiting(
                        row.getLong("sequence"),
                        row.getString("body"),
                        row.getInt("attempt"),
                        row.getLong("next_try"),
                        row.getLong("lease_until")));
    }

    /** Lets others send what waits in the lane, when whoever had taken it is dead. */
    static int release(Connection connection, String lane) throws SQLException {
        return Sql.of(connection, RELEASE, lane).update();
    }

    int postpone(Connection connection, long sequence, Instant at, String why) throws SQLException {
        return Sql.of(connection, POSTPONE, at.toEpochMilli(), Json.of(why), sequence)
                .update();
    }

    /** Marks it; a second receipt, after a lease that ran out, still moves the message's place. */
    void settle(Connection connection, Receipt receipt, Instant now) throws SQLException {
        String outcome = receipt.undeliverable() ? "undeliverable" : "sent";
        Sql.of(connection, SETTLE, now.toEpochMilli(), outcome, receipt.sequence())
                .update();
        if (receipt.posted().isPresent()) {
            Posted at = receipt.posted().get();
            Sql.of(
                            connection,
                            STANDS,
                            at.request().value(),
                            at.kind().name(),
                            at.channel().id(),
                            at.ts(),
                            at.shown())
                    .update();
        }
    }

    Optional<Posted> posted(Connection connection, RequestId id, Outgoing.Kind kind) throws SQLException {
        return Sql.of(connection, POSTED + "request = ? and kind = ?", id.value(), kind.name())
                .first(OutboxRows::posted);
    }

    Optional<Posted> postedAt(Connection connection, Channel channel, String ts) throws SQLException {
        return Sql.of(connection, POSTED + "channel = ? and ts = ?", channel.id(), ts)
                .first(OutboxRows::posted);
    }

    private static Posted posted(ResultSet row) throws SQLException {
        return new Posted(
                new RequestId(row.getString("request")),
                Outgoing.Kind.valueOf(row.getString("kind")),
                new Channel(row.getString("channel")),
                row.getString("ts"),
                row.getLong("shown"));
    }
}
