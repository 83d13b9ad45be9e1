package io.enidetach.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the prepared statements of one connection for the next time, which SQLite's driver does not do by itself: to
 * prepare one costs as much as to carry it out. For the texts of a program, which are few, and for one thread. {@link Sql}
 * asks for them; what is prepared on the connection by others is theirs.
 */
final class KeptStatements {
    /** More texts than these are not kept, so that one that is put together anew each time does no harm. */
    private static final int MOST = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** A connection that has this. */
    interface Keeper {
        KeptStatements statements();
    }

    /** The same connection, as a {@link Keeper}. */
    static Connection of(Connection connection) {
        KeptStatements statements = new KeptStatements(connection);
        return (Connection) Proxy.newProxyInstance(
                KeptStatements.class.getClassLoader(),
                new Class<?>[] {Connection.class, Keeper.class},
                (proxy, method, args) -> {
                    if (method.getDeclaringClass() == Keeper.class) {
                        return statements;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Uses the statement of that text, which then has no arguments. One that failed is not kept. */
    <T> T use(String text, Sql.Use<T> use) throws SQLException {
        // Taken out while somebody has it: the same text may be wanted again before it is back.
        PreparedStatement known = kept.remove(text);
        PreparedStatement statement = known == null ? connection.prepareStatement(text) : known;
        boolean done = false;
        try {
            T result = use.of(statement);
            done = true;
            return result;
        } finally {
            if (done) {
                keep(text, statement);
            } else {
                discard(statement);
            }
        }
    }

    private void keep(String text, PreparedStatement statement) throws SQLException {
        if (kept.size() < MOST && !statement.isClosed()) {
            statement.clearParameters();
            kept.putIfAbsent(text, statement);
        }
        if (kept.get(text) != statement) {
            statement.close();
        }
    }

    // Why it failed is what counts.
    private static void discard(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            // The driver has given it up already.
        }
    }
}
