package io.enidetach.slack;

import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Channel;
import io.enidetach.request.Fixtures;
import io.enidetach.request.Note;
import io.enidetach.request.Order;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.slack.words.Stories;
import io.enidetach.testing.NastyText;
import io.enidetach.workflow.Messenger.Delivery;
import io.enidetach.workflow.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessengerTest {
    private final Office office = Office.overHttp();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void a_card_stands_in_the_channel_of_the_command_and_is_updated_in_place() {
        Posted card = sent(deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty(), Optional.empty()));
        assertThat(card.channel()).isEqualTo(Fixtures.OPS);
        SlackMessage first = only("C0OPS");
        assertThat(first.metadata().orElseThrow().path("event_type").asText()).isEqualTo("eni_detach_request");
        assertThat(first.metadata().orElseThrow().path("event_payload").toString())
                .isEqualTo(
                        "{\"id\":\"D-7K3Q9M\",\"action\":\"detach\",\"dry_run\":false,\"state\":\"awaiting_approval\","
                                + "\"vpc\":\"vpc-7t9nf3pu\",\"enis\":[\"eni-m6dyj72l\"],\"instance\":\"ins-xx44545f\","
                                + "\"region\":\"ap-guangzhou\"}");

        Posted again = sent(deliver(Outgoing.Kind.CARD, Stories.done(), Optional.of(card), Optional.empty()));
        assertThat(again.ts()).isEqualTo(card.ts());
        assertThat(only("C0OPS").text()).contains("done");
        assertThat(only("C0OPS").metadata().orElseThrow().toString()).contains("succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0RANDOM", "C0SHARED", "C0ARCHIVED", "C0PRIVATE", "C0NOWHERE", "D0OTHERS"})
    void where_a_card_may_not_stand_it_goes_to_the_requester(String channel) {
        Posted card = sent(deliver(Outgoing.Kind.CARD, in(channel), Optional.empty(), Optional.empty()));
        assertThat(card.channel().id()).startsWith("D");
        assertThat(office.workspace.directMessages("U0ALICE")).hasSize(1);
    }

    @Test
    void a_card_that_was_deleted_is_posted_anew() {
        Posted gone = new Posted(Fixtures.ID, Outgoing.Kind.CARD, Fixtures.OPS, "1111111111.000001", 1);
        Posted card = sent(deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.of(gone), Optional.empty()));
        assertThat(card.ts()).isNotEqualTo(gone.ts());
    }

    @Test
    void the_question_is_posted_only_while_it_is_open() {
        Optional<Posted> none = Optional.empty();
        Delivery late = deliver(Outgoing.Kind.APPROVAL, Stories.each().get(State.CANCELLED), none, none);
        assertThat(late).isEqualTo(new Delivery.Sent(Optional.empty()));
        assertThat(office.workspace.messages("C0APPROVE")).isEmpty();

        Posted question = sent(deliver(Outgoing.Kind.APPROVAL, Stories.approving(), none, none));
        assertThat(only("C0APPROVE").hasAction("approve")).isTrue();
        deliver(Outgoing.Kind.APPROVAL, Stories.each().get(State.DENIED), Optional.of(question), none);
        assertThat(only("C0APPROVE").hasAction("approve")).isFalse();
        assertThat(only("C0APPROVE").text()).contains("<@U0BOB> denied");
    }

    @Test
    void an_approval_channel_that_cannot_be_used_is_told_by_its_code() {
        office.workspace.put(office.workspace.channel("C0APPROVE").orElseThrow().without(office.workspace.botUserId()));
        assertThat(deliver(Outgoing.Kind.APPROVAL, Stories.approving(), Optional.empty(), Optional.empty()))
                .isEqualTo(new Delivery.Undeliverable("not_in_channel"));
    }

    @Test
    void an_approval_channel_shared_with_another_organisation_is_not_used() {
        office.workspace.put(office.workspace.channel("C0APPROVE").orElseThrow().whenShared());
        assertThat(deliver(Outgoing.Kind.APPROVAL, Stories.approving(), Optional.empty(), Optional.empty()))
                .isEqualTo(new Delivery.Undeliverable("shared_channel"));
        assertThat(office.workspace.messages("C0APPROVE")).isEmpty();
    }

    @Test
    void the_end_is_a_reply_in_the_cards_thread() {
        Posted card = sent(deliver(Outgoing.Kind.CARD, Stories.done(), Optional.empty(), Optional.empty()));
        deliver(Outgoing.Kind.END, Stories.done(), Optional.empty(), Optional.of(card));
        assertThat(office.workspace.messages("C0OPS")).anySatisfy(m -> {
            assertThat(m.threadTs()).contains(card.ts());
            assertThat(m.text()).startsWith("<@U0ALICE>");
            assertThat(m.metadata()).isPresent();
        });
    }

    @Test
    void an_end_whose_card_stands_in_an_archived_channel_goes_to_the_requester() {
        Posted card = sent(deliver(Outgoing.Kind.CARD, Stories.done(), Optional.empty(), Optional.empty()));
        office.workspace.put(office.workspace.channel("C0OPS").orElseThrow().whenArchived());
        sent(deliver(Outgoing.Kind.END, Stories.done(), Optional.empty(), Optional.of(card)));
        assertThat(office.workspace.directMessages("U0ALICE")).hasSize(1);
    }

    @Test
    void a_private_word_is_ephemeral_where_its_reader_is_and_else_a_direct_message_with_metadata() {
        assertThat(privately("U0ALICE", "C0OPS")).isEqualTo(new Delivery.Sent(Optional.empty()));
        assertThat(office.workspace.ephemerals("U0ALICE")).hasSize(1);

        privately("U0ALICE", "C0RANDOM");
        assertThat(office.workspace.directMessages("U0ALICE"))
                .singleElement()
                .satisfies(m -> assertThat(m.metadata()).isPresent());
    }

    @Test
    void nobody_there_is_undeliverable() {
        assertThat(privately("U0NOBODY", "C0OPS")).isInstanceOf(Delivery.Undeliverable.class);
    }

    @Test
    void a_strange_copy_shows_the_real_state_without_buttons() {
        Posted card = sent(deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty(), Optional.empty()));
        Request done = Stories.done();
        Outgoing copy = Outgoing.copy("lane", done.id(), card.channel(), card.ts());
        office.edge.messenger().deliver(copy, Optional.of(done), Optional.empty(), Optional.empty(), RUNNING);
        assertThat(only("C0OPS").text()).contains("done");
        assertThat(only("C0OPS").hasAction("reattach")).isFalse();
    }

    @Test
    void a_full_slack_is_left_alone_for_as_long_as_it_says() {
        office.slack.faults().nextRateLimited("chat.postMessage", Duration.ofSeconds(7), 1);
        Delivery delivery = deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty(), Optional.empty());
        assertThat(delivery).isEqualTo(new Delivery.Later(Duration.ofSeconds(7), "ratelimited"));
    }

    @ParameterizedTest
    @EnumSource(
            value = SlackFault.class,
            names = {"SERVER_ERROR", "UNAVAILABLE", "HTML_502", "EMPTY_OK", "RESET_AFTER"})
    void what_may_pass_is_tried_again_later_and_later(SlackFault fault) {
        office.slack.faults().next("chat.postMessage", fault, 3);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "token_revoked"})
    void errors_that_may_pass_are_tried_again(String code) {
        office.slack.faults().nextError("chat.postMessage", code, 1);
        assertThat(deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty(), Optional.empty()))
                .isInstanceOf(Delivery.Later.class);
    }

    @Test
    void an_error_that_nobody_listed_is_final_and_shows_its_name() {
        office.slack.faults().nextError("chat.postMessage", "brand_new_error", 1);
        assertThat(deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty(), Optional.empty()))
                .isEqualTo(new Delivery.Undeliverable("brand_new_error"));
    }

    @Test
    void slack_takes_every_message_however_nasty_its_contents_and_nobody_is_pinged() {
        List<Request> nasty = Stories.nasty();
        for (Request request : nasty) {
            for (Outgoing.Kind kind : List.of(Outgoing.Kind.CARD, Outgoing.Kind.APPROVAL, Outgoing.Kind.END)) {
                Delivery delivery = deliver(kind, request, Optional.empty(), Optional.empty());
                assertThat(delivery).as(kind + " " + request.state()).isInstanceOf(Delivery.Sent.class);
            }
        }
        assertThat(office.workspace.messages("C0OPS"))
                .hasSizeGreaterThan(nasty.size() - 1)
                .allSatisfy(m -> assertThat(m.text()).doesNotContain("<!channel", "<http", "<@U0BOB> <"))
                .allSatisfy(m -> NastyText.isHarmlessIn(m.blocks(), m.ts()))
                .allSatisfy(
                        m -> assertThat(m.allText()).doesNotContain("\u202E").matches(text -> text.length() > 50));
        assertThat(office.slack.calls().all())
                .filteredOn(c -> c.method().startsWith("chat."))
                .allSatisfy(c -> assertThat(c.toString()).doesNotContain("invalid_blocks", "msg_too_long"));
    }

    @Test
    void slack_takes_every_card_in_every_state_also_as_an_update() {
        Posted card = sent(deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty(), Optional.empty()));
        for (Request request : Stories.each().values()) {
            sent(deliver(Outgoing.Kind.CARD, request, Optional.of(card), Optional.empty()));
        }
        for (Request request : Stories.nasty()) {
            sent(deliver(Outgoing.Kind.CARD, request, Optional.of(card), Optional.empty()));
        }
    }

    private Duration pause() {
        Delivery delivery = deliver(Outgoing.Kind.CARD, Stories.approving(), Optional.empty(), Optional.empty());
        assertThat(delivery).isInstanceOf(Delivery.Later.class);
        return ((Delivery.Later) delivery).pause();
    }

    private Delivery deliver(Outgoing.Kind kind, Request request, Optional<Posted> standing, Optional<Posted> card) {
        // So that it is this message's turn.
        office.clock.advance(Duration.ofSeconds(2));
        return office.edge
                .messenger()
                .deliver(Outgoing.about(kind, request.id()), Optional.of(request), standing, card, RUNNING);
    }

    private Delivery privately(String user, String channel) {
        Outgoing word = Outgoing.privately(
                "lane",
                Optional.of(Fixtures.ID),
                new Person(user),
                new Channel(channel),
                Note.TAKEN,
                Map.of("id", "D-7K3Q9M"));
        return office.edge
                .messenger()
                .deliver(word, Optional.of(Stories.approving()), Optional.empty(), Optional.empty(), RUNNING);
    }

    private SlackMessage only(String channel) {
        List<SlackMessage> messages = office.workspace.messages(channel);
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static Posted sent(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Sent.class);
        return ((Delivery.Sent) delivery).at().orElseThrow();
    }

    private static Request in(String channel) {
        Order order = Fixtures.order(Fixtures.ENI);
        return Fixtures.after(
                Fixtures.received(new Order(
                        order.action(),
                        order.dryRun(),
                        order.enis(),
                        order.vpc(),
                        order.instance(),
                        order.region(),
                        order.reason(),
                        order.requester(),
                        new Channel(channel),
                        order.at())),
                Fixtures.lookedUp(true, Fixtures.ENI));
    }
}
