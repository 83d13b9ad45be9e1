package io.enidetach.request;

import static io.enidetach.request.Fixtures.ALICE;
import static io.enidetach.request.Fixtures.BOB;
import static io.enidetach.request.Fixtures.CAROL;
import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.ENI_2;
import static io.enidetach.request.Fixtures.LIMITS;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.after;
import static io.enidetach.request.Fixtures.dryRun;
import static io.enidetach.request.Fixtures.lookedUp;
import static io.enidetach.request.Fixtures.order;
import static io.enidetach.request.Fixtures.preview;
import static io.enidetach.request.Fixtures.received;
import static io.enidetach.request.Fixtures.ruling;
import static io.enidetach.request.Fixtures.withoutServer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionTest {
    private static final Event ALLOWED = lookedUp(false, ENI);
    private static final Event PRODUCTION = lookedUp(true, ENI);
    private static final Event APPROVED = new Event.Approved(BOB, NOON);
    private static final Event INTENT = new Event.AskIntended(ENI);
    private static final Event ACCEPTED = new Event.AskAccepted(ENI, "16284");
    private static final Event LOST = new Event.AskLost(ENI, "timeout");
    private static final Event REPEAT = new Event.RepeatIntended(ENI);
    private static final Event DONE = new Event.SeenDone(ENI);

    /** Every event once, by name; new events must be added here or the completeness test fails. */
    private static final Map<String, Event> EVENTS = events();

    private static Map<String, Event> events() {
        Map<String, Event> all = new LinkedHashMap<>();
        Stream.of(
                        PRODUCTION,
                        new Event.Refused(Reason.NO_RIGHT, Map.of()),
                        new Event.GaveUp(Reason.LOOKUP_REFUSED, Map.of()),
                        new Event.Confirmed(ALICE, NOON, preview(ServerState.RUNNING, ENI), ruling(false, 1)),
                        new Event.ApprovalPosted(NOON),
                        APPROVED,
                        new Event.Denied(BOB, "not tonight"),
                        new Event.Cancelled(ALICE),
                        new Event.WaitEnded(),
                        new Event.MandateEnded(),
                        INTENT,
                        ACCEPTED,
                        new Event.AskRefused(ENI, Map.of()),
                        new Event.AskPostponed(ENI, NOON, "4400"),
                        LOST,
                        new Event.LineChanged(ENI, Reason.FACTS_CHANGED, Map.of()),
                        REPEAT,
                        new Event.RepeatUnclear(ENI, "timeout"),
                        new Event.TaskEnded(ENI, true, ""),
                        DONE,
                        new Event.SeenUnchanged(ENI),
                        new Event.WatchEnded(ENI))
                .forEach(e -> all.put(e.getClass().getSimpleName(), e));
        return all;
    }

    private static Request in(State state) {
        Request received = received(order(ENI));
        return switch (state) {
            case RECEIVED -> received;
            case AWAITING_CONFIRMATION -> after(received(withoutServer(order(ENI))), ALLOWED);
            case AWAITING_APPROVAL -> after(received, PRODUCTION);
            case SUBMITTING -> after(received, ALLOWED);
            case RUNNING -> after(received, ALLOWED, INTENT, ACCEPTED);
            case SUCCEEDED -> after(received, ALLOWED, INTENT, ACCEPTED, DONE);
            case FAILED -> after(received, new Event.MandateEnded());
            case REFUSED -> after(received, new Event.Refused(Reason.NO_RIGHT, Map.of()));
            case DENIED -> after(received, PRODUCTION, new Event.Denied(BOB, "no"));
            case CANCELLED -> after(received, new Event.Cancelled(ALICE));
            case EXPIRED -> after(received, PRODUCTION, new Event.WaitEnded());
            case UNKNOWN -> after(received, ALLOWED, INTENT, LOST, new Event.WatchEnded(ENI));
        };
    }

    /** For each state the events that fit, with where they lead. What is not listed must change nothing. */
    private static final Map<State, Map<String, State>> TABLE = new EnumMap<>(Map.of(
            State.RECEIVED,
                    Map.of(
                            "LookedUp", State.AWAITING_APPROVAL,
                            "Refused", State.REFUSED,
                            "GaveUp", State.FAILED,
                            "Cancelled", State.CANCELLED,
                            "MandateEnded", State.FAILED),
            State.AWAITING_CONFIRMATION,
                    Map.of(
                            "Confirmed", State.SUBMITTING,
                            "Refused", State.REFUSED,
                            "GaveUp", State.FAILED,
                            "Cancelled", State.CANCELLED,
                            "WaitEnded", State.EXPIRED),
            State.AWAITING_APPROVAL,
                    Map.of(
                            "ApprovalPosted", State.AWAITING_APPROVAL,
                            "Approved", State.SUBMITTING,
                            "Denied", State.DENIED,
                            "Refused", State.REFUSED,
                            "GaveUp", State.FAILED,
                            "Cancelled", State.CANCELLED,
                            "WaitEnded", State.EXPIRED),
            State.SUBMITTING,
                    Map.of(
                            "Refused", State.REFUSED,
                            "MandateEnded", State.FAILED,
                            "AskIntended", State.SUBMITTING,
                            "LineChanged", State.FAILED),
            State.RUNNING,
                    Map.of(
                            "TaskEnded", State.RUNNING,
                            "SeenDone", State.SUCCEEDED,
                            "WatchEnded", State.UNKNOWN)));

    static Stream<Arguments> everyPair() {
        return Stream.of(State.values())
                .flatMap(state -> EVENTS.keySet().stream().map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("everyPair")
    void every_pair_leads_where_the_table_says(State state, String event) {
        Optional<State> expected =
                Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(event));
        Optional<Moved> moved = Transition.next(in(state), EVENTS.get(event), NOON, LIMITS);
        assertThat(moved.map(m -> m.request().state())).isEqualTo(expected);
        moved.ifPresent(m -> {
            assertThat(m.request().version()).isEqualTo(in(state).version() + 1);
            assertThat(m.audit().from()).contains(state);
            assertThat(m.audit().to()).contains(m.request().state());
        });
    }

    @Test
    void the_approvers_are_reminded_after_two_thirds_of_their_time() {
        Moved posted = Transition.next(in(State.AWAITING_APPROVAL), new Event.ApprovalPosted(NOON), NOON, LIMITS)
                .orElseThrow();
        assertThat(posted.timers())
                .filteredOn(timer -> timer.kind() == Timer.Kind.REMINDER)
                .extracting(Timer::at)
                .containsExactly(NOON.plus(Duration.ofMinutes(20)));
    }

    @Test
    void a_first_of_two_approvals_sets_no_second_reminder() {
        Request asked = after(
                received(order(ENI)),
                new Event.LookedUp(preview(ServerState.RUNNING, ENI), ruling(true, 2)),
                new Event.ApprovalPosted(NOON));
        Moved agreed = Transition.next(asked, APPROVED, NOON, LIMITS).orElseThrow();
        assertThat(agreed.request().state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(agreed.timers()).isEmpty();
    }

    @Test
    void what_nobody_could_approve_is_refused_before_anybody_is_asked() {
        Event shown =
                new Event.LookedUp(preview(ServerState.RUNNING, ENI), ruling(true, 2), Optional.of(new Shortage(1, 2)));
        Moved refused = Transition.next(in(State.RECEIVED), shown, NOON, LIMITS).orElseThrow();
        assertThat(refused.request().state()).isEqualTo(State.REFUSED);
        assertThat(refused.request().ending().orElseThrow().reason()).isEqualTo(Reason.NOBODY_CAN_APPROVE);
        assertThat(refused.outgoing()).extracting(Outgoing::kind).containsExactly(Outgoing.Kind.PRIVATE);

        Request dry = after(received(dryRun(order(ENI))), shown);
        assertThat(dry.state()).isEqualTo(State.SUCCEEDED);
        assertThat(dry.ending().orElseThrow().reason()).isEqualTo(Reason.DRY_RUN_UNAPPROVABLE);
    }

    @Test
    void the_table_of_events_is_complete() {
        assertThat(EVENTS.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Event.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(LineState.class)
    void an_intent_is_taken_only_from_an_eni_that_waits(LineState state) {
        Request request = after(received(order(ENI, ENI_2)), lookedUp(false, ENI, ENI_2));
        Request inState = request.with(request.line(ENI).orElseThrow().to(state));
        boolean taken = Transition.next(inState, INTENT, NOON, LIMITS).isPresent();
        assertThat(taken).isEqualTo(state == LineState.WAITING);
    }

    @Test
    void an_ask_in_doubt_can_never_be_asked_again() {
        Request doubt = after(received(order(ENI)), ALLOWED, INTENT, LOST);
        assertThat(Transition.next(doubt, INTENT, NOON, LIMITS)).isEmpty();
        assertThat(doubt.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void an_ask_in_doubt_can_be_repeated_once_and_soon() {
        Request doubt = after(received(order(ENI)), ALLOWED, INTENT, LOST);
        Instant late = NOON.plus(Limits.REPEAT_WITHIN);
        assertThat(Transition.next(doubt, REPEAT, late, LIMITS)).isEmpty();
        assertThat(Transition.next(doubt, REPEAT, late.minusMillis(1), LIMITS)).isPresent();
        Request repeated = after(doubt, REPEAT);
        assertThat(Transition.next(repeated, REPEAT, NOON, LIMITS)).isEmpty();
        assertThat(after(repeated, ACCEPTED).line(ENI).orElseThrow().state()).isEqualTo(LineState.RUNNING);
        Request unclear = after(repeated, new Event.RepeatUnclear(ENI, "timeout"));
        assertThat(unclear.line(ENI).orElseThrow().state()).isEqualTo(LineState.IN_DOUBT);
        assertThat(Transition.next(unclear, REPEAT, NOON, LIMITS)).isEmpty();
    }

    @Test
    void an_ask_is_repeated_under_its_mandate_only() {
        Limits hasty = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(1));
        Request doubt =
                Transition.open(Fixtures.ID, order(ENI), i -> "token", hasty).request();
        for (Event event : List.of(ALLOWED, INTENT, LOST)) {
            doubt = Transition.next(doubt, event, NOON, hasty).orElseThrow().request();
        }
        assertThat(Transition.next(doubt, REPEAT, NOON.plusSeconds(30), hasty)).isEmpty();
        assertThat(Transition.next(doubt, REPEAT, NOON.plusSeconds(29), hasty)).isPresent();
    }

    @Test
    void what_ends_unknown_says_why_it_was_in_doubt() {
        Request unknown = after(received(order(ENI)), ALLOWED, INTENT, LOST, new Event.WatchEnded(ENI));
        assertThat(unknown.ending().orElseThrow().reason()).isEqualTo(Reason.NO_PROOF);
        assertThat(unknown.ending().orElseThrow().args()).containsEntry("cause", "timeout");
    }

    @Test
    void what_the_cloud_did_not_do_as_asked_ends_with_what_its_support_asks_for() {
        Request lost = after(
                received(order(ENI)),
                ALLOWED,
                INTENT,
                new Event.AskLost(ENI, "code_6000", "f23d1450-ed00"),
                new Event.WatchEnded(ENI));
        Request running = after(received(order(ENI)), ALLOWED, INTENT, ACCEPTED);
        Event failed = new Event.TaskEnded(ENI, false, "10001");
        List<Request> followed = List.of(
                after(running, new Event.WatchEnded(ENI)),
                after(running, new Event.TaskEnded(ENI, true, ""), new Event.WatchEnded(ENI)),
                after(running, failed, new Event.WatchEnded(ENI)),
                after(running, failed, new Event.SeenUnchanged(ENI)));
        Event late = new Event.MandateEnded(Map.of("code", "6000", "reference", "f23d1450-ed00"));
        assertThat(List.of(lost, after(received(order(ENI)), late)))
                .allSatisfy(
                        r -> assertThat(r.ending().orElseThrow().args()).containsEntry("reference", "f23d1450-ed00"));
        assertThat(followed)
                .allSatisfy(r -> assertThat(r.ending().orElseThrow().args()).containsEntry("task", "16284"));
    }

    @Test
    void an_answer_after_the_doubt_is_still_an_answer() {
        Request late = after(received(order(ENI)), ALLOWED, INTENT, LOST, ACCEPTED);
        assertThat(late.line(ENI).orElseThrow().state()).isEqualTo(LineState.RUNNING);
        assertThat(late.line(ENI).orElseThrow().taskId()).contains("16284");
    }

    @Test
    void only_a_refusal_for_certain_lets_the_eni_wait_again() {
        Request postponed = after(received(order(ENI)), ALLOWED, INTENT, new Event.AskPostponed(ENI, NOON, "4400"));
        assertThat(postponed.line(ENI).orElseThrow().state()).isEqualTo(LineState.WAITING);
        assertThat(postponed.line(ENI).orElseThrow().asks()).isEqualTo(1);
    }

    @Test
    void success_needs_the_cloud_to_be_seen_so() {
        Request told = after(received(order(ENI)), ALLOWED, INTENT, ACCEPTED, new Event.TaskEnded(ENI, true, ""));
        assertThat(told.state()).isEqualTo(State.RUNNING);
        assertThat(after(told, new Event.WatchEnded(ENI)).state()).isEqualTo(State.UNKNOWN);
        assertThat(after(told, DONE).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void a_failed_task_is_settled_by_one_reading() {
        Request failed =
                after(received(order(ENI)), ALLOWED, INTENT, ACCEPTED, new Event.TaskEnded(ENI, false, "10001"));
        assertThat(after(failed, new Event.SeenUnchanged(ENI)).state()).isEqualTo(State.FAILED);
        assertThat(after(failed, DONE).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void of_several_enis_one_unknown_outweighs_one_failed() {
        Event found = lookedUp(false, ENI, ENI_2);
        Request mixed = after(
                received(order(ENI, ENI_2)),
                found,
                INTENT,
                LOST,
                new Event.LineChanged(ENI_2, Reason.FACTS_CHANGED, Map.of()),
                new Event.WatchEnded(ENI));
        assertThat(mixed.state()).isEqualTo(State.UNKNOWN);
        Request failed = after(
                received(order(ENI, ENI_2)),
                found,
                INTENT,
                ACCEPTED,
                new Event.LineChanged(ENI_2, Reason.FACTS_CHANGED, Map.of()),
                DONE);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.ending().orElseThrow().reason()).isEqualTo(Reason.SOME_FAILED);
    }

    @Test
    void a_refusal_after_the_first_ask_leaves_out_only_what_was_not_asked() {
        Request request = after(
                received(order(ENI, ENI_2)),
                lookedUp(false, ENI, ENI_2),
                INTENT,
                ACCEPTED,
                new Event.Refused(Reason.RIGHT_LOST, Map.of()));
        assertThat(request.state()).isEqualTo(State.RUNNING);
        assertThat(request.line(ENI_2).orElseThrow().state()).isEqualTo(LineState.SKIPPED);
    }

    @Test
    void a_dry_run_ends_where_the_asking_would_begin() {
        Moved moved = Transition.next(received(dryRun(order(ENI))), PRODUCTION, NOON, LIMITS)
                .orElseThrow();
        assertThat(moved.request().state()).isEqualTo(State.SUCCEEDED);
        assertThat(moved.timers()).isEmpty();
        assertThat(moved.request().holdsEnis()).isFalse();
    }

    @Test
    void a_server_in_a_strange_state_needs_confirmation_even_with_all_ids() {
        Event strange = new Event.LookedUp(preview(ServerState.OTHER, ENI), ruling(true, 1));
        Request waiting = after(received(order(ENI)), strange);
        assertThat(waiting.state()).isEqualTo(State.AWAITING_CONFIRMATION);
        assertThat(waiting.waitUntil()).contains(NOON.plus(Limits.CONFIRM_WITHIN));
    }

    @Test
    void nothing_is_looked_up_or_asked_once_the_mandate_is_over() {
        Instant over = NOON.plus(LIMITS.taskTimeout());
        Request late = Transition.next(in(State.RECEIVED), ALLOWED, over, LIMITS)
                .orElseThrow()
                .request();
        assertThat(late.state()).isEqualTo(State.FAILED);
        assertThat(late.ending().map(Ending::reason)).contains(Reason.NOT_LOOKED_UP);
        assertThat(Transition.next(in(State.SUBMITTING), INTENT, over, LIMITS)).isEmpty();
        assertThat(Transition.next(in(State.SUBMITTING), INTENT, over.minusMillis(1), LIMITS))
                .isPresent();
    }

    @Test
    void two_approvals_must_come_from_two_people() {
        Event two = new Event.LookedUp(preview(ServerState.RUNNING, ENI), ruling(true, 2));
        Request once = after(received(order(ENI)), two, APPROVED);
        assertThat(once.state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(Transition.next(once, APPROVED, NOON, LIMITS)).isEmpty();
        Request twice = after(once, new Event.Approved(CAROL, NOON.plusSeconds(60)));
        assertThat(twice.state()).isEqualTo(State.SUBMITTING);
        assertThat(twice.mandateUntil()).contains(NOON.plusSeconds(60).plus(LIMITS.taskTimeout()));
    }

    @Test
    void the_wait_for_approval_begins_when_slack_took_the_message() {
        Moved posted = Transition.next(
                        in(State.AWAITING_APPROVAL), new Event.ApprovalPosted(NOON.plusSeconds(9)), NOON, LIMITS)
                .orElseThrow();
        assertThat(posted.request().waitUntil()).contains(NOON.plusSeconds(9).plus(Duration.ofMinutes(30)));
        assertThat(posted.timers())
                .extracting(Timer::kind, Timer::at)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        Timer.Kind.DEADLINE, NOON.plusSeconds(9).plus(Duration.ofMinutes(30))));
    }

    @Test
    void a_refusal_before_anything_stood_in_a_channel_is_told_privately() {
        Moved refused = Transition.next(in(State.RECEIVED), new Event.Refused(Reason.NO_RIGHT, Map.of()), NOON, LIMITS)
                .orElseThrow();
        assertThat(refused.outgoing()).extracting(Outgoing::kind).containsExactly(Outgoing.Kind.PRIVATE);
        Moved later = Transition.next(
                        in(State.AWAITING_APPROVAL), new Event.Refused(Reason.RIGHT_LOST, Map.of()), NOON, LIMITS)
                .orElseThrow();
        assertThat(later.outgoing())
                .extracting(Outgoing::kind)
                .containsExactly(Outgoing.Kind.CARD, Outgoing.Kind.APPROVAL, Outgoing.Kind.END);
    }

    @Test
    void every_end_is_told_and_holds_no_eni() {
        Set<State> told = EnumSet.noneOf(State.class);
        for (State from : State.values()) {
            for (Event event : EVENTS.values()) {
                Transition.next(in(from), event, NOON, LIMITS)
                        .filter(m -> m.request().state().isEnd())
                        .ifPresent(m -> {
                            told.add(m.request().state());
                            List<Outgoing.Kind> kinds =
                                    m.outgoing().stream().map(Outgoing::kind).toList();
                            assertThat(kinds).containsAnyOf(Outgoing.Kind.END, Outgoing.Kind.PRIVATE);
                            assertThat(m.request().holdsEnis()).isFalse();
                            assertThat(m.request().ending()).isPresent();
                        });
            }
        }
        assertThat(told).contains(State.SUCCEEDED, State.FAILED, State.REFUSED, State.DENIED, State.UNKNOWN);
    }

    @Test
    void the_watch_begins_once_with_the_first_ask() {
        Moved first = Transition.next(after(in(State.SUBMITTING), INTENT), ACCEPTED, NOON, LIMITS)
                .orElseThrow();
        assertThat(first.timers()).extracting(Timer::kind).containsExactly(Timer.Kind.WATCH);
    }
}
