package io.enidetach.store;

import static io.enidetach.store.Story.ALICE;
import static io.enidetach.store.Story.BOB;
import static io.enidetach.store.Story.ENI;
import static io.enidetach.store.Story.NOON;
import static io.enidetach.store.Story.OPS;
import static io.enidetach.store.Story.OTHER_ENI;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.audit.AuditEntry;
import io.enidetach.audit.Verdict;
import io.enidetach.request.AuditNote;
import io.enidetach.request.Instruction;
import io.enidetach.request.Moved;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import io.enidetach.request.Timer;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Ledger.Claimed;
import io.enidetach.workflow.Pause;
import io.enidetach.workflow.Posted;
import io.enidetach.workflow.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does, whatever database is behind it. */
abstract class LedgerContract {
    static final Duration BUDGET = Duration.ofSeconds(20);
    static final RequestId ID = new RequestId("D-7K3Q9M");
    static final RequestId OTHER = new RequestId("D-AAAAAA");
    static final Committed DONE = new Committed.Done();

    final SettableClock clock = new SettableClock("2026-11-23T08:00:00Z");
    String url;
    Database database;
    SqlLedger unit;

    abstract String freshUrl() throws Exception;

    /** Keeps everybody else from writing until it is closed. */
    abstract AutoCloseable writeLock() throws Exception;

    @BeforeEach
    void open() throws Exception {
        url = freshUrl();
        reopen();
    }

