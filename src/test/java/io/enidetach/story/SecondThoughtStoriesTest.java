package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackGroup;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The policy or people's rights change after somebody agreed and before the cloud is asked: nothing that they would not
 * allow now is asked. A pause holds what was approved, so that there is time to change something.
 */
@MostlyWaiting
@Timeout(60)
class SecondThoughtStoriesTest {
    /** A change of the policy that what was approved before does not survive, and what its requester is told. */
    enum Change {
        A_FREEZE_BEGAN(
                "the freeze `audit`",
                "pause: => freeze:\n  - { name: audit, zone: UTC, from: 2020-01-01, to: 2099-01-01 }\npause:"),
        MORE_PEOPLE_ARE_WANTED("the policy changed meanwhile", "required: 1 => required: 2"),
        WHO_APPROVED_IS_NOT_NAMED_ANY_MORE(
                "<@U0BOB> had approved but may no longer",
                "groups: [S0LEADS]\n  users: [] => groups: []\n  users: [U0CAROL]"),
        WHO_ASKED_IS_NOT_NAMED_ANY_MORE("no rule of the policy lets you", "groups: [S0NETOPS] => users: [U0CAROL]"),
        A_REASON_IS_WANTED("reason", "reason: optional => reason: required");

        private final String told;
        private final String replacement;

        Change(String told, String replacement) {
            this.told = told;
            this.replacement = replacement;
        }
    }

    @RegisterExtension
    final Story story = new Story();

    private void policy(String... replacements) {
        story.policy(replacements);
        story.recorded(e -> e.event().equals("policy_in_force") && e.detail().containsKey("from_version"));
    }

    private void pause() {
        story.types(BOB, "pause sale");
        story.privately(BOB, "Paused");
    }

    private void resume() {
        story.types(BOB, "resume");
        story.privately(BOB, "Resumed");
    }

    private String approvedInAPause() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        pause();
        story.clicks(BOB, question, "approve");
        story.recorded(e -> e.event().equals("approved"));
        return id;
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_that_changed_after_the_approval_is_the_one_that_counts(Change change) {
        String id = approvedInAPause();
        policy(change.replacement);
        resume();
        assertThat(story.end(id, "refused").allText()).contains(change.told);
        assertThat(story.recorded(id, "refused").get("policy"))
                .isNotEqualTo(story.recorded(id, "approved").get("policy"));
        assertThat(story.detaches()).isZero();
    }

    @Test
    void an_approver_who_was_taken_out_of_the_group_before_the_ask_does_not_count() {
        String id = approvedInAPause();
        story.slack.workspace().put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of(CAROL), false));
        story.types(CAROL, "resume");
        assertThat(story.end(id, "refused").allText()).contains("<@U0BOB> had approved but may no longer");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_requester_who_was_taken_out_of_the_group_before_the_ask_is_refused() {
        String id = approvedInAPause();
        nobodyIsAnOperator();
        resume();
        story.end(id, "refused");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_requester_who_was_taken_out_of_the_group_is_refused_however_short_ago_it_was_read() {
        story.begin();
        story.end(story.asks(ALICE, LAB), "succeeded");
        story.cloud.model().attachNow("eni-d3v00001", "ins-d3v00001");
        story.cloud.calls().onCall(call -> {
            if (call.action().equals("DescribeNetworkInterfaces")) {
                nobodyIsAnOperator();
            }
        });
        story.end(story.asks(ALICE, LAB), "refused");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_requester_who_was_taken_out_of_the_group_between_two_tries_is_not_followed() {
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.ERROR_CODE)
                        .argument("4400")
                        .on(Story.DETACH)
                        .times(1));
        story.cloud.calls().onCall(call -> {
            if (call.action().equals(Story.DETACH)) {
                nobodyIsAnOperator();
            }
        });
        story.begin();
        assertThat(story.end(story.asks(ALICE, LAB), "failed").allText()).contains("no rule of the policy lets you");
        assertThat(story.detaches()).isEqualTo(1);
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).contains("ins-d3v00001");
    }

    private void nobodyIsAnOperator() {
        story.slack.workspace().put(new SlackGroup("S0NETOPS", "netops", "Network operators", Set.of(CAROL), false));
    }

    @Test
    void what_became_production_before_the_ask_is_not_asked_without_an_approval() {
        story.begin();
        pause();
        String id = story.asks(ALICE, LAB);
        story.card(id, "submitting");
        policy("vpcs: [\"prod-*\"] => vpcs: [\"prod-*\", vpc-d3v00001]");
        resume();
        assertThat(story.end(id, "refused").allText()).contains("the policy changed meanwhile");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_request_is_confirmed_under_the_policy_of_that_moment() {
        story.begin();
        String id = story.asks(ALICE, "eni-d3v00001");
        SlackMessage card = story.card(id, "awaiting_confirmation");
        policy("vpcs: [\"prod-*\"] => vpcs: [\"prod-*\", vpc-d3v00001]");
        story.clicks(ALICE, card, "confirm");
        assertThat(story.end(id, "refused").allText()).contains("the policy changed meanwhile");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void nobody_is_asked_to_approve_what_nobody_can_approve_any_more() {
        story.begin();
        String id = story.asks(ALICE, "eni-m6dyj72l");
        SlackMessage card = story.card(id, "awaiting_confirmation");
        policy("groups: [S0LEADS]\n  users: [] => groups: []\n  users: [U0ALICE]");
        story.clicks(ALICE, card, "confirm");
        assertThat(story.end(id, "refused").allText()).contains("nobody could approve this");
        assertThat(story.slack.workspace().messages(Story.APPROVALS)).isEmpty();
    }
}
