package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operating system takes nothing more for the files of a running bot, as a full disk would. */
@Timeout(90)
class DiskFullStoriesTest {
    @TempDir
    Path folder;

    @Test
    void nothing_is_acknowledged_until_there_is_room_again_and_what_was_is_there() throws IOException {
        Command.require("prlimit");
        try (Story story = new Story(folder);
                BotProcess bot = story.beginProcess()) {
            String first = story.asks(ALICE, LAB + " --dry-run");
            story.end(first, "succeeded");
            mayGrowTo(bot, String.valueOf(Files.size(folder.resolve("story.db-wal"))));
            Set<String> accepted = new HashSet<>(Set.of(first));
            Delivered refused = typedUntilRefused(story, accepted);
            assertThat(refused.body()).contains("Not accepted, nothing was recorded; type it again");
            Story.awaitThat(() -> !bot.isReady(), () -> "readyz says yes with a full disk");
            mayGrowTo(bot, "unlimited");
            bot.awaitReady(Duration.ofSeconds(20));
            String after = story.asks(ALICE, LAB);
            story.end(after, "succeeded");
            accepted.add(after);
            for (String id : accepted) {
                story.end(id, "succeeded");
            }
            TheRecord record = new TheRecord(story.environment());
            assertThat(record.requests()).isEqualTo(accepted);
            assertThat(record.verified()).startsWith("ok: ");
            assertThat(story.detaches()).isEqualTo(1);
        }
    }

    private static Delivered typedUntilRefused(Story story, Set<String> accepted) {
        while (true) {
            Delivered typed = story.types(ALICE, LAB + " --dry-run");
            assertThat(typed.isAcked()).as(typed.toString()).isTrue();
            Matcher id = Story.ID.matcher(typed.body());
            if (!id.find()) {
                return typed;
            }
            accepted.add(id.group());
        }
    }

    private static void mayGrowTo(BotProcess bot, String bytes) {
        Command.run(Map.of(), "prlimit", "--pid", String.valueOf(bot.pid()), "--fsize=" + bytes + ":unlimited");
    }
}