    void reopen() {
        if (database != null) {
            database.close();
        }
        database = Database.open(url, clock);
        unit = new SqlLedger(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Committed commit(Change change) {
        return unit.commit(change, BUDGET);
    }

    Request stored(Moved moved) {
        assertThat(commit(Change.of(moved))).isEqualTo(DONE);
        return moved.request();
    }

    List<AuditEntry> audit() {
        return new AuditLog(database).entries(AuditFilter.all()).toList();
    }

    @Test
    void a_request_is_found_as_it_was_stored_also_after_reopening() {
        Request found = stored(Story.lookedUp(stored(Story.opened(ID))));
        reopen();
        assertThat(unit.find(ID)).contains(found);
        assertThat(unit.find(OTHER)).isEmpty();
    }

    @Test
    void open_requests_come_oldest_first_and_ended_ones_not_at_all() {
        Request late = stored(Story.openedAt(ID, ALICE, NOON.plusSeconds(9), ENI));
        Request early = stored(Story.openedAt(OTHER, ALICE, NOON, OTHER_ENI));
        Request ended = stored(Story.opened(new RequestId("D-BBBBBB")));
        stored(Story.cancelled(ended));
        assertThat(unit.open()).containsExactly(early, late);
    }

    @Test
    void a_persons_requests_come_newest_first_and_no_more_than_asked_for() {
        stored(Story.openedAt(ID, ALICE, NOON, ENI));
        Request middle = stored(Story.openedAt(OTHER, ALICE, NOON.plusSeconds(1), ENI));
        Request newest = stored(Story.openedAt(new RequestId("D-BBBBBB"), ALICE, NOON.plusSeconds(2), ENI));
        stored(Story.openedAt(new RequestId("D-CCCCCC"), BOB, NOON.plusSeconds(3), ENI));
        assertThat(unit.of(ALICE, 2)).containsExactly(newest, middle);
    }

    @Test
    void a_key_is_taken_once_in_24_hours() {
        assertThat(commit(Change.none().once("k"))).isEqualTo(DONE);
        clock.advance(Duration.ofHours(24));
        assertThat(commit(Change.none().once("k"))).isEqualTo(new Committed.Duplicate());
        clock.advance(Duration.ofMillis(1));
        assertThat(commit(Change.none().once("k"))).isEqualTo(DONE);
        assertThat(commit(Change.none().once("k"))).isEqualTo(new Committed.Duplicate());
    }

    @Test
    void a_taken_id_is_refused() {
        stored(Story.opened(ID));
        assertThat(commit(Change.of(Story.openedAt(ID, BOB, NOON, OTHER_ENI)))).isEqualTo(new Committed.IdTaken());
        assertThat(unit.find(ID).orElseThrow().order().requester()).isEqualTo(ALICE);
    }

    @Test
    void a_change_made_from_an_old_version_is_stale() {
        Request first = stored(Story.opened(ID));
        stored(Story.lookedUp(first));
        assertThat(commit(Change.of(Story.cancelled(first)))).isEqualTo(new Committed.Stale());
        assertThat(unit.find(ID).orElseThrow().state()).isEqualTo(State.AWAITING_APPROVAL);
    }

    @Test
    void of_many_changes_from_the_same_version_one_is_stored() throws Exception {
        Request first = stored(Story.opened(ID));
        List<Committed> answers = atOnce(
                16, number -> commit(Change.of(number % 2 == 0 ? Story.cancelled(first) : Story.lookedUp(first))));
        assertThat(answers).filteredOn(DONE::equals).hasSize(1);
        assertThat(answers).filteredOn(new Committed.Stale()::equals).hasSize(15);
        assertThat(audit()).hasSize(2);
    }

    @Test
    void an_eni_is_held_by_one_open_request_and_let_go_at_its_end() {
        Request holder = stored(Story.lookedUp(stored(Story.opened(ID, ENI, OTHER_ENI))));
        Request second = stored(Story.opened(OTHER, OTHER_ENI));
        assertThat(commit(Change.of(Story.lookedUp(second)))).isEqualTo(new Committed.EniHeld(OTHER_ENI, ID));
        stored(Story.cancelled(holder));
        assertThat(commit(Change.of(Story.lookedUp(second)))).isEqualTo(DONE);
    }

    @Test
    void of_many_requests_for_the_same_enis_one_gets_them() throws Exception {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RequestId id = new RequestId("D-AAAAA" + i);
            requests.add(stored(i % 2 == 0 ? Story.opened(id, ENI, OTHER_ENI) : Story.opened(id, OTHER_ENI, ENI)));
        }
        List<Committed> answers = atOnce(8, number -> commit(Change.of(Story.lookedUp(requests.get(number)))));
        assertThat(answers).filteredOn(DONE::equals).hasSize(1);
        assertThat(answers).filteredOn(Committed.EniHeld.class::isInstance).hasSize(7);
    }

    @Test
    void a_pause_stops_what_wants_none_until_it_is_over() {
        assertThat(unit.pause()).isEqualTo(new Pause(false, "", "", Instant.EPOCH));
        Pause on = new Pause(true, "U0BOB", "maintenance \u0000", NOON);
        assertThat(commit(Change.none().pause(on))).isEqualTo(DONE);
        assertThat(unit.pause()).isEqualTo(on);
        assertThat(commit(Change.of(Story.opened(ID)).unlessPaused())).isEqualTo(new Committed.Paused());
        assertThat(unit.find(ID)).isEmpty();
        assertThat(commit(Change.of(Story.opened(ID)))).isEqualTo(DONE);
        assertThat(commit(Change.none().pause(new Pause(false, "U0BOB", "", NOON))))
                .isEqualTo(DONE);
        assertThat(commit(Change.of(Story.opened(OTHER)).unlessPaused())).isEqualTo(DONE);
    }

    @Test
    void an_instruction_is_taken_once_and_carried_out_once() {
        Instruction given = Story.approval("click/1", ID);
        assertThat(commit(Change.none().instruction(given))).isEqualTo(DONE);
        assertThat(commit(Change.none().instruction(given))).isEqualTo(new Committed.Duplicate());
        assertThat(unit.instruction("click/1")).contains(given);
        assertThat(unit.instruction("click/2")).isEmpty();
        assertThat(unit.hasPending(ID)).isTrue();
        assertThat(unit.hasPending(OTHER)).isFalse();
        assertThat(commit(Change.none().carriedOut("click/1"))).isEqualTo(DONE);
        assertThat(unit.hasPending(ID)).isFalse();
        assertThat(commit(Change.none().carriedOut("click/1"))).isEqualTo(new Committed.Duplicate());
        assertThat(commit(Change.none().carriedOut("click/2"))).isEqualTo(new Committed.Duplicate());
    }

    @Test
    void a_refused_change_leaves_no_trace_of_any_of_its_parts() {
        Request first = stored(Story.opened(ID));
        stored(Story.lookedUp(first));
        int entries = audit().size();
        Change refused = Change.of(Story.cancelled(first))
                .once("key")
                .instruction(Story.approval("click/1", ID))
                .pause(new Pause(true, "U0BOB", "", NOON))
                .send(privately("U0BOB"))
                .timer(new Timer(Timer.Kind.WATCH, "D-7K3Q9M", 77, NOON));
        assertThat(commit(refused)).isEqualTo(new Committed.Stale());
        assertThat(audit()).hasSize(entries);
        assertThat(unit.instruction("click/1")).isEmpty();
        assertThat(unit.pause().on()).isFalse();
        assertThat(unit.nextTry("U0BOB")).isEmpty();
        assertThat(timers()).doesNotContain("WATCH D-7K3Q9M/77");
        assertThat(commit(Change.none().once("key"))).isEqualTo(DONE);
    }

    @Test
    void all_parts_of_a_change_are_stored_together() {
        Moved moved = Story.opened(ID);
        Change change = Change.of(moved)
                .once("key")
                .send(privately("U0ALICE"))
                .audit(AuditNote.aside("looked", "U0ALICE", Map.of("what", "list \ud800 \u0000")));
        assertThat(commit(change)).isEqualTo(DONE);
        assertThat(unit.find(ID)).contains(moved.request());
        assertThat(timers()).contains("INSPECT D-7K3Q9M/1").anyMatch(t -> t.startsWith("DELIVER U0ALICE/"));
        assertThat(audit()).extracting(AuditEntry::event).containsExactly("received", "looked");
        assertThat(unit.nextTry("U0ALICE")).contains(clock.instant());
    }

    @Test
    void two_hundred_commits_at_once_make_one_whole_chain() throws Exception {
        List<Committed> answers = atOnce(
                200,
                number -> commit(Change.none()
                        .audit(AuditNote.aside("first", "bot", Map.of("number", "" + number)))
                        .audit(AuditNote.aside("second", "bot", Map.of()))));
        assertThat(answers).hasSize(200).containsOnly(DONE);
        Verdict verdict = new AuditLog(database).verify(List.of());
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Whole.class,
                        whole -> assertThat(whole.last().seq()).isEqualTo(400));
    }

