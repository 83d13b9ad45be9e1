package io.enidetach.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class PostgresqlPlanTest extends PlanContract {
    private static final Pattern ACCESS =
            Pattern.compile("\\s*(?:->  )?(?:Seq Scan|Index(?: Only)? Scan(?: Backward)? using (\\w+)) on (\\w+).*");

    @Override
    String freshUrl() throws Exception {
        return SharedPostgres.freshUrl();
    }

    /** Where it takes an index as soon as one can do: its tables are too small for it to care. */
    @Override
    Connection plain(Place place) throws SQLException {
        Connection connection = Connections.single(place);
        try (Statement statement = connection.createStatement()) {
            for (String way : List.of("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin", "material")) {
                statement.execute("set enable_" + way + " = off");
            }
        }
        return connection;
    }

    @Override
    List<String> plan(RecordedJdbc.Asked asked, Connection connection) throws SQLException {
        return asked.plan(connection, "explain (costs off)", 1);
    }

    @Override
    List<Access> accesses(List<String> plan) {
        List<Access> found = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            Matcher line = ACCESS.matcher(plan.get(i));
            if (line.matches()) {
                found.add(new Access(
                        line.group(2),
                        Optional.ofNullable(line.group(1)),
                        isNarrowed(plan.subList(i + 1, plan.size()))));
            }
        }
        return found;
    }

    /** Whether its own lines, which end with the next node, say where the index is entered. */
    private static boolean isNarrowed(List<String> rest) {
        return rest.stream()
                .takeWhile(line -> !line.contains("->") && !line.contains("SubPlan"))
                .anyMatch(line -> line.contains("Index Cond:"));
    }

    @Override
    boolean sorts(String line) {
        return line.contains("Sort Key:");
    }
}
