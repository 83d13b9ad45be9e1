package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.audit.AuditEntry;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main stories of the product, over real sockets between both simulators. */
@MostlyWaiting
@Timeout(60)
class MainStoriesTest {
    @RegisterExtension
    final Story story = new Story();

    @Test
    void a_development_eni_is_detached_without_asking_anybody() {
        story.begin();
        String id = story.asks(ALICE, LAB + " -- INC-7");
        SlackMessage end = story.end(id, "succeeded");
        assertThat(end.channel()).isEqualTo(OPS);
        assertThat(end.allText()).contains("<@U0ALICE>");
        assertThat(story.card(id, "succeeded").allText()).contains("eni-d3v00001");
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).isEmpty();
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_production_eni_is_detached_after_a_second_person_approved() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION + " -- INC-8");
        SlackMessage question = story.approval(id, "awaiting_approval");
        assertThat(question.allText()).contains("203.0.113.7", "INC-8", "network-operators");
        assertThat(story.detaches()).isZero();
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
        SlackMessage decided = story.approval(id, "succeeded");
        assertThat(decided.hasAction("approve")).isFalse();
        assertThat(decided.allText()).contains("<@U0BOB>");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_denial_with_its_reason_ends_the_request() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "deny");
        SlackView modal = story.modal(BOB, "deny_reason");
        assertThat(story.slack
                        .actor()
                        .submit(BOB, modal.id(), Map.of("reason", "not during the sale &amp; <never>"))
                        .join()
                        .isAcked())
                .isTrue();
        assertThat(story.end(id, "denied").allText()).contains("not during the sale &amp; &lt;never&gt;");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void who_may_not_see_a_request_cannot_find_it_by_cancelling() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        story.types(DAVE, "cancel " + id);
        story.privately(DAVE, "There is no request `" + id + "`");
        story.types(BOB, "cancel " + id);
        story.privately(BOB, "Only the requester");
        assertThat(story.card(id, "awaiting_approval").hasAction("cancel")).isTrue();
    }

    @Test
    void deny_on_a_message_that_the_bot_does_not_know_opens_no_form() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        SlackMessage card = story.card(id, "awaiting_approval");
        story.clicks(DAVE, question, "approve");
        story.privately(DAVE, "not an approver");
        story.slack.twistNext(payload -> {
            payload.withObject("/container").put("message_ts", card.ts()).put("channel_id", card.channel());
            payload.withObject("/channel").put("id", card.channel());
            return payload;
        });
        story.clicks(BOB, question, "deny");
        story.privately(BOB, "old copy of `" + id + "`");
        assertThat(story.approval(id, "awaiting_approval").hasAction("deny")).isTrue();
    }

    @Test
    void acknowledgements_are_counted() throws IOException, InterruptedException {
        story.begin();
        story.asks(ALICE, PRODUCTION);
        HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + story.port() + "/metrics"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(metrics, HttpResponse.BodyHandlers.ofString())
                        .body())
                .doesNotContain("eni_detach_ack_seconds_count 0");
    }

    @Test
    void nobody_decides_and_the_request_expires() {
        story.policy("expires_after: 30m => expires_after: 1s").begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.end(id, "expired");
        assertThat(story.approval(id, "expired").hasAction("approve")).isFalse();
        assertThat(story.detaches()).isZero();
    }

    @Test
    void the_requester_takes_it_back() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage card = story.card(id, "awaiting_approval");
        story.approval(id, "awaiting_approval");
        story.clicks(ALICE, card, "cancel");
        story.end(id, "cancelled");
        story.clicks(BOB, story.approval(id, "cancelled"), "approve");
    }

    @Test
    void an_approver_cannot_approve_their_own_request() {
        story.begin();
        String id = story.asks(CAROL, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(CAROL, question, "approve");
        story.privately(CAROL, id);
        assertThat(story.detaches()).isZero();
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
    }

    @Test
    void somebody_without_a_right_is_refused_privately_and_the_cloud_is_not_asked() {
        story.begin();
        String id = story.asks(DAVE, LAB);
        story.privately(DAVE, id);
        assertThat(story.cloud.calls().count("DescribeNetworkInterfaces")).isZero();
        assertThat(story.slack.workspace().messages(OPS)).isEmpty();
    }

    @Test
    void somebody_who_is_no_approver_cannot_approve() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(DAVE, question, "approve");
        story.privately(DAVE, id);
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_failed_task_is_told_as_failed() {
        story.cloud.faults().set(FaultRule.of(Fault.TASK_FAILS));
        story.begin();
        String id = story.asks(ALICE, LAB);
        assertThat(story.end(id, "failed").allText()).contains(id, "The cloud's task: ");
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).contains("ins-d3v00001");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_cloud_that_could_not_be_read_in_time_is_told_with_what_its_support_asks_for() {
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.ERROR_CODE)
                        .on("DescribeNetworkInterfaces")
                        .argument("InternalError"));
        story.with("TENCENTCLOUD_API", "v3")
                .with("ENI_DETACH_TASK_TIMEOUT", "4s")
                .begin();
        String id = story.asks(ALICE, LAB);
        assertThat(story.end(id, "failed").allText())
                .contains(id, "could not be read in time", "InternalError", "For the cloud's support: ");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void an_eni_that_is_free_already_is_nothing_to_do() {
        story.cloud.model().detachNow("eni-d3v00001");
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.privately(ALICE, id);
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_lost_answer_is_read_back_and_never_asked_again() {
        story.cloud.faults().set(FaultRule.of(Fault.RESET_AFTER_EFFECT).on(Story.DETACH));
        story.begin();
        story.end(story.asks(ALICE, LAB), "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void an_ask_that_left_no_trace_ends_unknown_and_offers_to_ask_anew() {
        story.cloud.faults().set(FaultRule.of(Fault.RESET_BEFORE_EFFECT).on(Story.DETACH));
        story.with("ENI_DETACH_TASK_TIMEOUT", "2s").begin();
        String id = story.asks(ALICE, LAB);
        story.end(id, "unknown");
        assertThat(story.detaches()).isEqualTo(1);
        SlackMessage offer = story.await(m -> Story.shows(m, id, "unknown") && m.hasAction("ask_again"));
        story.cloud.faults().clear();
        story.clicks(ALICE, offer, "ask_again");
        SlackMessage again = story.await(m -> m.threadTs().isPresent()
                && m.metadata().map(d -> d.toString().contains("\"succeeded\"")).orElse(false));
        assertThat(Story.shows(again, id, "succeeded")).isFalse();
        assertThat(story.detaches()).isEqualTo(2);
    }

    @Test
    void a_throttled_ask_is_made_again_after_a_while() {
        story.cloud
                .faults()
                .set(FaultRule.of(Fault.ERROR_CODE)
                        .on(Story.DETACH)
                        .argument("4400")
                        .times(2));
        story.begin();
        story.end(story.asks(ALICE, LAB), "succeeded");
        assertThat(story.detaches()).isEqualTo(3);
        assertThat(story.cloud.model().acceptedDetaches("eni-d3v00001")).isEqualTo(1);
    }

    @Test
    void a_second_request_for_the_same_eni_names_the_first() {
        story.begin();
        String first = story.asks(ALICE, PRODUCTION);
        story.approval(first, "awaiting_approval");
        String second = story.asks(CAROL, PRODUCTION);
        assertThat(story.privately(CAROL, first).allText()).contains(second).contains("/archives/" + OPS + "/");
    }

    @Test
    void fewer_ids_are_looked_up_and_confirmed() {
        story.begin();
        String id = story.asks(ALICE, "eni-d3v00002");
        SlackMessage card = story.card(id, "awaiting_confirmation");
        assertThat(card.allText()).contains("ins-d3v00001", "vpc-d3v00001", "203.0.113.21");
        story.clicks(ALICE, card, "confirm");
        story.end(id, "succeeded");
    }

    @Test
    void several_enis_are_one_request_with_a_line_each() {
        story.begin();
        String id = story.asks(ALICE, "vpc-d3v00001 eni-d3v00001 eni-d3v00002 ins-d3v00001");
        assertThat(story.end(id, "succeeded").allText()).isNotBlank();
        assertThat(story.detaches()).isEqualTo(2);
        assertThat(story.card(id, "succeeded").allText()).contains("eni-d3v00001", "eni-d3v00002");
    }

    @Test
    void a_dry_run_shows_and_changes_nothing() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION + " --dry-run");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isZero();
        assertThat(story.slack.workspace().messages(Story.APPROVALS)).isEmpty();
    }

    @Test
    void the_way_back_attaches_the_eni_again() {
        story.begin();
        String id = story.asks(ALICE, LAB);
        story.end(id, "succeeded");
        SlackMessage offer = story.await(m -> Story.shows(m, id, "succeeded") && m.hasAction("reattach"));
        story.clicks(ALICE, offer, "reattach");
        story.await(m -> m.threadTs().isPresent()
                && m.metadata()
                        .map(d -> d.toString().contains("\"attach\"")
                                && d.toString().contains("\"succeeded\""))
                        .orElse(false));
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).contains("ins-d3v00001");
    }

    @Test
    void a_primary_eni_is_refused() {
        story.begin();
        String id = story.asks(ALICE, "vpc-d3v00001 eni-d3vprim1 ins-d3v00001");
        assertThat(story.privately(ALICE, "primary").allText()).contains(id);
        assertThat(story.detaches()).isZero();
    }

    @Test
    void an_eni_that_moved_while_people_were_asked_is_not_touched() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.cloud.model().attachNow("eni-m6dyj72l", "ins-st0pped1");
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "refused").allText()).contains("ins-st0pped1");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void two_approvals_are_asked_for_where_the_policy_wants_two() {
        story.policy("required: 1 => required: 2").begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(BOB, question, "approve");
        story.await(m -> m.channel().equals(Story.APPROVALS) && m.allText().contains("<@U0BOB>"));
        assertThat(story.detaches()).isZero();
        story.clicks(CAROL, question, "approve");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void a_pause_is_carried_out_at_once_while_the_cloud_hangs() {
        story.cloud.faults().set(FaultRule.of(Fault.HANG));
        story.begin();
        for (int i = 0; i < 24; i++) {
            story.asks(ALICE, LAB);
        }
        long began = System.nanoTime();
        story.types(BOB, "pause");
        story.privately(BOB, "Paused");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whoami_names_the_rule_and_list_and_status_show_ones_own() {
        story.begin();
        story.types(ALICE, "whoami");
        assertThat(story.privately(ALICE, "full member").allText()).contains("network-operators");
        story.types(DAVE, "whoami");
        story.privately(DAVE, "may not ask");
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        story.types(BOB, "list");
        story.privately(BOB, id);
        story.types(ALICE, "status " + id.toLowerCase(java.util.Locale.ROOT));
        story.types(DAVE, "status " + id);
        story.privately(DAVE, "no request");
    }

    @Test
    void a_pause_stops_what_was_not_asked_until_it_is_lifted() {
        story.begin();
        story.types(BOB, "pause sale tonight");
        story.privately(BOB, "Paused");
        String id = story.asks(ALICE, LAB);
        story.card(id, "submitting");
        assertThat(story.detaches()).isZero();
        story.types(BOB, "resume");
        story.end(id, "succeeded");
    }

    @Test
    void a_pause_during_the_last_look_before_the_ask_stops_it() {
        AtomicBoolean shown = new AtomicBoolean();
        CountDownLatch paused = new CountDownLatch(1);
        story.cloud.calls().onCall(call -> {
            boolean look = call.action().equals("DescribeNetworkInterfaces")
                    && call.parameters().containsValue("eni-d3v00001");
            if (look && shown.get() && paused.getCount() > 0) {
                story.types(BOB, "pause now");
                story.privately(BOB, "Paused");
                paused.countDown();
            }
            shown.compareAndSet(false, call.action().equals("DescribeInstances"));
        });
        story.begin();
        String id = story.asks(ALICE, LAB);
        Story.awaitThat(() -> paused.getCount() == 0, () -> "there was no last look");
        story.types(ALICE, "status " + id);
        story.privately(ALICE, "Paused");
        assertThat(story.detaches()).isZero();
        story.types(BOB, "resume");
        story.end(id, "succeeded");
        assertThat(story.record().stream().map(AuditEntry::event))
                .containsSubsequence("paused", "resumed", "ask_intended");
    }

    @Test
    void the_whole_story_works_with_the_api_of_today() {
        story.with("TENCENTCLOUD_API", "v3").begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void the_whole_story_works_on_postgresql() throws java.io.IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            story.with("DATABASE_URL", "postgres://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres")
                    .begin();
            String id = story.asks(ALICE, PRODUCTION);
            story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
            story.end(id, "succeeded");
            assertThat(story.detaches()).isEqualTo(1);
            story.stop();
        }
    }

    @Test
    void the_whole_story_works_over_socket_mode() {
        story.overSocketMode().begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(1);
    }
}
