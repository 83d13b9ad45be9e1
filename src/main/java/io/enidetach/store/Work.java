package io.enidetach.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do on an open connection; it neither commits nor closes it. */
@FunctionalInterface
interface Work<T> {
    T on(Connection connection) throws SQLException;
}
