package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackGroup;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.testing.MostlyWaiting;
import io.enidetach.testing.TickingClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the whole bot says no to, and what it says then (contract, 5 and 8). */
@MostlyWaiting
@Timeout(60)
class RefusalStoriesTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final String TWO = "required: 1 => required: 2";

    private final TickingClock clock = new TickingClock();

    @RegisterExtension
    final Story story = new Story(clock);

    @ParameterizedTest
    @CsvSource({
        "vpc-d3v00001 eni-d3v00001 ins-str4nge1, ins-str4nge1, ins-d3v00001",
        "vpc-7t9nf3pu eni-d3v00001 ins-d3v00001, vpc-7t9nf3pu, vpc-d3v00001"
    })
    void ids_that_do_not_agree_with_the_cloud_are_refused_with_both(String ids, String typed, String actual) {
        story.begin();
        story.asks(ALICE, ids);
        assertThat(story.privately(ALICE, "you typed").allText()).contains(typed, actual);
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_region_is_sent_as_the_policy_writes_it_however_it_was_typed() {
        story.policy("regions: [ap-guangzhou, ap-shanghai] => regions: [gz, sh]")
                .begin();
        String id = story.asks(ALICE, LAB + " region=ap-guangzhou");
        story.end(id, "succeeded");
        assertThat(story.cloud.calls().all())
                .filteredOn(call -> call.parameters().containsValue("eni-d3v00001"))
                .extracting(call -> call.operation().region())
                .containsOnly("gz");
    }

    @Test
    void a_region_that_the_policy_lacks_is_refused_with_those_that_it_has() {
        story.begin();
        story.asks(ALICE, LAB + " region=ap-beijing");
        assertThat(story.privately(ALICE, "Refused").allText()).contains("ap-beijing", "`ap-guangzhou`, `ap-shanghai`");
        assertThat(story.cloud.calls().count("DescribeNetworkInterfaces")).isZero();
    }

    @Test
    void what_is_nowhere_is_refused_with_the_regions_that_were_searched() {
        story.begin();
        story.asks(ALICE, "eni-00000000");
        assertThat(story.privately(ALICE, "cannot be found").allText())
                .contains("eni-00000000", "`ap-guangzhou`, `ap-shanghai`");
    }

    @Test
    void what_nobody_confirmed_for_a_quarter_of_an_hour_expires_and_a_late_click_changes_nothing() {
        story.begin();
        String id = story.asks(ALICE, "eni-d3v00002");
        SlackMessage card = story.card(id, "awaiting_confirmation");
        clock.advance(QUARTER);
        assertThat(story.end(id, "expired").allText()).contains("not confirmed in time");
        story.clicks(ALICE, card, "confirm");
        story.privately(ALICE, "Too late");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void the_way_back_is_offered_for_a_day() {
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        SlackMessage offer = story.await(m -> Story.shows(m, id, "succeeded") && m.hasAction("reattach"));
        clock.advance(Duration.ofHours(24).plusMinutes(1));
        story.clicks(ALICE, offer, "reattach");
        story.privately(ALICE, "24 hours only");
        assertThat(story.cloud.calls().count("AttachNetworkInterface")).isZero();
    }

    @Test
    void nobody_approves_twice() {
        story.policy(TWO).begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(BOB, question, "approve");
        story.await(m -> m.channel().equals(Story.APPROVALS) && m.allText().contains("<@U0BOB>"));
        story.clicks(BOB, question, "approve");
        story.privately(BOB, "already; somebody else");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void an_earlier_approver_who_lost_the_right_ends_the_request() {
        story.policy(TWO).begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(BOB, question, "approve");
        story.await(m -> m.channel().equals(Story.APPROVALS) && m.allText().contains("<@U0BOB>"));
        story.slack.workspace().put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of(CAROL), false));
        story.clicks(CAROL, question, "approve");
        assertThat(story.end(id, "refused").allText()).contains("<@U0BOB> had approved");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void what_became_production_before_it_was_asked_for_is_not_asked_for() {
        story.begin();
        story.types(BOB, "pause");
        story.privately(BOB, "Paused");
        String id = story.asks(ALICE, LAB);
        story.card(id, "submitting");
        long known = story.record().size();
        story.policy("vpcs: [\"prod-*\"] => vpcs: [\"prod-*\", \"dev-*\"]");
        story.recorded(entry -> entry.event().equals("policy_in_force") && entry.seq() > known);
        story.types(BOB, "resume");
        assertThat(story.end(id, "refused").allText()).contains("the policy changed meanwhile", "dev-*");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void who_may_not_pause_changes_nothing() {
        story.begin();
        story.types(ALICE, "pause");
        story.privately(ALICE, "may not pause");
        story.end(story.asks(ALICE, LAB), "succeeded");
    }

    @Test
    void a_question_that_cannot_be_posted_ends_the_request_as_failed() {
        story.policy("channel: C0APPROVE => channel: C0ARCHIVED").begin();
        String id = story.asks(ALICE, PRODUCTION);
        assertThat(story.end(id, "failed").allText()).contains("approval channel cannot be used", "is_archived");
        assertThat(story.detaches()).isZero();
    }
}
