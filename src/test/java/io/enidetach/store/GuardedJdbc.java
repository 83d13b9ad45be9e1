package io.enidetach.store;

import io.enidetach.testing.Border;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Connections of a bot that may die: every commit, said or implied, crosses the border, and after the death nothing works
 * but closing. What was not committed is rolled back when the connection is closed, as the database does for the dead.
 */
final class GuardedJdbc {
    private static final Set<String> FOR_THE_DEAD = Set.of("close", "isClosed", "toString", "hashCode", "equals");

    private final Border border;
    /** Whether a statement that writes commits by itself unless the connection says otherwise. */
    private final boolean byItself;

    /** @param byItself false where transactions are begun and ended in SQL, as on SQLite */
    GuardedJdbc(Border border, boolean byItself) {
        this.border = border;
        this.byItself = byItself;
    }

    DataSource source(DataSource real) {
        return new LendingDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                alive();
                return connection(real.getConnection());
            }
        };
    }

    Connection connection(Connection real) {
        return proxy(Connection.class, (method, args) -> {
            String name = method.getName();
            if (name.equals("commit")) {
                return committing("commit", () -> called(real, method, args));
            }
            if (name.equals("createStatement")) {
                return statement(Statement.class, (Statement) called(real, method, args), real, "");
            }
            if (name.equals("prepareStatement")) {
                PreparedStatement statement = (PreparedStatement) called(real, method, args);
                return statement(PreparedStatement.class, statement, real, (String) args[0]);
            }
            return called(real, method, args);
        });
    }

    private <S extends Statement> S statement(Class<S> type, S real, Connection on, String prepared) {
        return proxy(type, (method, args) -> {
            String sql = args != null && args.length > 0 && args[0] instanceof String said ? said : prepared;
            boolean executes = method.getName().startsWith("execute");
            return executes && commits(on, sql.strip().toLowerCase(Locale.ROOT))
                    ? committing(what(sql), () -> called(real, method, args))
                    : called(real, method, args);
        });
    }

    private boolean commits(Connection on, String sql) throws SQLException {
        return sql.equals("commit") || byItself && on.getAutoCommit() && !sql.startsWith("select");
    }

    private static String what(String sql) {
        String[] words = sql.strip().split("\\s+", 4);
        return String.join(" ", words[0], words.length > 1 ? words[1] : "").strip();
    }

    private Object committing(String what, Border.Act<Object, SQLException> act) throws SQLException {
        try {
            return border.crossing("database: " + what, act);
        } catch (Border.Dead dead) {
            throw new SQLException("the bot is dead", dead);
        }
    }

    private void alive() throws SQLException {
        if (border.isClosed()) {
            throw new SQLException("the bot is dead");
        }
    }

    private interface Answer {
        Object to(Method method, Object[] args) throws Exception;
    }

    private <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                GuardedJdbc.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (!FOR_THE_DEAD.contains(method.getName())) {
                        alive();
                    }
                    return answer.to(method, args);
                }));
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
