package io.enidetach.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;

/** How many commits a second the database takes one after the other, each on the disk before the next begins. */
final class CommitLimit {
    private CommitLimit() {}

    static double perSecond(Duration time) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "commits");
        Path file = folder.resolve("commits.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute("create table row (number integer primary key, body text not null)");
            try (PreparedStatement insert = connection.prepareStatement("insert into row (body) values (?)")) {
                insert.setString(1, "x".repeat(1_000));
                long start = System.nanoTime();
                int commits = 0;
                while (System.nanoTime() - start < time.toNanos()) {
                    insert.executeUpdate();
                    commits++;
                }
                return commits / ((System.nanoTime() - start) / 1e9);
            }
        } finally {
            for (String end : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(Path.of(file + end));
            }
            Files.delete(folder);
        }
    }
}
