package io.enidetach.store;

import io.enidetach.workflow.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Whether all asks are stopped. */
final class PauseRow {
    private static final Pause NEVER = new Pause(false, "", "", Instant.EPOCH);

    private final Dialect dialect;

    PauseRow(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Whether it is on; nobody can turn it on before the transaction ends. */
    boolean holds(Connection connection) throws SQLException {
        return Sql.of(connection, "select paused from pause_state where one = 1" + dialect.forShare())
                .first(row -> row.getInt(1) != 0)
                .orElseThrow();
    }

    void set(Connection connection, Pause next) throws SQLException {
        Sql.of(
                        connection,
                        "update pause_state set paused = ?, body = ? where one = 1",
                        next.on() ? 1 : 0,
                        Json.of(next))
                .update();
    }

    Pause get(Connection connection) throws SQLException {
        Optional<String> body =
                Sql.of(connection, "select body from pause_state where one = 1").first(row -> row.getString(1));
        return body.filter(b -> !b.isEmpty())
                .map(b -> Json.read(b, Pause.class))
                .orElse(NEVER);
    }
}
