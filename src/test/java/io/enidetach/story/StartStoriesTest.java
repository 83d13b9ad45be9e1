package io.enidetach.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cli.EniDetach;
import io.enidetach.cli.Shell;
import io.enidetach.testing.MostlyWaiting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the bot from starting, or from working, is told in one line and by the exit code or by {@code /readyz}. */
@MostlyWaiting
@Timeout(90)
class StartStoriesTest {
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

    private record Ended(int exitCode, String error) {}

    private Ended run() {
        StringWriter error = new StringWriter();
        Shell shell = new Shell(
                story.environment(), new PrintWriter(new StringWriter()), new PrintWriter(error), Clock.systemUTC());
        int code = EniDetach.run(shell, "run");
        return new Ended(code, error.toString());
    }

    @Test
    void a_missing_variable() {
        story.with("TENCENTCLOUD_SECRET_KEY", "");
        Ended ended = run();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.error().lines()).singleElement().asString().contains("TENCENTCLOUD_SECRET_KEY");
    }

    @Test
    void a_token_that_slack_refuses() {
        story.with("SLACK_BOT_TOKEN", "xoxb-000000000000-000000000000-notthisworkspace");
        Ended ended = run();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.error().lines())
                .singleElement()
                .asString()
                .contains("SLACK_BOT_TOKEN")
                .doesNotContain("notthisworkspace");
    }

    @Test
    void a_broken_policy() {
        story.policy("effect: allow => efect: allow");
        Ended ended = run();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.error().lines()).singleElement().asString().contains("policy.yml:8", "rules[1].effect");
    }

    @Test
    void a_database_that_cannot_be_opened() throws IOException {
        Path file = Files.createFile(folder.resolve("not-a-folder"));
        story.with("DATABASE_URL", "jdbc:sqlite:" + file.resolve("story.db"));
        Ended ended = run();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.error().lines()).hasSize(1);
    }

    @Test
    void a_cloud_out_of_reach_is_told_by_readyz_and_does_not_end_the_bot() {
        story.with("TENCENTCLOUD_ENDPOINT", "http://127.0.0.1:" + BotProcess.freePort())
                .begin();
        String body = story.readyz(200, "cloud: does not answer");
        assertThat(body).contains("slack: ok").contains("database: ok").contains("policy: ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void temporary_credentials_that_have_expired_are_told_by_readyz(String api) {
        story.with("TENCENTCLOUD_API", api).with("TENCENTCLOUD_TOKEN", "over").begin();
        story.readyz(200, "cloud: the temporary credentials have expired");
    }

    @Test
    void slack_out_of_reach_is_told_by_readyz_and_mended_by_itself() {
        story.slack.faults().nextError("auth.test", "fatal_error", 1);
        story.beginUnready();
        story.readyz(503, "slack: ");
        story.readyz(200, "slack: ok");
    }

    @Test
    void an_approval_channel_that_cannot_be_used_is_told_by_readyz() {
        story.policy("channel: C0APPROVE => channel: C0SHARED").begin();
        assertThat(story.readyz(200, "approval: the approval channel cannot be posted to (shared_channel)"))
                .doesNotContain("C0SHARED");
    }
}
