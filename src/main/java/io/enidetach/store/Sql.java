package io.enidetach.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One SQL statement with its arguments, on a connection that somebody else opened. */
final class Sql {
    private final Connection connection;
    private final String text;
    private final Object[] args;

    private Sql(Connection connection, String text, Object[] args) {
        this.connection = connection;
        this.text = text;
        this.args = args;
    }

    /** Arguments are texts, whole numbers, timestamps (in db-scheduler's table only) and null. */
    static Sql of(Connection connection, String text, Object... args) {
        return new Sql(connection, text, args);
    }

    /** Makes a value of the row at which the result stands. */
    @FunctionalInterface
    interface Row<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    int update() throws SQLException {
        return on(connection, text, statement -> {
            set(statement);
            return statement.executeUpdate();
        });
    }

    <T> List<T> all(Row<T> row) throws SQLException {
        return query(result -> {
            List<T> found = new ArrayList<>();
            while (result.next()) {
                found.add(row.from(result));
            }
            return found;
        });
    }

    <T> Optional<T> first(Row<T> row) throws SQLException {
        return query(result -> result.next() ? Optional.of(row.from(result)) : Optional.empty());
    }

    boolean finds() throws SQLException {
        return first(row -> true).isPresent();
    }

    private <T> T query(Row<T> reading) throws SQLException {
        return on(connection, text, statement -> {
            set(statement);
            try (ResultSet result = statement.executeQuery()) {
                return reading.from(result);
            }
        });
    }

    private void set(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i]);
        }
    }

    /** Does something with a prepared statement. */
    @FunctionalInterface
    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** Uses the statement of that text once, a kept one where the connection keeps them. */
    static <T> T on(Connection connection, String text, Use<T> use) throws SQLException {
        if (connection instanceof KeptStatements.Keeper keeper) {
            return keeper.statements().use(text, use);
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            return use.of(statement);
        }
    }
}
