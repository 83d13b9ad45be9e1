package io.enidetach.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the prepared statements of one connection for the next time, which SQLite's driver does not do by itself: to
 * prepare one costs as much as to carry it out. For the texts of a program, which are few, and for one thread.
 */
final class KeptStatements {
    /** More texts than these are not kept, so that one that is put together anew each time does no harm. */
    private static final int MOST = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** The same connection, with this. */
    static Connection of(Connection connection) {
        KeptStatements statements = new KeptStatements(connection);
        return proxy(
                Connection.class,
                (method, args) -> method.getName().equals("prepareStatement") && args.length == 1
                        ? statements.prepared((String) args[0])
                        : called(connection, method, args));
    }

    private PreparedStatement prepared(String text) throws SQLException {
        // Taken out while somebody has it: the same text may be wanted again before that one is closed.
        PreparedStatement known = kept.remove(text);
        PreparedStatement statement = known == null ? connection.prepareStatement(text) : known;
        return proxy(PreparedStatement.class, (method, args) -> {
            if (!method.getName().equals("close")) {
                return called(statement, method, args);
            }
            keep(text, statement);
            return null;
        });
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

    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                KeptStatements.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answer.to(method, args)));
    }

    private static Object called(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
