package io.enidetach.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What db-scheduler gets as its database on SQLite: it reads on a connection of its own, while each statement that writes
 * is handed to the one writer and shares commits with everything else. Two connections that write would wait for each
 * other by polling, and each would pay for its own flush to the disk.
 */
final class RoutedDataSource extends LendingDataSource {
    private final DataSource readers;
    private final Writes writer;

    RoutedDataSource(DataSource readers, Writes writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection reader = readers.getConnection();
        return (Connection) Proxy.newProxyInstance(
                RoutedDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement") && !reads((String) args[0])) {
                        return new Recording((String) args[0]).statement();
                    }
                    return called(reader, method, args);
                });
    }

    private static boolean reads(String sql) {
        return sql.stripLeading().regionMatches(true, 0, "select", 0, "select".length());
    }

    private static Object called(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A statement that remembers what was called on it and does all of it on the writer when it is executed. */
    private final class Recording {
        private final String sql;
        private final List<Call> calls = new ArrayList<>();
        private int updateCount = -1;

        Recording(String sql) {
            this.sql = sql;
        }

        private record Call(Method method, Object[] args) {}

        PreparedStatement statement() {
            return (PreparedStatement) Proxy.newProxyInstance(
                    RoutedDataSource.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, args) -> answer(method, args));
        }

        private Object answer(Method method, Object[] args) throws SQLException {
            return switch (method.getName()) {
                case "execute", "executeUpdate", "executeBatch" -> {
                    Object result = writer.transact(connection -> replayed(connection, method, args));
                    yield method.getName().equals("execute") ? Boolean.FALSE : result;
                }
                case "getUpdateCount" -> updateCount;
                case "close" -> null;
                case "toString" -> sql;
                default -> {
                    calls.add(new Call(method, args));
                    yield null;
                }
            };
        }

        private Object replayed(Connection connection, Method execute, Object[] args) throws SQLException {
            return Sql.on(connection, sql, statement -> {
                try {
                    for (Call call : calls) {
                        called(statement, call.method(), call.args());
                    }
                    Object result = called(statement, execute, args);
                    updateCount = statement.getUpdateCount();
                    return result;
                } catch (SQLException | RuntimeException | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
