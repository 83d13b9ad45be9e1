package io.enidetach.slack;

import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.slack.words.Stories;
import io.enidetach.workflow.FrontDesk;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClicksTest {
    private final Office office = Office.overHttp();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void a_click_is_recorded_with_person_message_and_request() {
        SlackMessage card = posted(Outgoing.Kind.CARD, Stories.confirming());
        assertThat(office.clicks("U0BOB", Optional.of(card), "confirm").isAcked())
                .isTrue();

        Instruction given = office.desk.instructed.remove();
        assertThat(given.kind()).isEqualTo(Instruction.Kind.CONFIRM);
        assertThat(given.by().id()).isEqualTo("U0BOB");
        assertThat(given.in().id()).isEqualTo("C0OPS");
        assertThat(given.message()).contains(card.ts());
        assertThat(given.request()).contains(RecordingDesk.ID);
    }

    @Test
    void the_same_click_twice_is_one_and_a_later_click_is_another() {
        SlackMessage card = posted(Outgoing.Kind.CARD, Stories.confirming());
        office.clicks("U0BOB", Optional.of(card), "confirm");
        office.slack.replay().join();
        assertThat(office.desk.instructed).hasSize(1);

        office.clock.advance(java.time.Duration.ofSeconds(1));
        office.clicks("U0BOB", Optional.of(card), "confirm");
        assertThat(office.desk.instructed).hasSize(2);
    }

    @Test
    void of_several_actions_the_first_that_is_ours_counts() {
        SlackMessage card = posted(Outgoing.Kind.CARD, Stories.confirming());
        office.slack.twistNext(payload -> {
            ArrayNode actions = (ArrayNode) payload.get("actions");
            ObjectNode foreign = ((ObjectNode) actions.get(0)).deepCopy();
            actions.insert(0, foreign.put("action_id", "something_else"));
            return payload;
        });
        assertThat(office.clicks("U0BOB", Optional.of(card), "confirm").status())
                .isEqualTo(200);
        assertThat(office.desk.instructed).hasSize(1);
    }

    @Test
    void a_click_that_cannot_be_read_gets_200_and_does_nothing() {
        SlackMessage card = posted(Outgoing.Kind.CARD, Stories.confirming());
        office.slack.twistNext(payload -> {
            payload.putArray("actions");
            return payload;
        });
        assertThat(office.clicks("U0BOB", Optional.of(card), "confirm").status())
                .isEqualTo(200);
        assertThat(office.desk.instructed).isEmpty();
    }

    @Test
    void a_click_of_another_workspace_is_refused_by_its_own_response_url() {
        SlackMessage card = posted(Outgoing.Kind.CARD, Stories.confirming());
        office.slack.twistNext(payload -> {
            ((ObjectNode) payload.get("team")).put("id", "T0OTHER");
            return payload;
        });
        assertThat(office.clicks("U0BOB", Optional.of(card), "confirm").status())
                .isEqualTo(200);
        office.awaits(m -> m.isEphemeral() && m.text().contains("another workspace"));
        assertThat(office.desk.instructed).isEmpty();
    }

    @Test
    void a_click_that_was_not_recorded_is_told_to_be_repeated() {
        SlackMessage card = posted(Outgoing.Kind.CARD, Stories.confirming());
        office.desk.before = () -> {
            throw new IllegalStateException("broken");
        };
        assertThat(office.clicks("U0BOB", Optional.of(card), "confirm").status())
                .isEqualTo(200);
        office.awaits(m -> m.isEphemeral() && m.text().contains("Not accepted, nothing was recorded; click again"));
    }

    @Test
    void deny_asks_why_and_changes_nothing_until_that_is_submitted() throws InterruptedException {
        SlackMessage question = posted(Outgoing.Kind.APPROVAL, Stories.approving());
        SlackView modal = denyForm("U0BOB", question);
        assertThat(modal.callbackId()).isEqualTo("deny_reason");
        assertThat(modal.body().path("private_metadata").asText()).isEqualTo("D-7K3Q9M");
        assertThat(office.desk.instructed).isEmpty();

        Delivered sent = office.slack
                .actor()
                .submit("U0BOB", modal.id(), Map.of("reason", " not during the sale "))
                .join();
        assertThat(sent.isAcked()).as(sent.detail()).isTrue();
        Instruction given = office.desk.instructed.poll(10, TimeUnit.SECONDS);
        assertThat(given.kind()).isEqualTo(Instruction.Kind.DENY);
        assertThat(given.text()).isEqualTo("not during the sale");
        assertThat(given.in().id()).isEqualTo("C0APPROVE");
        assertThat(given.message()).contains(question.ts());
    }

    @Test
    void a_denial_without_a_word_stays_open_and_says_so_under_the_field() {
        SlackView modal = denyForm("U0BOB", posted(Outgoing.Kind.APPROVAL, Stories.approving()));
        Delivered sent = office.slack
                .actor()
                .submit("U0BOB", modal.id(), Map.of("reason", "  "))
                .join();
        assertThat(sent.body()).contains("\"errors\"", "\"reason\"");
        assertThat(office.desk.instructed).isEmpty();
    }

    @Test
    void a_denial_that_was_not_recorded_keeps_what_was_typed() {
        SlackView modal = denyForm("U0BOB", posted(Outgoing.Kind.APPROVAL, Stories.approving()));
        office.desk.always = Optional.of(new FrontDesk.Taken.NotAccepted());
        Delivered sent = office.slack
                .actor()
                .submit("U0BOB", modal.id(), Map.of("reason", "no"))
                .join();
        assertThat(sent.body()).contains("\"errors\"", "Not accepted");
    }

    @Test
    void who_may_not_deny_hears_why_and_sees_no_form() {
        office.desk.objection =
                Optional.of(new FrontDesk.Refusal(Note.NOT_AN_APPROVER, Map.of("id", "D-7K3Q9M", "state", "RECEIVED")));
        SlackMessage question = posted(Outgoing.Kind.APPROVAL, Stories.approving());
        office.clicks("U0DAVE", Optional.of(question), "deny");
        office.awaits(m -> m.isEphemeral() && m.text().contains("not an approver of `D-7K3Q9M`"));
        assertThat(office.workspace.modals("U0DAVE")).isEmpty();
    }

    @Test
    void a_form_that_cannot_be_opened_is_asked_to_be_clicked_for_again() {
        SlackMessage question = posted(Outgoing.Kind.APPROVAL, Stories.approving());
        office.slack.faults().next("views.open", SlackFault.UNAVAILABLE, 1);
        office.clicks("U0BOB", Optional.of(question), "deny");
        office.awaits(m -> m.isEphemeral() && m.text().contains("click again"));
    }

    private SlackView denyForm(String user, SlackMessage question) {
        var opened = new java.util.concurrent.CompletableFuture<SlackView>();
        office.workspace.onChange(
                change -> office.workspace.modals(user).stream().findFirst().ifPresent(opened::complete));
        office.clicks(user, Optional.of(question), "deny");
        office.workspace.modals(user).stream().findFirst().ifPresent(opened::complete);
        return opened.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private SlackMessage posted(Outgoing.Kind kind, Request request) {
        office.edge
                .messenger()
                .deliver(
                        Outgoing.about(kind, request.id()),
                        Optional.of(request),
                        Optional.empty(),
                        Optional.empty(),
                        RUNNING);
        return office.awaits(m -> m.text().contains("D-7K3Q9M"));
    }
}
