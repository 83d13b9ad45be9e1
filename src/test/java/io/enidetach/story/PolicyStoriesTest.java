package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.testing.MostlyWaiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the policy language can say, over real sockets. */
@MostlyWaiting
@Timeout(60)
class PolicyStoriesTest {
    private static final String TIERS = """
            approval:
              - { vpcs: ["prod-shop"], channel: C0APPROVE, groups: [S0LEADS], required: 2, self_approval: true }
              - { channel: C0OPS, users: [U0CAROL] }
            """;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    @RegisterExtension
    final Story story = new Story();

    private static String approval(String entries) {
        return "approval:\n  channel: C0APPROVE\n  groups: [S0LEADS]\n  users: []\n  required: 1\n"
                + "  self_approval: false\n  expires_after: 30m\n  reason: optional\n => " + entries;
    }

    /** A window that has begun an hour ago and ends in two days. */
    private static String freeze() {
        Instant now = Clock.systemUTC().instant();
        return "pause: => freeze:\n  - { name: year end, zone: UTC, from: %s, to: %s }\npause:"
                .formatted(MINUTE.format(now.minus(Duration.ofHours(1))), MINUTE.format(now.plus(Duration.ofDays(2))));
    }

    private void changed() {
        story.recorded(entry ->
                entry.event().equals("policy_in_force") && entry.detail().containsKey("from_version"));
    }

    @Test
    void a_critical_vpc_asks_for_two_people_and_the_card_names_its_channel() {
        story.policy(approval(TIERS)).begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(BOB, question, "approve");
        assertThat(story.await(m -> m.allText().contains("1 of 2") && Story.shows(m, id, "awaiting_approval")))
                .isNotNull();
        assertThat(story.detaches()).isZero();
        story.clicks(CAROL, question, "approve");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_policy_that_sends_the_question_elsewhere_meanwhile_ends_the_request() {
        story.policy(approval(TIERS.replace("required: 2, ", ""))).begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.policy(approval(TIERS.replace("required: 2, ", "").replace("channel: C0APPROVE", "channel: C0OPS")));
        changed();
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "refused").allText()).contains("the policy changed meanwhile");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void production_that_no_entry_is_for_is_refused_with_that_reason() {
        story.policy(approval("approval:\n  - { vpcs: [other], channel: C0APPROVE, groups: [S0LEADS] }\n"))
                .begin();
        story.asks(ALICE, PRODUCTION);
        story.privately(ALICE, "no entry under `approval`");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_freeze_refuses_production_and_says_until_when_and_leaves_the_rest_alone() {
        story.policy(freeze()).begin();
        story.asks(ALICE, PRODUCTION);
        assertThat(story.privately(ALICE, "the freeze `year end`").allText()).contains("<!date^");
        String lab = story.asks(ALICE, LAB);
        story.end(lab, "succeeded");
    }

    @Test
    void a_dry_run_in_a_freeze_says_what_would_stop_it() {
        story.policy(freeze()).begin();
        String id = story.asks(ALICE, PRODUCTION + " --dry-run");
        assertThat(story.card(id, "succeeded").allText()).contains("it would be refused now: the freeze `year end`");
    }

    @Test
    void a_freeze_that_began_meanwhile_stops_what_is_being_approved() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.policy(freeze());
        changed();
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "refused").allText()).contains("the freeze `year end`");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_reason_that_does_not_fit_is_refused_with_what_is_expected_and_a_command_to_copy() {
        story.policy("reason: optional => reason_pattern: 'CHG-[0-9]{4}'\n  reason_min_length: 12")
                .begin();
        story.asks(ALICE, PRODUCTION + " -- moving it");
        SlackMessage word = story.privately(ALICE, "CHG-[0-9]{4}");
        assertThat(word.allText()).contains("at least 12 characters", "/eni-detach " + PRODUCTION + " -- &lt;why&gt;");
        String id = story.asks(ALICE, PRODUCTION + " -- CHG-0815 moving it");
        story.approval(id, "awaiting_approval");
    }

    @Test
    void a_rule_on_tags_decides_by_the_interface_and_its_server() {
        story.with("TENCENTCLOUD_API", "v3")
                .policy("groups: [S0NETOPS]\n => groups: [S0NETOPS]\n    eni_tags: { env: [prod] }\n"
                        + "    server_tags: { env: [prod] }\n")
                .begin();
        story.approval(story.asks(ALICE, PRODUCTION), "awaiting_approval");
        story.asks(ALICE, "eni-b4ckup01");
        story.privately(ALICE, "or no rule of the policy lets you touch it");
    }

    @Test
    void why_shows_the_trace_of_the_facts_as_they_were() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        story.policy("name: network-operators => name: renamed-since");
        changed();
        assertThat(story.types(ALICE, "why " + id).body()
                        + story.privately(ALICE, "How the policy came to it").allText())
                .contains(
                        "1. contractors-never (deny): does not match: groups",
                        "2. network-operators (allow): matches",
                        "approval: 1 of S0LEADS in C0APPROVE (approval)");
    }

    @Test
    void every_decision_is_recorded_with_the_version_of_the_policy_that_made_it() {
        story.begin();
        String done = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(done, "awaiting_approval"), "approve");
        story.end(done, "succeeded");
        String version = story.recorded(done, "looked_up").get("policy");
        assertThat(version).matches("[0-9a-f]{12}");
        assertThat(story.recorded(done, "approved")).containsEntry("policy", version);
        assertThat(story.recorded(done, "ask_intended")).containsEntry("policy", version);
        story.policy(freeze());
        changed();
        String frozen = story.asks(ALICE, "vpc-7t9nf3pu eni-b4ckup01 ins-xx44545f");
        story.privately(ALICE, "the freeze `year end`");
        assertThat(story.recorded(frozen, "refused"))
                .containsEntry("window", "year end")
                .hasEntrySatisfying("policy", other -> assertThat(other).isNotEqualTo(version));
    }
}
