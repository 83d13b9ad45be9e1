package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.store.SharedPostgres;
import io.enidetach.testing.Command;
import io.enidetach.testing.MostlyWaiting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The backups and the move of docs/operations.md, with its own commands. What ended after a copy was made is open again in
 * the copy; it is read back, and nothing is asked twice.
 */
@MostlyWaiting
@Timeout(120)
class BackupStoriesTest {
    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder);
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    private interface Copy {
        /** Makes it while the bot runs. */
        void take();
    }

    private interface Restored {
        /** From now on the bot uses the copy. */
        void use();
    }

    private void isSafeToRestore(Copy copy, Restored restored) {
        story.begin();
        String approved = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(approved, "awaiting_approval");
        story.types(BOB, "pause");
        story.privately(BOB, "Paused");
        String ready = story.asks(ALICE, LAB);
        story.card(ready, "submitting");
        copy.take();
        story.types(BOB, "resume");
        story.end(ready, "succeeded");
        story.clicks(BOB, question, "approve");
        story.end(approved, "succeeded");
        assertThat(story.detaches()).isEqualTo(2);
        story.stop();

        restored.use();
        story.begin();
        story.clicks(BOB, question, "approve");
        story.types(BOB, "resume");
        story.end(ready, "refused");
        story.end(approved, "refused");
        assertThat(story.detaches()).isEqualTo(2);
        assertThat(new TheRecord(story.environment()).verified()).startsWith("ok: ");
    }

    @Test
    void an_older_copy_of_an_sqlite_file_asks_nothing_twice() {
        Command.require("sqlite3");
        Path copy = folder.resolve("backup.db");
        isSafeToRestore(
                () -> Command.run(
                        Map.of(), "sqlite3", folder.resolve("story.db").toString(), ".backup '" + copy + "'"),
                () -> {
                    assertThat(copy).isNotEmptyFile();
                    story.with("DATABASE_URL", "jdbc:sqlite:" + copy);
                });
    }

    @Test
    void an_older_dump_of_a_postgresql_database_asks_nothing_twice() throws SQLException {
        Command.require("pg_dump");
        Command.require("pg_restore");
        String original = SharedPostgres.freshUrl();
        String fresh = SharedPostgres.freshUrl();
        Path dump = folder.resolve("backup.dump");
        story.with("DATABASE_URL", original);
        isSafeToRestore(
                () -> Command.run(
                        Map.of(), "pg_dump", "--format=custom", "--file=" + dump, "--dbname=" + forPsql(original)),
                () -> {
                    Command.run(Map.of(), "pg_restore", "--no-owner", "--dbname=" + forPsql(fresh), dump.toString());
                    story.with("DATABASE_URL", fresh);
                });
    }

    private static String forPsql(String url) {
        return url.replace("postgres://", "postgresql://");
    }

    @Test
    void moving_from_sqlite_to_postgresql_leaves_a_record_that_still_verifies() throws SQLException {
        story.begin();
        String before = story.asks(ALICE, LAB);
        story.end(before, "succeeded");
        String open = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(open, "awaiting_approval");
        story.types(BOB, "pause moving");
        story.privately(BOB, "Paused");
        story.types(ALICE, "cancel " + open);
        story.end(open, "cancelled");
        story.stop();
        Map<String, String> old = story.environment();
        String last = new TheRecord(old).verified();

        story.with("DATABASE_URL", SharedPostgres.freshUrl()).begin();
        String after = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(after, "awaiting_approval"), "approve");
        story.end(after, "succeeded");
        story.clicks(BOB, question, "approve");
        assertThat(new TheRecord(old).verified()).isEqualTo(last).startsWith("ok: ");
        assertThat(new TheRecord(old).ends()).containsOnlyKeys(before, open);
        assertThat(new TheRecord(story.environment()).verified()).startsWith("ok: ");
        assertThat(new TheRecord(story.environment()).requests()).containsExactly(after);
        assertThat(story.detaches()).isEqualTo(2);
    }
}
