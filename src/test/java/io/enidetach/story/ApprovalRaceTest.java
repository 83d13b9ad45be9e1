package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.APPROVALS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.audit.AuditEntry;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackChannel;
import io.enidetach.sandbox.slack.SlackGroup;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackUser;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.store.SharedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand approvals at once, to two processes on one PostgreSQL, over Socket Mode, which gives each its share of them. */
@Timeout(240)
class ApprovalRaceTest {
    private static final Pattern UNJUDGED = Pattern.compile("Not accepted|could not check your rights");

    private static final int PEOPLE = 20;
    private static final int CLICKS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(200);

    @TempDir
    Path folder;

    private final List<String> leads =
            IntStream.range(0, PEOPLE).mapToObj(n -> "U0LEAD" + (10 + n)).toList();
    private Story story;

    @BeforeEach
    void twenty_approvers() throws Exception {
        story = new Story(folder).overSocketMode().with("DATABASE_URL", SharedPostgres.freshUrl());
        Workspace workspace = story.slack.workspace();
        SlackUser bob = workspace.user("U0BOB").orElseThrow();
        leads.forEach(id -> workspace.put(
                new SlackUser(id, bob.teamId(), id, id, bob.tz(), "en-US", SlackUser.Kind.MEMBER, false)));
        workspace.put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.copyOf(leads), false));
        Set<String> members = new HashSet<>(leads);
        members.add(workspace.botUserId());
        workspace.put(SlackChannel.open(APPROVALS, "approvals", members));
        story.slack.ackDeadline(Duration.ofSeconds(60));
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    @Test
    void of_a_thousand_approvals_at_once_one_wins_and_each_loser_hears_who() {
        story.beginProcess();
        story.anotherProcess().awaitReady(Duration.ofSeconds(40));
        story.slack.sockets().awaitConnections(4, Duration.ofSeconds(20));
        String id = story.asks(ALICE, PRODUCTION);
        click(story.approval(id, "awaiting_approval"));
        story.end(id, "succeeded");
        List<AuditEntry> winners = told();
        assertThat(winners).hasSize(1);
        assertThat(story.detaches()).isEqualTo(1);
        String mention = "<@" + winners.get(0).actor() + "> approved";
        // A machine that is too busy judges some clicks not at all, and says so.
        assertThat(words().stream().filter(m -> !UNJUDGED.matcher(m.text()).find()))
                .isNotEmpty()
                .allSatisfy(m -> assertThat(m.text()).contains(mention, "before you"));
    }

    @Test
    void where_two_approvals_are_needed_two_people_win() {
        // Two bots in this process: that they share nothing but the database is shown above.
        story.policy("required: 1 => required: 2").begin().beginAnother();
        String id = story.asks(ALICE, PRODUCTION);
        click(story.approval(id, "awaiting_approval"));
        story.end(id, "succeeded");
        List<AuditEntry> winners = told();
        assertThat(winners.stream().map(AuditEntry::actor)).hasSize(2).doesNotHaveDuplicates();
        assertThat(story.detaches()).isEqualTo(1);
    }

    private void click(SlackMessage question) {
        List<CompletableFuture<Delivered>> clicks = new ArrayList<>();
        for (int i = 0; i < CLICKS; i++) {
            clicks.add(story.slack.actor().click(leads.get(i % PEOPLE), APPROVALS, question.ts(), "approve"));
        }
        clicks.forEach(click -> assertThat(click.join().isAcked()).isTrue());
    }

    /** The entries of those who won, once everybody else got a private word. */
    private List<AuditEntry> told() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (words().size() >= CLICKS - 2) {
                List<AuditEntry> winners = story.record().stream()
                        .filter(e -> e.event().equals("approved"))
                        .toList();
                if (words().size() + winners.size() >= CLICKS) {
                    assertThat(words()).hasSize(CLICKS - winners.size());
                    return winners;
                }
            }
            assertThat(System.nanoTime())
                    .as("%s of %s are told", words().size(), CLICKS)
                    .isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private List<SlackMessage> words() {
        return leads.stream()
                .flatMap(who -> story.slack.workspace().ephemerals(who).stream())
                .toList();
    }
}
