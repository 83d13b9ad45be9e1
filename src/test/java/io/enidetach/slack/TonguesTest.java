package io.enidetach.slack;

import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.slack.words.Stories;
import io.enidetach.testing.NastyText;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.Messenger.Delivery;
import io.enidetach.workflow.Posted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Carol reads Chinese, the others English; see the simulator's demo workspace. */
class TonguesTest {
    private final Office office = Office.overHttp();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void what_is_looked_up_is_told_in_the_readers_language() {
        office.types("U0CAROL", "/eni-detach whoami");
        SlackMessage told = office.awaits(m -> m.onlyFor().equals(Optional.of("U0CAROL")));
        assertThat(told.text()).contains("本工作区的正式成员", "S0NETOPS");

        office.types("U0ALICE", "/eni-detach whoami");
        office.awaits(
                m -> m.onlyFor().equals(Optional.of("U0ALICE")) && m.text().contains("full member"));
    }

    @Test
    void a_status_and_its_buttonless_card_are_in_the_readers_language() {
        office.desk.seen = Optional.of(new FrontDesk.Seen(Stories.approving(), Optional.empty(), RUNNING));
        office.types("U0CAROL", "/eni-detach status D-7K3Q9M");
        SlackMessage told = office.awaits(m -> m.onlyFor().equals(Optional.of("U0CAROL")));
        assertThat(told.allText()).contains("待审批", "私有网络", "云服务器").doesNotContain("waiting for approval");
    }

    @Test
    void an_answer_never_waits_for_a_locale_and_is_english_until_it_is_known() {
        office.slack.faults().nextSlow("users.info", Duration.ofSeconds(2), 1);
        Delivered first = office.types("U0CAROL", "/eni-detach help");
        assertThat(first.body()).contains("Production needs the approval");
        assertThat(first.took()).isLessThan(Duration.ofSeconds(2));
        Eventually.is(() -> office.types("U0CAROL", "/eni-detach help").body().contains("操作生产环境需要他人审批"));
        assertThat(office.types("U0CAROL", "/eni-detach eni-m6dyj72 x").body())
                .contains("不是弹性网卡 ID", "`eni-m6dyj72`", "没有生成申请");
        assertThat(office.types("U0CAROL", "/eni-detach eni-m6dyj72l").body()).contains("已收到： *D-7K3Q9M*");
    }

    @Test
    void a_locale_that_cannot_be_read_anew_stays_what_it_was() {
        Eventually.is(() -> office.types("U0CAROL", "/eni-detach help").body().contains("操作生产环境"));
        office.clock.advance(Duration.ofHours(2));
        office.slack.faults().next("users.info", SlackFault.UNAVAILABLE, 5);
        assertThat(office.types("U0CAROL", "/eni-detach help").body()).contains("操作生产环境");
    }

    @Test
    void a_locale_is_read_once_an_hour_at_most() {
        Eventually.is(() -> office.types("U0CAROL", "/eni-detach help").body().contains("操作生产环境"));
        int before = office.slack.calls().of("users.info").size();
        office.types("U0CAROL", "/eni-detach help");
        office.types("U0CAROL", "/eni-detach help");
        assertThat(office.slack.calls().of("users.info")).hasSize(before);
    }

    @Test
    void the_form_and_its_complaints_are_in_the_readers_language() {
        office.types("U0CAROL", "/eni-detach");
        Eventually.is(() -> !office.workspace.modals("U0CAROL").isEmpty());
        var form = office.workspace.modals("U0CAROL").get(0);
        assertThat(form.title()).isEqualTo("解绑弹性网卡");
        assertThat(form.blocks().toString()).contains("\"云服务器\"", "名称、ID 或 IP 地址");

        Delivered sent = office.slack
                .actor()
                .submit("U0CAROL", form.id(), Map.of("enis", "eni-1"))
                .join();
        assertThat(sent.body()).contains("\"errors\"", "这不是弹性网卡 ID");
    }

    @Test
    void a_card_is_english_in_a_channel_and_in_its_readers_language_in_a_direct_message() {
        office.workspace.put(office.workspace.user("U0ALICE").orElseThrow().speaking("zh-CN"));
        deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty());
        assertThat(office.workspace.messages("C0OPS"))
                .singleElement()
                .satisfies(m -> assertThat(m.text()).contains("waiting for approval"));

        office.workspace.put(office.workspace.channel("C0OPS").orElseThrow().whenArchived());
        Posted card = deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty());
        assertThat(direct().get(0).text()).contains("待审批", "<@U0ALICE>");

        deliver(Outgoing.Kind.CARD, Stories.done(), Optional.of(card));
        assertThat(direct().get(0).text()).contains("已完成");
        office.edge
                .messenger()
                .deliver(
                        Outgoing.about(Outgoing.Kind.END, card.request()),
                        Optional.of(Stories.done()),
                        Optional.empty(),
                        Optional.of(card),
                        RUNNING);
        assertThat(direct()).hasSize(2);
        assertThat(direct().get(1).text()).startsWith("<@U0ALICE> 解绑 D-7K3Q9M：完成");
    }

    @Test
    void a_private_word_is_in_its_readers_language() {
        Request request = Stories.approving();
        Outgoing word = Outgoing.privately(
                "lane",
                Optional.of(request.id()),
                new Person("U0CAROL"),
                request.order().channel(),
                Note.TOO_LATE,
                Map.of("id", request.id().value(), "state", "running"));
        office.edge.messenger().deliver(word, Optional.of(request), Optional.empty(), Optional.empty(), RUNNING);
        assertThat(office.workspace.ephemerals("U0CAROL"))
                .singleElement()
                .satisfies(m -> assertThat(m.text()).contains("太晚了：`D-7K3Q9M` 现在的状态是云端执行中"));
    }

    @Test
    void slack_takes_every_chinese_message_however_nasty_its_contents() {
        office.workspace.put(office.workspace.user("U0ALICE").orElseThrow().speaking("zh-CN"));
        office.workspace.put(office.workspace.channel("C0OPS").orElseThrow().whenArchived());
        List<Request> all = new ArrayList<>(Stories.nasty());
        all.addAll(Stories.each().values());
        for (Request request : all) {
            Posted card = deliver(Outgoing.Kind.CARD, request, Optional.empty());
            deliver(Outgoing.Kind.CARD, request, Optional.of(card));
            deliver(Outgoing.Kind.END, request, Optional.empty());
        }
        assertThat(direct())
                .hasSize(2 * all.size())
                .allSatisfy(m -> assertThat(m.text()).doesNotContain("<!channel"))
                .allSatisfy(m -> NastyText.isHarmlessIn(m.blocks(), m.ts()))
                .allSatisfy(m -> assertThat(m.allText())
                        .doesNotContain("\u202E", "�")
                        .doesNotContainPattern("\\{(?!date_short_pretty}|time})"));
    }

    private Posted deliver(Outgoing.Kind kind, Request request, Optional<Posted> standing) {
        // So that it is this message's turn.
        office.clock.advance(Duration.ofSeconds(2));
        Delivery delivery = office.edge
                .messenger()
                .deliver(Outgoing.about(kind, request.id()), Optional.of(request), standing, Optional.empty(), RUNNING);
        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        return ((Delivery.Sent) delivery).at().orElseThrow();
    }

    private List<SlackMessage> direct() {
        return office.workspace.directMessages("U0ALICE");
    }
}
