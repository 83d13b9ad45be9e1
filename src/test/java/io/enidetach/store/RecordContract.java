package io.enidetach.store;

import static io.enidetach.store.Story.ENI;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.audit.AuditEntry;
import io.enidetach.audit.Head;
import io.enidetach.audit.Verdict;
import io.enidetach.audit.Verdict.Fault;
import io.enidetach.request.AuditNote;
import io.enidetach.request.Moved;
import io.enidetach.request.Outgoing;
import io.enidetach.request.RequestId;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That nothing of the record can be changed unseen, and that what is old goes without leaving a doubt. */
abstract class RecordContract {
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final RequestId ID = new RequestId("D-7K3Q9M");
    private static final List<String> COLUMNS = List.of(
            "seq",
            "at",
            "request",
            "action",
            "dry_run",
            "event",
            "from_state",
            "to_state",
            "actor",
            "enis",
            "detail",
            "prev",
            "hash");

    final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    Database database;
    SqlLedger ledger;

    abstract String freshUrl() throws Exception;

    /** How many random changes to try. */
    abstract int tries();

    /** A value that differs from the one given in one byte, if this database can hold it. */
    abstract Object mutated(String column, byte[] changed);

    @BeforeEach
    void open() throws Exception {
        database = Database.open(freshUrl(), clock);
        ledger = new SqlLedger(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void one_changed_byte_in_any_field_of_any_entry_is_found_at_that_entry() throws Exception {
        fill();
        long seed = Long.getLong("eni.seed", System.nanoTime());
        System.out.println("changed bytes: -Deni.seed=" + seed);
        Random random = new Random(seed);
        List<String> unseen = new ArrayList<>();
        for (int tried = 0; tried < tries(); ) {
            long seq = 1 + random.nextInt((int) ledger.auditHead().seq());
            String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
            Optional<String> before = value(seq, column);
            if (before.isEmpty() || before.get().isEmpty()) {
                continue;
            }
            byte[] bytes = before.get().getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            Object after = mutated(column, bytes);
            if (after == null) {
                continue;
            }
            Optional<Verdict> verdict = without("update audit set " + column + " = ? where seq = " + seq, after);
            if (verdict.isPresent()) {
                tried++;
                boolean found = verdict.get() instanceof Verdict.Broken broken
                        && (broken.seq() == seq || column.equals("seq") && broken.seq() <= seq);
                if (!found) {
                    unseen.add(seq + " " + column + " " + before.get() + " -> " + after + ": " + verdict.get());
                }
            }
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void each_removed_entry_is_named_also_the_last() throws Exception {
        fill();
        long last = ledger.auditHead().seq();
        for (long seq = 1; seq <= last; seq++) {
            assertThat(without("delete from audit where seq = ?", seq))
                    .contains(new Verdict.Broken(seq, seq == last ? Fault.CUT_OFF : Fault.MISSING));
        }
    }

    @Test
    void each_pair_of_swapped_entries_is_named_at_its_first() throws Exception {
        fill();
        long last = ledger.auditHead().seq();
        for (long one = 1; one < last; one++) {
            for (long other = one + 1; other <= last; other++) {
                Verdict verdict = without(
                        "update audit set seq = -1 where seq = " + one,
                        "update audit set seq = " + one + " where seq = " + other,
                        "update audit set seq = " + other + " where seq = -1");
                assertThat(verdict).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {});
                assertThat(((Verdict.Broken) verdict).seq()).isEqualTo(one);
            }
        }
    }

    @Test
    void each_doubled_entry_is_named() throws Exception {
        fill();
        for (long seq = 1; seq <= ledger.auditHead().seq(); seq++) {
            assertThat(without(
                            "update audit set seq = -seq - 1 where seq > " + seq,
                            "update audit set seq = -seq where seq < 0",
                            "insert into audit select " + (seq + 1)
                                    + ", at, request, action, dry_run, event, from_state, to_state, actor, enis, detail,"
                                    + " prev, hash from audit where seq = " + seq))
                    .isEqualTo(new Verdict.Broken(seq, Fault.DOUBLED));
        }
    }

    @Test
    void a_head_that_was_noted_shows_a_record_written_anew() throws Exception {
        fill();
        Head noted = ledger.auditHead();
        note("later");
        assertThat(verify(noted)).isInstanceOf(Verdict.Whole.class);
        assertThat(verify(new Head(noted.seq(), "0".repeat(64))))
                .isEqualTo(new Verdict.Broken(noted.seq(), Fault.NOT_AS_NOTED));
        assertThat(verify(new Head(noted.seq() + 7, noted.hash())))
                .isEqualTo(new Verdict.Broken(noted.seq() + 2, Fault.CUT_OFF));
    }

    @Test
    void old_entries_go_and_the_rest_stays_provable() throws Exception {
        fillUpTo(Housekeeping.AT_ONCE + 20);
        Head old = ledger.auditHead();
        clock.advance(Duration.ofDays(10));
        note("young");
        tidy(Duration.ofDays(5));
        List<AuditEntry> left = entries();
        assertThat(left.stream().map(AuditEntry::event)).containsExactly("young", "record_shortened");
        assertThat(left.get(0).prev()).isEqualTo(old.hash());
        assertThat(left.get(1).detail())
                .containsEntry("last_removed", "" + old.seq())
                .containsEntry("hash", old.hash());
        assertThat(verify()).isEqualTo(new Verdict.Whole(old.seq() + 1, ledger.auditHead()));
        assertThat(verify(old)).isInstanceOf(Verdict.Whole.class);
        assertThat(verify(new Head(old.seq(), "0".repeat(64))))
                .isEqualTo(new Verdict.Broken(old.seq(), Fault.NOT_AS_NOTED));
        assertThat(verify(new Head(3, old.hash()))).isEqualTo(new Verdict.Broken(3, Fault.REMOVED));
    }

    @Test
    void one_entry_more_than_was_given_up_is_missed() throws Exception {
        fill();
        long old = ledger.auditHead().seq();
        clock.advance(Duration.ofDays(10));
        note("young");
        note("younger");
        tidy(Duration.ofDays(5));
        assertThat(without("delete from audit where seq = ?", old + 1))
                .contains(new Verdict.Broken(old + 1, Fault.MISSING));
    }

    @Test
    void a_removal_that_was_cut_short_leaves_a_record_that_is_whole() throws Exception {
        fill();
        long old = ledger.auditHead().seq();
        clock.advance(Duration.ofDays(10));
        note("young");
        List<AuditEntry> before = entries();
        tidy(Duration.ofDays(5));
        // As if the process had died when all but the last of the old ones were gone.
        AuditEntry back = before.get((int) old - 1);
        database.writes().transact(c -> {
            AuditRows.insert(c, back);
            return 1;
        });
        assertThat(verify()).isEqualTo(new Verdict.Whole(old, ledger.auditHead()));
        tidy(Duration.ofDays(5));
        assertThat(verify()).isEqualTo(new Verdict.Whole(old + 1, ledger.auditHead()));
    }

    @Test
    void the_record_tells_at_most_once_a_day_that_it_was_shortened() throws Exception {
        fill();
        clock.advance(Duration.ofDays(10));
        for (int hour = 0; hour < 12; hour++) {
            note("hour");
            tidy(Duration.ofDays(5));
            clock.advance(Duration.ofHours(1));
        }
        assertThat(entries().stream().filter(e -> e.event().equals("record_shortened")))
                .hasSize(1);
    }

    @Test
    void without_a_time_the_record_stays_for_ever() throws Exception {
        fill();
        long all = ledger.auditHead().seq();
        clock.advance(Duration.ofDays(10_000));
        new Housekeeping(database, Keeping.standard()).tidy(clock.instant());
        assertThat(entries()).hasSize((int) all);
    }

    @Test
    void ended_requests_go_after_their_time_and_nothing_else_does() throws Exception {
        Moved opened = Story.opened(ID);
        commit(Change.of(opened));
        RequestId open = new RequestId("D-AAAAAA");
        commit(Change.of(Story.opened(open)));
        commit(Change.of(Story.cancelled(opened.request())));
        sendAll(ID);
        clock.advance(Duration.ofDays(89));
        tidyRequests();
        assertThat(ledger.find(ID)).isPresent();
        clock.advance(Duration.ofDays(2));
        tidyRequests();
        assertThat(ledger.find(ID)).isEmpty();
        assertThat(ledger.find(open)).isPresent();
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void a_request_about_which_something_is_owed_stays() throws Exception {
        Moved opened = Story.opened(ID);
        commit(Change.of(opened));
        commit(Change.of(Story.cancelled(opened.request())).send(Outgoing.about(Outgoing.Kind.END, ID)));
        clock.advance(Duration.ofDays(100));
        tidyRequests();
        assertThat(ledger.find(ID)).isPresent();
        sendAll(ID);
        tidyRequests();
        assertThat(ledger.find(ID)).isEmpty();
    }

    @Test
    void an_id_is_never_given_twice_although_its_request_was_removed() throws Exception {
        Moved opened = Story.opened(ID);
        commit(Change.of(opened));
        commit(Change.of(Story.cancelled(opened.request())));
        sendAll(ID);
        clock.advance(Duration.ofDays(100));
        tidyRequests();
        assertThat(ledger.commit(Change.of(Story.opened(ID, ENI)), BUDGET)).isEqualTo(new Committed.IdTaken());
    }

    private void sendAll(RequestId id) {
        for (var claimed = ledger.claim(
                        id.value(), clock.instant(), clock.instant().plusSeconds(40));
                claimed.isPresent();
                claimed = ledger.claim(
                        id.value(), clock.instant(), clock.instant().plusSeconds(40))) {
            commit(Change.none()
                    .receipt(new io.enidetach.workflow.Receipt(claimed.get().sequence(), Optional.empty(), false)));
        }
    }

    private void tidyRequests() throws SQLException {
        new Housekeeping(database, Keeping.standard()).tidy(clock.instant());
    }

    private void tidy(Duration kept) throws SQLException {
        new Housekeeping(database, new Keeping(kept, Optional.of(kept))).tidy(clock.instant());
    }

    /** Entries of every shape: with and without request, with texts of every kind. */
    private void fill() {
        Moved opened = Story.opened(ID);
        commit(Change.of(opened));
        commit(Change.of(Story.lookedUp(opened.request())));
        note("plain");
        commit(Change.none()
                .audit(AuditNote.aside(
                        "paused", "U0BOB", Map.of("reason", "a \"b\" \\ \n \u0000 \ud800 ü 通 😀", "by", "U0BOB"))));
        for (int i = 0; i < 6; i++) {
            note("more " + i);
        }
    }

    private void fillUpTo(int many) {
        Change change = Change.none();
        for (int i = 0; i < many; i++) {
            change.audit(AuditNote.aside("event", "U0ALICE", Map.of("n", "" + i)));
        }
        commit(change);
    }

    private void note(String event) {
        commit(Change.none().audit(AuditNote.aside(event, "U0ALICE", Map.of("n", "1"))));
    }

    private void commit(Change change) {
        assertThat(ledger.commit(change, BUDGET)).isEqualTo(new Committed.Done());
    }

    private List<AuditEntry> entries() {
        return new AuditLog(database).entries(AuditFilter.all()).toList();
    }

    private Verdict verify(Head... noted) {
        return new AuditLog(database).verify(List.of(noted));
    }

    private Optional<String> value(long seq, String column) {
        return database.read(
                        "a field",
                        c -> Sql.of(c, "select " + column + " from audit where seq = ?", seq)
                                .all(row -> Optional.ofNullable(row.getString(1))))
                .get(0);
    }

    /** What the check says after the statement, which is then undone; nothing if the database refused it. */
    private Optional<Verdict> without(String statement, Object arg) throws SQLException {
        Verdict[] verdict = new Verdict[1];
        try {
            database.writes()
                    .transact(
                            c -> {
                                Sql.of(c, statement, arg).update();
                                verdict[0] = verdict(c);
                                return 1;
                            },
                            any -> false,
                            BUDGET);
        } catch (SQLException refused) {
            return Optional.empty();
        }
        return Optional.of(verdict[0]);
    }

    private Verdict without(String... statements) throws SQLException {
        Verdict[] verdict = new Verdict[1];
        database.writes()
                .transact(
                        c -> {
                            for (String statement : statements) {
                                Sql.of(c, statement).update();
                            }
                            verdict[0] = verdict(c);
                            return 1;
                        },
                        any -> false,
                        BUDGET);
        return verdict[0];
    }

    private Verdict verdict(Connection connection) throws SQLException {
        return new AuditLog(database).verdict(connection, List.of());
    }
}
