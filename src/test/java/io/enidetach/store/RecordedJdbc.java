package io.enidetach.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Remembers every statement that reads or changes rows, with the arguments that it was first executed with. Thread-safe. */
final class RecordedJdbc {
    private final Map<String, Asked> all = new LinkedHashMap<>();

    private record Call(Method method, Object[] args) {}

    /** One statement. */
    record Asked(String sql, List<Call> arguments) {

        /** How the database would do it, as it says itself, line by line. */
        List<String> plan(Connection connection, String explain, int column) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(explain + " " + sql)) {
                for (Call call : arguments) {
                    called(statement, call.method, call.args);
                }
                List<String> lines = new ArrayList<>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        lines.add(result.getString(column));
                    }
                }
                return lines;
            }
        }
    }

    synchronized Collection<Asked> all() {
        return List.copyOf(all.values());
    }

    private synchronized void remember(String sql, List<Call> arguments) {
        if (sql.strip().toLowerCase(Locale.ROOT).matches("(?s)(select|insert|update|delete|with)\\b.*")) {
            all.putIfAbsent(sql, new Asked(sql, List.copyOf(arguments)));
        }
    }

    DataSource source(DataSource real) {
        return new LendingDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return connection(real.getConnection());
            }
        };
    }

    Connection connection(Connection real) {
        return proxy(Connection.class, (method, args) -> {
            Object made = called(real, method, args);
            if (made instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, (String) args[0]);
            }
            return made instanceof Statement statement ? statement(Statement.class, statement, "") : made;
        });
    }

    private <S extends Statement> S statement(Class<S> type, S real, String prepared) {
        List<Call> arguments = new ArrayList<>();
        return proxy(type, (method, args) -> {
            boolean hasIndex = args != null && args.length >= 2 && args[0] instanceof Integer;
            if (method.getName().startsWith("set") && hasIndex) {
                arguments.add(new Call(method, args));
            } else if (method.getName().startsWith("execute")) {
                remember(args != null && args[0] instanceof String sql ? sql : prepared, arguments);
            }
            return called(real, method, args);
        });
    }

    private interface Answer {
        Object to(Method method, Object[] args) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                RecordedJdbc.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answer.to(method, args)));
    }

    private static Object called(Object real, Method method, Object[] args) throws SQLException {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
