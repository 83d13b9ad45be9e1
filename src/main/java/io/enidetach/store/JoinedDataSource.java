package io.enidetach.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Lends the connection of the transaction that this thread is in, so that db-scheduler's rows are part of it: what the
 * borrower commits, rolls back or closes has no effect.
 */
final class JoinedDataSource extends LendingDataSource {
    private static final Set<String> OURS = Set.of("commit", "rollback", "close", "setAutoCommit");

    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    /** Does the work while {@link #getConnection} lends this connection to this thread. */
    <T> T lending(Connection connection, Work<T> work) throws SQLException {
        current.set(connection);
        try {
            return work.on(connection);
        } finally {
            current.remove();
        }
    }

    @Override
    public Connection getConnection() {
        Connection lent = current.get();
        if (lent == null) {
            throw new IllegalStateException("only inside a transaction");
        }
        return (Connection) Proxy.newProxyInstance(
                JoinedDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (OURS.contains(method.getName())) {
                        return null;
                    }
                    if (method.getName().equals("getAutoCommit")) {
                        return false;
                    }
                    try {
                        return method.invoke(lent, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
