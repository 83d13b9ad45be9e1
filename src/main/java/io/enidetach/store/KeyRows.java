package io.enidetach.store;

import io.enidetach.request.Instruction;
import io.enidetach.request.RequestId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What keeps anything from being taken twice: keys that are new once a day, and instructions to be carried out once. */
final class KeyRows {
    /** How long a key is remembered (contract, 8). */
    static final Duration REMEMBERED = Duration.ofHours(24);

    /** Whether the key was not seen within the last day; it is remembered from now. */
    boolean isNew(Connection connection, String key, Instant now) throws SQLException {
        String remember = """
                insert into once_key (key, seen) values (?, ?)
                on conflict (key) do update set seen = excluded.seen where once_key.seen < ?""";
        return Sql.of(
                                connection,
                                remember,
                                key,
                                now.toEpochMilli(),
                                now.minus(REMEMBERED).toEpochMilli())
                        .update()
                == 1;
    }

    /** Stores it as still to be carried out; false when that key is there already. */
    boolean add(Connection connection, Instruction given, String body) throws SQLException {
        String add = """
                insert into instruction (key, request, pending, at, body) values (?, ?, 1, ?, ?)
                on conflict (key) do nothing""";
        return Sql.of(
                                connection,
                                add,
                                given.key(),
                                given.request().map(RequestId::value).orElse(null),
                                given.at().toEpochMilli(),
                                body)
                        .update()
                == 1;
    }

    /** Marks it as carried out; false when it is not there or not pending. */
    boolean carryOut(Connection connection, String key) throws SQLException {
        return Sql.of(connection, "update instruction set pending = 0 where key = ? and pending = 1", key)
                        .update()
                == 1;
    }

    Optional<Instruction> find(Connection connection, String key) throws SQLException {
        return Sql.of(connection, "select body from instruction where key = ?", key)
                .first(row -> Json.read(row.getString(1), Instruction.class));
    }

    boolean hasPending(Connection connection, RequestId id) throws SQLException {
        return Sql.of(connection, "select 1 from instruction where request = ? and pending = 1", id.value())
                .finds();
    }
}
