package io.enidetach.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** How many commits a second the database takes one after the other, each on the disk before the next begins. */
final class CommitLimit {
    private CommitLimit() {}

    static double sqlite(Duration time) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "commits");
        Path file = folder.resolve("commits.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            return perSecond(connection, time);
        } finally {
            for (String end : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(Path.of(file + end));
            }
            Files.delete(folder);
        }
    }

    /** @param url as {@code DATABASE_URL} */
    static double postgresql(String url, Duration time) throws Exception {
        URI at = URI.create(url);
        String[] who = at.getUserInfo().split(":");
        String jdbc = "jdbc:postgresql://" + at.getHost() + ":" + at.getPort() + at.getPath();
        try (Connection connection = DriverManager.getConnection(jdbc, who[0], who[1])) {
            return perSecond(connection, time);
        }
    }

    private static double perSecond(Connection connection, Duration time) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table rows (number integer primary key, body text not null)");
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into rows values (?, ?)")) {
            insert.setString(2, "x".repeat(1_000));
            long start = System.nanoTime();
            int commits = 0;
            while (System.nanoTime() - start < time.toNanos()) {
                insert.setInt(1, commits++);
                insert.executeUpdate();
            }
            return commits / ((System.nanoTime() - start) / 1e9);
        }
    }
}
