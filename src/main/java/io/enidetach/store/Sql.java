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
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> all(Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared();
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                found.add(row.from(result));
            }
        }
        return found;
    }

    <T> Optional<T> first(Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepared();
                ResultSet result = statement.executeQuery()) {
            return result.next() ? Optional.of(row.from(result)) : Optional.empty();
        }
    }

    boolean finds() throws SQLException {
        return first(row -> true).isPresent();
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
