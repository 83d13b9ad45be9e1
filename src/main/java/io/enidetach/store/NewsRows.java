package io.enidetach.store;

import io.enidetach.workflow.News;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What was true when the record last spoke of it. */
final class NewsRows {
    private static final String FIRST = """
            insert into last_known (what, value) values (?, ?) on conflict (what) do nothing""";
    private static final String NEXT = "update last_known set value = ? where what = ? and value = ?";

    /** Stores it as what is known now; false when something else was known before than it says. */
    boolean isNew(Connection connection, News news) throws SQLException {
        Sql sql = news.before().isEmpty()
                ? Sql.of(connection, FIRST, news.what(), news.now())
                : Sql.of(
                        connection, NEXT, news.now(), news.what(), news.before().get());
        return sql.update() == 1;
    }

    Optional<String> last(Connection connection, String what) throws SQLException {
        return Sql.of(connection, "select value from last_known where what = ?", what)
                .first(row -> row.getString(1));
    }
}
