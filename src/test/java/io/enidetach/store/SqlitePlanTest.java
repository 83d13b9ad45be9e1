package io.enidetach.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

class SqlitePlanTest extends PlanContract {
    private static final Pattern ACCESS = Pattern.compile(
            "(SCAN|SEARCH) (\\w+)(?: USING (?:(?:COVERING )?INDEX (\\w+)|(INTEGER PRIMARY KEY|PRIMARY KEY)))?.*");

    @TempDir
    Path folder;

    @Override
    String freshUrl() {
        return "jdbc:sqlite:" + folder.resolve("bot.db");
    }

    @Override
    Connection plain(Place place) throws SQLException {
        return Connections.sqliteWriter(place.file().orElseThrow()).getConnection();
    }

    @Override
    List<String> plan(RecordedJdbc.Asked asked, Connection connection) throws SQLException {
        return asked.plan(connection, "explain query plan", 4);
    }

    @Override
    List<Access> accesses(List<String> plan) {
        return plan.stream()
                .map(ACCESS::matcher)
                .filter(Matcher::matches)
                .map(line -> new Access(
                        line.group(2),
                        Optional.ofNullable(line.group(3) == null ? line.group(4) : line.group(3)),
                        line.group(1).equals("SEARCH")))
                .toList();
    }

    @Override
    boolean sorts(String line) {
        return line.contains("TEMP B-TREE");
    }
}