    @Test
    void the_record_is_read_from_a_moment_on() {
        for (int i = 0; i < 3; i++) {
            commit(Change.none().audit(AuditNote.aside("event-" + i, "bot", Map.of())));
            clock.advance(Duration.ofMinutes(1));
        }
        Instant second = clock.instant().minus(Duration.ofMinutes(2));
        assertThat(new AuditLog(database)
                        .entries(new AuditFilter(
                                Optional.of(second), Optional.empty(), Optional.empty(), Optional.empty())))
                .extracting(AuditEntry::event)
                .containsExactly("event-1", "event-2");
    }

    @Test
    void a_lane_is_served_in_order_and_to_one_at_a_time() {
        commit(Change.none().send(privately("lane")).send(card()).send(privately("lane")));
        Claimed first = claim("lane").orElseThrow();
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(claim("lane")).isEmpty();
        assertThat(unit.nextTry("lane")).contains(clock.instant().plusSeconds(60));
        settle(first);
        Claimed second = claim("lane").orElseThrow();
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        settle(second);
        assertThat(claim("lane")).isEmpty();
        assertThat(unit.nextTry("lane")).isEmpty();
        assertThat(claim(ID.value())).map(Claimed::message).contains(card());
    }

    @Test
    void a_lease_that_ran_out_can_be_taken_by_another() {
        commit(Change.none().send(privately("lane")));
        claim("lane");
        clock.advance(Duration.ofSeconds(60));
        assertThat(claim("lane")).map(Claimed::attempt).contains(2);
    }

