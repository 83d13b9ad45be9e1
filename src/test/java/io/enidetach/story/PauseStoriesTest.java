package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.audit.AuditEntry;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.store.SharedPostgres;
import io.enidetach.testing.MostlyWaiting;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pause with two bots on one PostgreSQL: whichever hears of it, both keep to it. */
@MostlyWaiting
@Timeout(60)
class PauseStoriesTest {
    @RegisterExtension
    final Story story = new Story().overSocketMode();

    @BeforeEach
    void two_bots() throws SQLException {
        story.with("DATABASE_URL", SharedPostgres.freshUrl()).begin().beginAnother();
    }

    @Test
    void a_pause_is_said_on_every_waiting_card_and_lifted_there() {
        String approving = story.asks(ALICE, PRODUCTION);
        story.approval(approving, "awaiting_approval");
        String confirming = story.asks(ALICE, "eni-d3v00002");
        story.card(confirming, "awaiting_confirmation");
        story.types(BOB, "pause sale tonight");
        story.await(m -> isPaused(m) && m.channel().equals(Story.APPROVALS));
        story.await(m -> isPaused(m) && isCard(m, approving));
        story.await(m -> isPaused(m) && isCard(m, confirming));
        story.types(CAROL, "resume");
        story.await(m -> !isPaused(m) && m.channel().equals(Story.APPROVALS));
        story.await(m -> !isPaused(m) && isCard(m, approving));
        story.await(m -> !isPaused(m) && isCard(m, confirming));
    }

    private static boolean isCard(SlackMessage message, String id) {
        return message.threadTs().isEmpty()
                && message.channel().equals(Story.OPS)
                && message.metadata().filter(m -> m.toString().contains(id)).isPresent();
    }

    private static boolean isPaused(SlackMessage message) {
        return message.allText().contains("*Paused* by <@U0BOB>");
    }

    @Test
    void in_a_pause_no_process_asks_and_after_it_each_request_is_asked_once() {
        story.types(BOB, "pause sale tonight");
        story.privately(BOB, "Paused");
        String one = story.asks(ALICE, LAB);
        String two = story.asks(ALICE, "vpc-d3v00001 eni-d3v00002 ins-d3v00001");
        String three = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(three, "awaiting_approval"), "approve");
        for (String id : new String[] {one, two, three}) {
            story.card(id, "submitting");
        }
        assertThat(story.detaches()).isZero();
        story.types(CAROL, "resume");
        for (String id : new String[] {one, two, three}) {
            story.end(id, "succeeded");
        }
        assertThat(story.detaches()).isEqualTo(3);
        AuditEntry paused = story.recorded(e -> e.event().equals("paused"));
        assertThat(paused.actor()).isEqualTo(BOB);
        assertThat(paused.detail()).containsEntry("reason", "sale tonight").containsKey("policy");
        assertThat(story.recorded(e -> e.event().equals("resumed")).actor()).isEqualTo(CAROL);
    }
}
