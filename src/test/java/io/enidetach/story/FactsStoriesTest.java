package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people were shown is what is done, or nothing is. */
@MostlyWaiting
@Timeout(60)
class FactsStoriesTest {
    private static final String ENI = "eni-m6dyj72l";

    @RegisterExtension
    final Story story = new Story();

    @Test
    void an_address_more_than_was_shown_stops_the_approval_and_offers_to_ask_anew() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.cloud.model().edit(ENI, eni -> eni.address("10.0.0.99", "203.0.113.99", "eip-00000099"));
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "refused").allText())
                .contains("its private addresses changed from `10.0.0.12` to `10.0.0.12, 10.0.0.99`");
        SlackMessage card = story.card(id, "refused");
        assertThat(story.detaches()).isZero();

        story.clicks(CAROL, card, "ask_again");
        SlackMessage anew = story.await(m ->
                m.channel().equals(Story.APPROVALS) && m.allText().contains("203.0.113.99") && m.hasAction("approve"));
        story.clicks(BOB, anew, "approve");
        story.await(m -> m.threadTs().isPresent()
                && m.allText().contains("<@U0CAROL>")
                && m.allText().contains("Done"));
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void other_security_groups_and_tags_stop_it_too() {
        story.with("TENCENTCLOUD_API", "v3").begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.cloud.model().edit(ENI, eni -> eni.groups("sg-other001").tag("env", "test"));
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "refused").allText())
                .contains("its security groups changed from `sg-dfg1df54` to `sg-other001`; changed too: its tags");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void the_card_says_what_stays_and_what_an_address_costs_then() {
        story.with("TENCENTCLOUD_API", "v3").begin();
        String id = story.asks(ALICE, PRODUCTION);
        assertThat(story.approval(id, "awaiting_approval").allText())
                .contains("*`eni-m6dyj72l` off `ins-xx44545f`.*", "1 private, 1 public", "that stay: 2.")
                .contains("`eni-pr1mary1` `shop-2-primary` (primary)", "`eni-b4ckup01` `shop-backup`")
                .contains("expect a fee while they are idle: `203.0.113.7`");
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_CODE", "HANG"})
    void what_is_only_shown_keeps_nobody_waiting(Fault fault) {
        story.with("TENCENTCLOUD_API", "v3").begin();
        story.cloud.faults().set(FaultRule.of(fault).on("DescribeAddresses"));
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        assertThat(question.allText()).contains("how they are paid for could not be read: `203.0.113.7`");
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "succeeded").allText()).contains("Still tied to the interface");
    }

    @Test
    void the_end_says_where_a_public_address_is() {
        story.with("TENCENTCLOUD_API", "v3").begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        assertThat(story.end(id, "succeeded").allText())
                .contains("`203.0.113.7` no longer reach that server")
                .contains("Still tied to the interface, which is on no server, so they may be charged while idle");
        assertThat(story.recorded(id, "seen_done").get("public")).isEqualTo("203.0.113.7 on_eni");
    }

    @Test
    void an_eni_that_could_be_seen_free_only_once_is_detached_at_the_deadline() {
        story.with("ENI_DETACH_TASK_TIMEOUT", "4s").begin();
        story.cloud.calls().onCall(call -> {
            boolean free = story.cloud.model().serverOf("eni-d3v00001").isEmpty();
            if (free && call.action().equals("DescribeNetworkInterfaces")) {
                story.cloud.faults().set(FaultRule.of(Fault.HTTP_5XX).on("DescribeNetworkInterfaces"));
            }
        });
        String id = story.asks(ALICE, Story.LAB);
        assertThat(story.card(id, "succeeded").allText()).doesNotContain("unknown");
    }

    @Test
    void the_record_proves_what_was_shown() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        story.end(id, "succeeded");
        assertThat(story.recorded(id, "looked_up").get("facts")).matches("[0-9a-f]{64}");
        assertThat(story.recorded(id, "approved").get("facts"))
                .isEqualTo(story.recorded(id, "looked_up").get("facts"));
    }
}
