package io.enidetach.slack.words;

import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.after;
import static io.enidetach.request.Fixtures.dryRun;
import static io.enidetach.request.Fixtures.lookedUp;
import static io.enidetach.request.Fixtures.order;
import static io.enidetach.request.Fixtures.preview;
import static io.enidetach.request.Fixtures.received;
import static io.enidetach.request.Fixtures.ruling;
import static io.enidetach.slack.words.Stories.PAUSED;
import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.element.ButtonElement;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Event;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Note;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.ServerState;
import io.enidetach.request.State;
import io.enidetach.request.Surroundings;
import io.enidetach.request.Whereabouts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private final Words words = Words.english();
    private final Messages unit = at(Duration.ZERO);

    @ParameterizedTest
    @EnumSource(State.class)
    void a_card_names_the_request_its_state_its_interface_and_its_requester(State state) {
        Message card = unit.card(Stories.each().get(state), RUNNING);

        assertThat(card.text())
                .contains(Stories.id(), words.say("state." + state), ENI.value(), "<@U0ALICE>", "INC-1")
                .doesNotContainPattern("\\{(?!date_short_pretty}|time})")
                .doesNotContain("not known");
        assertThat(shown(card))
                .contains(words.say("state." + state), ENI.value())
                .doesNotContain("not known");
        assertThat(card.metadata().orElseThrow().getEventPayload()).containsEntry("state", state.wire());
    }

    @Test
    void a_card_shows_what_stops_working() {
        Message card = unit.card(Stories.approving(), RUNNING);
        assertThat(shown(card))
                .contains("203.0.113.7", "10.0.0.12", "shop-db-2", "shop-2", "may be charged while idle");
        assertThat(card.text()).contains("203.0.113.7", "stop serving");
    }

    @Test
    void a_card_shows_where_an_interface_stands_and_names_what_could_not_be_read() {
        assertThat(shown(unit.card(Stories.approving(), RUNNING)))
                .contains("subnet `subnet-0ap8nwca`", "zone `ap-guangzhou-2`", "security groups `sg-dfg1df54`")
                .contains("tags could not be read");
    }

    @Test
    void a_success_says_what_was_measured() {
        assertThat(unit.end(Stories.done()).text())
                .contains(
                        "It took 1 s",
                        "No longer on the server: `10.0.0.12`",
                        "`203.0.113.7` no longer reach that server");
        assertThat(unit.end(Stories.each().get(State.FAILED)).text()).doesNotContain("It took");
    }

    @Test
    void one_line_on_top_says_what_it_comes_to_while_it_lies_ahead() {
        assertThat(unit.approval(amid(NEIGHBOURS), RUNNING).text())
                .contains("*`eni-m6dyj72l` off `ins-xx44545f`.*", "1 private, 1 public", "that stay: 2.");
        assertThat(unit.card(Stories.done(), RUNNING).text()).doesNotContain(" off ");
    }

    @Test
    void what_could_not_be_read_is_named() {
        assertThat(shown(unit.card(Stories.approving(), RUNNING)))
                .contains("Other interfaces that stay: could not be read")
                .contains("how they are paid for could not be read: `203.0.113.7`");
    }

    @Test
    void the_other_interfaces_of_the_server_are_named() {
        assertThat(shown(unit.card(amid(NEIGHBOURS), RUNNING)))
                .contains("not touched: `eni-pr1mary1` `web` (primary), `eni-b4ckup01` ");
    }

    @ParameterizedTest
    @CsvSource({"TRAFFIC,expect a fee while they are idle", "BANDWIDTH,paid by bandwidth", "UNREAD,could not be read"})
    void a_bill_is_told_by_how_the_address_is_paid_for(EipFacts.Charge charge, String words) {
        EipFacts eip = new EipFacts("eip-dgd545ef", EipFacts.Status.BOUND, charge, false);
        assertThat(shown(unit.card(amid(new Surroundings(Optional.empty(), Optional.of(List.of(eip)))), RUNNING)))
                .contains(words, ": `203.0.113.7`")
                .doesNotContain("lost for good");
    }

    @Test
    void an_address_that_may_be_lost_is_warned_of() {
        EipFacts eip = new EipFacts("eip-dgd545ef", EipFacts.Status.BOUND, EipFacts.Charge.TRAFFIC, true);
        assertThat(shown(unit.card(amid(new Surroundings(Optional.empty(), Optional.of(List.of(eip)))), RUNNING)))
                .contains("*lost for good*: `203.0.113.7`");
    }

    @ParameterizedTest
    @CsvSource({
        "ON_ENI,Still tied to the interface",
        "OFF_ENI,No longer on the interface",
        "UNBOUND,Bound to nothing now",
        "ELSEWHERE,Bound to something else",
        "UNREAD,could not be read"
    })
    void the_end_says_where_public_addresses_are(Whereabouts.Where where, String words) {
        Request running = Stories.each().get(State.RUNNING);
        Event seen = new Event.SeenDone(ENI, List.of(new Whereabouts("203.0.113.7", where)));
        assertThat(unit.end(after(running, seen)).text()).contains(words, ": `203.0.113.7`.");
    }

    @Test
    void what_was_overtaken_can_be_asked_anew_and_what_was_wrong_from_the_start_cannot() {
        Map<String, String> args = Map.of("eni", ENI.value(), "field", "groups", "before", "sg-1", "after", "");
        Request changed = after(Stories.approving(), new Event.Refused(Reason.FACTS_CHANGED, args));
        assertThat(buttons(unit.card(changed, RUNNING))).containsExactly("ask_again");
        assertThat(unit.card(changed, RUNNING).text())
                .contains("its security groups changed from `sg-1` to none. Nothing was changed by the bot.");
        assertThat(buttons(unit.card(Stories.each().get(State.REFUSED), RUNNING)))
                .isEmpty();
    }

    private static final Surroundings NEIGHBOURS = new Surroundings(
            Optional.of(List.of(
                    new Neighbour(new EniId("eni-pr1mary1"), "web", true),
                    new Neighbour(new EniId("eni-b4ckup01"), "", false))),
            Optional.empty());

    private static Request amid(Surroundings around) {
        return after(
                received(order(ENI)),
                new Event.LookedUp(preview(ServerState.RUNNING, ENI).amid(around), ruling(true, 1)));
    }

    @Test
    void only_buttons_that_work_are_on_a_card() {
        assertThat(buttons(unit.card(Stories.confirming(), RUNNING))).containsExactly("confirm", "cancel");
        assertThat(buttons(unit.card(Stories.approving(), RUNNING))).containsExactly("cancel");
        assertThat(buttons(unit.card(Stories.done(), RUNNING))).containsExactly("reattach");
        for (State end : List.of(State.EXPIRED, State.UNKNOWN)) {
            assertThat(buttons(unit.card(Stories.each().get(end), RUNNING))).containsExactly("ask_again");
        }
        for (State none : List.of(State.SUBMITTING, State.RUNNING, State.FAILED, State.DENIED, State.CANCELLED)) {
            assertThat(buttons(unit.card(Stories.each().get(none), RUNNING))).isEmpty();
        }
    }

    @Test
    void the_way_back_is_offered_for_24_hours() {
        assertThat(buttons(at(Duration.ofHours(24).minusSeconds(1)).card(Stories.done(), RUNNING)))
                .containsExactly("reattach");
        assertThat(buttons(at(Duration.ofHours(24)).card(Stories.done(), RUNNING)))
                .isEmpty();
    }

    @Test
    void a_dry_run_is_marked_and_offers_nothing() {
        Message card = unit.card(after(received(dryRun(order(ENI))), lookedUp(true, ENI)), RUNNING);
        assertThat(buttons(card)).isEmpty();
        assertThat(card.text()).contains("(dry run)", "In earnest it would need approval");
        assertThat(card.metadata().orElseThrow().getEventPayload()).containsEntry("dry_run", true);
    }

    @Test
    void every_button_carries_the_request_and_nothing_else() {
        Stories.each().values().stream()
                .flatMap(r -> List.of(unit.card(r, RUNNING), unit.approval(r, RUNNING)).stream())
                .flatMap(m -> elements(m).stream())
                .forEach(b -> assertThat(b.getValue()).isEqualTo(Stories.id()));
    }

    @Test
    void approve_asks_once_more_and_names_what_it_is_about() {
        ButtonElement approve =
                elements(unit.approval(Stories.approving(), RUNNING)).get(0);
        assertThat(approve.getActionId()).isEqualTo("approve");
        assertThat(approve.getConfirm().getText().getText()).contains("eni-m6dyj72l", "vpc-7t9nf3pu", "ins-xx44545f");
    }

    @Test
    void the_question_is_open_only_while_it_waits() {
        assertThat(buttons(unit.approval(Stories.approving(), RUNNING))).containsExactly("approve", "deny");
        Message denied = unit.approval(Stories.each().get(State.DENIED), RUNNING);
        assertThat(buttons(denied)).isEmpty();
        assertThat(denied.text()).contains("<@U0BOB> denied", "<!date^", "not during the sale");
    }

    @Test
    void the_question_says_which_line_made_it_production() {
        assertThat(unit.approval(Stories.approving(), RUNNING).text()).contains("the policy lists this VPC");
        Ruling line = Stories.approving().ruling().orElseThrow();
        Ruling unread = new Ruling("r", true, "TAGS_UNREADABLE", "tags: env", "v", line.terms());
        Request request = after(received(order(ENI)), new Event.LookedUp(preview(ServerState.RUNNING, ENI), unread));
        assertThat(unit.approval(request, RUNNING).text())
                .contains("knows none", "cannot be shown not to be production");
    }

    @Test
    void a_waiting_card_says_that_the_bot_is_paused_and_an_ended_one_does_not() {
        assertThat(unit.card(Stories.approving(), PAUSED).text()).contains("*Paused*", "<@U0CAROL>", "maintenance");
        assertThat(unit.approval(Stories.approving(), PAUSED).text()).contains("*Paused*", "maintenance");
        assertThat(unit.card(Stories.done(), PAUSED).text()).doesNotContain("*Paused*");
    }

    @Test
    void the_end_mentions_the_requester_and_says_what_to_do() {
        Message end = unit.end(Stories.each().get(State.UNKNOWN));
        assertThat(end.text()).startsWith("<@U0ALICE>").contains("Unknown", "cloud console");
        assertThat(shown(end)).contains("<@U0ALICE>");
    }

    @Test
    void a_refusal_in_private_says_why() {
        Message note = unit.note(
                Note.REQUEST_REFUSED, Map.of(), Optional.of(Stories.each().get(State.REFUSED)));
        assertThat(note.text()).contains("you typed `a`", "`b`", ENI.value());
    }

    @Test
    void metadata_leaves_out_what_is_unknown() {
        Request request = Stories.each().get(State.REFUSED);
        assertThat(unit.card(Stories.confirming(), RUNNING)
                        .metadata()
                        .orElseThrow()
                        .getEventPayload())
                .containsOnlyKeys("id", "action", "dry_run", "state", "vpc", "enis", "instance", "region");
        var bare = received(io.enidetach.request.Fixtures.withoutServer(request.order()));
        assertThat(unit.card(bare, RUNNING).metadata().orElseThrow().getEventPayload())
                .doesNotContainKey("instance")
                .containsEntry("enis", List.of(ENI.value()));
    }

    private Messages at(Duration later) {
        return new Messages(words, Clock.fixed(NOON.plus(later), ZoneOffset.UTC), Offers.all());
    }

    private static String shown(Message message) {
        return message.blocks().toString();
    }

    private static List<String> buttons(Message message) {
        return elements(message).stream().map(ButtonElement::getActionId).toList();
    }

    private static List<ButtonElement> elements(Message message) {
        return message.blocks().stream()
                .filter(ActionsBlock.class::isInstance)
                .flatMap(b -> ((ActionsBlock) b).getElements().stream())
                .map(ButtonElement.class::cast)
                .toList();
    }
}