    @Test
    void a_postponed_message_holds_up_its_lane_until_its_time() {
        commit(Change.none().send(privately("lane")).send(privately("lane")));
        Claimed claimed = claim("lane").orElseThrow();
        Instant later = clock.instant().plusSeconds(30);
        unit.postpone(claimed.sequence(), later, "ratelimited");
        assertThat(unit.nextTry("lane")).contains(later);
        clock.advance(Duration.ofSeconds(29));
        assertThat(claim("lane")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(claim("lane")).map(Claimed::sequence).contains(claimed.sequence());
    }

    @Test
    void a_card_is_superseded_by_a_later_card_of_its_lane_only() {
        commit(Change.none().send(card()));
        assertThat(claim(ID.value())).map(Claimed::superseded).contains(false);
        commit(Change.none()
                .send(Outgoing.about(Outgoing.Kind.APPROVAL, ID))
                .send(Outgoing.about(Outgoing.Kind.CARD, OTHER)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(claim(ID.value())).map(Claimed::superseded).contains(false);
        commit(Change.none().send(card()));
        clock.advance(Duration.ofMinutes(1));
        assertThat(claim(ID.value())).map(Claimed::superseded).contains(true);
    }

    @Test
    void a_word_to_a_person_is_never_superseded() {
        commit(Change.none().send(privately("lane")).send(privately("lane")));
        assertThat(claim("lane")).map(Claimed::superseded).contains(false);
    }

    @Test
    void a_sent_message_is_known_by_request_and_by_place_and_moves_with_the_next_receipt() {
        commit(Change.none().send(card()).send(card()));
        Posted first = new Posted(ID, Outgoing.Kind.CARD, OPS, "1.1", 1);
        Claimed claimed = claim(ID.value()).orElseThrow();
        commit(Change.none().receipt(new Receipt(claimed.sequence(), Optional.of(first), false)));
        assertThat(unit.posted(ID, Outgoing.Kind.CARD)).contains(first);
        assertThat(unit.postedAt(OPS, "1.1")).contains(first);
        assertThat(unit.posted(ID, Outgoing.Kind.APPROVAL)).isEmpty();
        Posted second = new Posted(ID, Outgoing.Kind.CARD, OPS, "1.1", 5);
        long next = claim(ID.value()).orElseThrow().sequence();
        commit(Change.none().receipt(new Receipt(next, Optional.of(second), false)));
        assertThat(unit.postedAt(OPS, "1.1")).contains(second);
        assertThat(unit.postedAt(OPS, "9.9")).isEmpty();
    }

    @Test
    void an_undeliverable_message_frees_its_lane() {
        commit(Change.none().send(privately("lane")).send(privately("lane")));
        Claimed claimed = claim("lane").orElseThrow();
        commit(Change.none().receipt(new Receipt(claimed.sequence(), Optional.empty(), true)));
        assertThat(claim("lane").orElseThrow().sequence()).isGreaterThan(claimed.sequence());
        assertThat(text("select outcome from outbox where sequence = " + claimed.sequence()))
                .contains("undeliverable");
    }

    @Test
    void a_commit_that_is_kept_waiting_is_too_late_and_never_happens() throws Exception {
        stored(Story.opened(ID));
        try (AutoCloseable lock = writeLock()) {
            assertThat(lock).isNotNull();
            long began = System.nanoTime();
            Committed late = unit.commit(Change.of(Story.opened(OTHER)), Duration.ofMillis(300));
            assertThat(late).isEqualTo(new Committed.TooLate());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1500));
            // Reading goes on.
            assertThat(unit.find(ID)).isPresent();
        }
        assertThat(commit(Change.none().audit(AuditNote.aside("after", "bot", Map.of()))))
                .isEqualTo(DONE);
        assertThat(unit.find(OTHER)).isEmpty();
        assertThat(audit()).extracting(AuditEntry::event).containsExactly("received", "after");
    }

    @Test
    void work_that_is_given_up_while_it_is_being_done_is_rolled_back() throws Exception {
        CountDownLatch givenUp = new CountDownLatch(1);
        Work<Integer> slow = connection -> {
            int changed = Sql.of(connection, "insert into once_key (key, seen) values ('slow', 1)")
                    .update();
            await(givenUp);
            return changed;
        };
        assertThat(database.writes().transact(slow, any -> true, Duration.ofMillis(300)))
                .isEmpty();
        givenUp.countDown();
        database.writes()
                .transact(c -> Sql.of(c, "insert into once_key (key, seen) values ('next', 1)")
                        .update());
        assertThat(text("select key from once_key")).contains("next");
        reopen();
        assertThat(counted("once_key")).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void commits_that_wait_with_one_that_gave_up_are_done_when_the_way_is_free() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Committed>> patient = new ArrayList<>();
        try (AutoCloseable lock = writeLock()) {
            assertThat(lock).isNotNull();
            for (int i = 0; i < 4; i++) {
                Moved moved = Story.opened(new RequestId("D-AAAAA" + i));
                patient.add(threads.submit(() -> commit(Change.of(moved))));
            }
            assertThat(unit.commit(Change.of(Story.opened(OTHER)), Duration.ofMillis(200)))
                    .isEqualTo(new Committed.TooLate());
        }
        for (Future<Committed> answer : patient) {
            assertThat(answer.get()).isEqualTo(DONE);
        }
        threads.shutdown();
        assertThat(unit.open()).hasSize(4);
    }

    @Test
    void housekeeping_removes_old_keys_messages_and_instructions_and_nothing_else() throws Exception {
        commit(Change.none().once("old").send(privately("lane")).send(privately("lane")));
        commit(Change.none().instruction(Story.approval("done", ID)));
        commit(Change.none().instruction(Story.approval("pending", ID)).carriedOut("done"));
        settle(claim("lane").orElseThrow());
        new Housekeeping(database, Keeping.standard()).tidy(clock.instant());
        assertThat(counted("once_key")).isEqualTo(1);
        assertThat(counted("outbox")).isEqualTo(2);
        assertThat(counted("instruction")).isEqualTo(2);
        clock.advance(Duration.ofDays(8));
        commit(Change.none().once("new"));
        new Housekeeping(database, Keeping.standard()).tidy(clock.instant());
        assertThat(text("select key from once_key")).contains("new");
        assertThat(counted("once_key")).isEqualTo(1);
        assertThat(counted("outbox")).isEqualTo(1);
        assertThat(text("select key from instruction")).contains("pending");
        assertThat(counted("instruction")).isEqualTo(1);
    }

    @Test
    void a_bot_that_works_can_be_looked_at_from_outside() {
        commit(Change.none().audit(AuditNote.aside("event", "bot", Map.of())));
        try (Database readOnly = Database.openReadOnly(url)) {
            AuditLog log = new AuditLog(readOnly);
            assertThat(log.verify(List.of())).isInstanceOf(Verdict.Whole.class);
            commit(Change.none().audit(AuditNote.aside("event", "bot", Map.of())));
            assertThat(log.entries(AuditFilter.all())).hasSize(2);
        }
    }

    static Outgoing card() {
        return Outgoing.about(Outgoing.Kind.CARD, ID);
    }

    static Outgoing privately(String lane) {
        return Outgoing.privately(lane, Optional.empty(), ALICE, OPS, Note.PAUSED, Map.of("by", "U0BOB"));
    }

    Optional<Claimed> claim(String lane) {
        return unit.claim(lane, clock.instant(), clock.instant().plusSeconds(60));
    }

    void settle(Claimed claimed) {
        assertThat(commit(Change.none().receipt(new Receipt(claimed.sequence(), Optional.empty(), false))))
                .isEqualTo(DONE);
    }

    List<String> timers() {
        return database.read(
                "timers",
                c -> Sql.of(c, "select task_name, task_instance from scheduled_tasks")
                        .all(row -> row.getString(1) + " " + row.getString(2)));
    }

    Optional<String> text(String query) {
        return database.read("a text", c -> Sql.of(c, query).first(row -> row.getString(1)));
    }

    long counted(String tables) {
        return database.read(
                "a count",
                c -> Sql.of(c, "select count(*) from " + tables)
                        .first(row -> row.getLong(1))
                        .orElseThrow());
    }

    interface Numbered<T> {
        T run(int number);
    }

    static <T> List<T> atOnce(int many, Numbered<T> action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(many, 32));
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                calls.add(() -> action.run(number));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
