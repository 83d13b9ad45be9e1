package io.enidetach.slack;

import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Fixtures;
import io.enidetach.request.Instruction;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.slack.words.Stories;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.FrontDesk.Overview;
import io.enidetach.workflow.FrontDesk.Seen;
import io.enidetach.workflow.Posted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HomeTabTest {
    private final Office office = Office.overSockets();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void who_opens_it_sees_what_waits_what_runs_and_what_ended() {
        office.desk.overview =
                Optional.of(new Overview(List.of(Stories.confirming(), Stories.done()), List.of(Stories.approving())));
        opens("U0ALICE");
        assertThat(home("U0ALICE"))
                .contains("Waiting for your decision", "<@U0ALICE> wants to detach", "<#C0APPROVE>")
                .contains("Your running requests", "waiting for its requester to confirm")
                .contains("Your requests that ended last", "done, since")
                .contains("`/eni-detach status D-7K3Q9M`")
                .contains("\"approve\"", "\"deny\"")
                .doesNotContain("not known");
    }

    @Test
    void carol_reads_it_in_chinese() {
        office.desk.overview = Optional.of(new Overview(List.of(), List.of(Stories.approving())));
        opens("U0CAROL");
        assertThat(home("U0CAROL"))
                .contains("等待你审批", "申请从 `vpc-7t9nf3pu` 的 `ins-xx44545f` 解绑 `eni-m6dyj72l`", "没有进行中的申请")
                .doesNotContain("Waiting");
    }

    @Test
    void a_request_has_the_link_to_its_card() {
        Request request = Stories.approving();
        Posted card = card(request);
        office.desk.overview = Optional.of(new Overview(List.of(request), List.of()));
        office.desk.seen = Optional.of(new Seen(request, Optional.of(card), RUNNING));
        opens("U0ALICE");
        assertThat(home("U0ALICE")).containsPattern("<https?://[^|]*C0OPS[^|]*\\|Open its card>");
    }

    @Test
    void nobody_but_full_members_sees_requests() {
        office.desk.overview = Optional.empty();
        opens("U0GUEST");
        assertThat(home("U0GUEST")).contains("full members of this workspace only");
    }

    @Test
    void only_what_waits_for_a_decision_has_buttons() {
        office.desk.overview = Optional.of(new Overview(List.of(Stories.approving(), Stories.confirming()), List.of()));
        opens("U0ALICE");
        assertThat(home("U0ALICE")).doesNotContain("\"button\"");
    }

    @Test
    void a_click_there_is_on_record_and_twice_the_same_is_one() {
        waiting("U0BOB");
        String view = office.workspace.home("U0BOB").orElseThrow().id();
        Delivered click =
                office.slack.actor().clickInView("U0BOB", view, "approve").join();
        assertThat(click.isAcked()).as(click.detail()).isTrue();
        Instruction given = office.desk.instructed.remove();
        assertThat(given.kind()).isEqualTo(Instruction.Kind.APPROVE);
        assertThat(given.by()).isEqualTo(Fixtures.BOB);
        assertThat(given.request()).contains(Fixtures.ID);
        assertThat(given.message()).isEmpty();
        office.slack.sockets().redeliver().join();
        assertThat(office.desk.instructed).isEmpty();
    }

    @Test
    void deny_there_asks_for_the_reason_first() {
        waiting("U0BOB");
        String view = office.workspace.home("U0BOB").orElseThrow().id();
        office.slack.actor().clickInView("U0BOB", view, "deny").join();
        Eventually.is(() -> !office.workspace.modals("U0BOB").isEmpty());
        assertThat(office.desk.instructed).isEmpty();
        office.slack
                .actor()
                .submit(
                        "U0BOB",
                        office.workspace.modals("U0BOB").get(0).id(),
                        java.util.Map.of("reason", "not tonight"))
                .join();
        Instruction given = office.desk.instructed.remove();
        assertThat(given.kind()).isEqualTo(Instruction.Kind.DENY);
        assertThat(given.text()).isEqualTo("not tonight");
    }

    @Test
    void a_click_there_that_could_not_be_taken_is_answered_in_a_direct_message() {
        waiting("U0BOB");
        office.desk.always = Optional.of(new FrontDesk.Taken.NotAccepted());
        String view = office.workspace.home("U0BOB").orElseThrow().id();
        office.slack.actor().clickInView("U0BOB", view, "approve").join();
        office.awaits(m -> m.channel().startsWith("D") && m.text().contains("click again"));
    }

    private void waiting(String user) {
        office.desk.overview = Optional.of(new Overview(List.of(), List.of(Stories.approving())));
        opens(user);
        Eventually.is(() -> home(user).contains("approve"));
    }

    @Test
    void the_messages_tab_draws_nothing() {
        office.slack.twistNext(payload -> {
            payload.withObject("/event").put("tab", "messages");
            return payload;
        });
        assertThat(office.slack.actor().openHome("U0BOB").join().isAcked()).isTrue();
        opens("U0ALICE");
        assertThat(office.workspace.home("U0BOB")).isEmpty();
    }

    @Test
    void a_change_draws_it_anew_for_the_requester_after_five_seconds_and_not_before() {
        opens("U0ALICE");
        Eventually.is(() -> drawings() == 1);
        office.desk.overview = Optional.of(new Overview(List.of(Stories.confirming()), List.of()));
        office.clock.advance(HomePace.LEAST);
        card(Stories.confirming());
        Eventually.is(() -> drawings() == 2 && home("U0ALICE").contains("D-7K3Q9M"));
        card(Stories.confirming());
        assertThat(drawings()).isEqualTo(2);
    }

    @Test
    void a_question_draws_it_anew_for_all_who_look() {
        opens("U0ALICE");
        opens("U0BOB");
        office.desk.overview = Optional.of(new Overview(List.of(), List.of(Stories.approving())));
        office.clock.advance(Duration.ofSeconds(6));
        deliver(Outgoing.Kind.APPROVAL, Stories.approving());
        Eventually.is(() -> home("U0BOB").contains("D-7K3Q9M"));
    }

    @Test
    void slack_takes_a_full_tab_however_nasty_its_contents() {
        List<Request> many = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            many.addAll(Stories.nasty());
            many.addAll(Stories.each().values());
        }
        office.desk.overview = Optional.of(new Overview(many, many));
        for (String user : List.of("U0ALICE", "U0CAROL")) {
            opens(user);
            assertThat(home(user)).doesNotContain("<!channel", "\u202E", "{requester}");
            assertThat(office.workspace.home(user).orElseThrow().blocks().size())
                    .isBetween(20, 100);
        }
    }

    private void opens(String user) {
        Delivered event = office.slack.actor().openHome(user).join();
        assertThat(event.isAcked()).as(event.detail()).isTrue();
        Eventually.is(() -> office.workspace.home(user).isPresent());
    }

    private String home(String user) {
        return office.workspace.home(user).orElseThrow().blocks().toString();
    }

    private int drawings() {
        return office.slack.calls().of("views.publish").size();
    }

    private Posted card(Request request) {
        deliver(Outgoing.Kind.CARD, request);
        var message = office.workspace.messages("C0OPS").get(0);
        return new Posted(Fixtures.ID, Outgoing.Kind.CARD, Fixtures.OPS, message.ts(), 1);
    }

    private void deliver(Outgoing.Kind kind, Request request) {
        office.edge
                .messenger()
                .deliver(
                        Outgoing.about(kind, request.id()),
                        Optional.of(request),
                        Optional.empty(),
                        Optional.empty(),
                        RUNNING);
    }
}
