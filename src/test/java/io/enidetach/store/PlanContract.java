package io.enidetach.store;

import static io.enidetach.store.Story.ALICE;
import static io.enidetach.store.Story.OPS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.enidetach.request.AuditNote;
import io.enidetach.request.Instruction;
import io.enidetach.request.Moved;
import io.enidetach.request.Outgoing;
import io.enidetach.request.RequestId;
import io.enidetach.request.Timer;
import io.enidetach.testing.SettableClock;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Ledger;
import io.enidetach.workflow.News;
import io.enidetach.workflow.Pause;
import io.enidetach.workflow.Posted;
import io.enidetach.workflow.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * That nothing the bot asks its database takes longer the more requests have ended: every statement that a story executes
 * is shown to the database, which says how it would go about it.
 */
abstract class PlanContract {
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final RequestId ID = new RequestId("D-7K3Q9M");
    private static final String CLICK = "click";
    private static final String TS = "1700000000.000100";

    /** Tables with rows about what is over, or about what is open that nobody should read whole. */
    private static final Set<String> GROWING =
            Set.of("request", "instruction", "outbox", "posted", "audit", "once_key", "eni_claim");

    /** Indexes that hold only rows about what is open. */
    private static final Set<String> OF_WHAT_IS_OPEN = Set.of("request_open", "instruction_pending", "outbox_waiting");

    private static final List<String> INDEXES = List.of(
            "request_open",
            "request_of",
            "request_ended",
            "eni_claim_of",
            "once_key_seen",
            "instruction_pending",
            "instruction_done",
            "outbox_waiting",
            "outbox_settled",
            "posted_at",
            "audit_request");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final RecordedJdbc recorded = new RecordedJdbc();
    private Database database;
    private Ledger ledger;
    private HikariDataSource pool;
    private Connection explaining;

    /** One access to a table: by which index if any, and whether the index was entered at a place and not read whole. */
    record Access(String table, Optional<String> index, boolean narrowed) {}

    abstract String freshUrl() throws Exception;

    abstract Connection plain(Place place) throws SQLException;

    abstract List<String> plan(RecordedJdbc.Asked asked, Connection connection) throws SQLException;

    abstract List<Access> accesses(List<String> plan);

    abstract boolean sorts(String line);

    @BeforeEach
    void live() throws Exception {
        String url = freshUrl();
        Database.open(url, clock).close();
        Place place = Place.parse(url);
        explaining = plain(place);
        database = recorded(place);
        ledger = new SqlLedger(database);
        decide();
        tell();
        keepHouse();
        runTimers();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        pool.close();
        explaining.close();
    }

    private Database recorded(Place place) throws SQLException {
        boolean sqlite = place.dialect() == Dialect.SQLITE;
        pool = sqlite ? Connections.sqliteReaders(place.file().orElseThrow()) : Connections.postgresql(place, false);
        HikariDataSource readers = new HikariDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return recorded.connection(pool.getConnection());
            }
        };
        Writes writes = sqlite
                ? new WriterThread(recorded.connection(
                        Connections.sqliteWriter(place.file().orElseThrow()).getConnection()))
                : new PooledWrites(readers);
        return new Database(
                place,
                clock,
                StoreMeter.none(),
                readers,
                Optional.of(writes),
                Optional.empty(),
                sqlite ? new RoutedDataSource(readers, writes) : readers);
    }

    /** A request from its command to its end, with a click on the way. */
    private void decide() {
        Moved opened = Story.opened(ID);
        commit(Change.of(opened).once("command").unlessPaused());
        Moved lookedUp = Story.lookedUp(opened.request());
        commit(Change.of(lookedUp).send(Outgoing.about(Outgoing.Kind.CARD, ID)));
        Instruction click = Story.approval(CLICK, ID);
        commit(Change.none().once(CLICK).instruction(click));
        assertThat(ledger.hasPending(ID)).isTrue();
        assertThat(ledger.instruction(CLICK)).isPresent();
        assertThat(ledger.find(ID)).isPresent();
        assertThat(ledger.open()).hasSize(1);
        assertThat(ledger.of(ALICE, 20)).hasSize(1);
        Moved rival = Story.opened(new RequestId("D-AAAAAA"));
        commit(Change.of(rival));
        assertThat(ledger.commit(Change.of(Story.lookedUp(rival.request())), BUDGET))
                .isInstanceOf(Committed.EniHeld.class);
        commit(Change.of(Story.cancelled(lookedUp.request())).carriedOut(CLICK));
    }

    /** The messages about it. */
    private void tell() {
        Ledger.Claimed first = claimed().orElseThrow();
        ledger.postpone(first.sequence(), clock.instant(), "rate limited");
        for (Optional<Ledger.Claimed> next = claimed(); next.isPresent(); next = claimed()) {
            Posted at = new Posted(ID, Outgoing.Kind.CARD, OPS, TS, 1);
            commit(Change.none().receipt(new Receipt(next.get().sequence(), Optional.of(at), false)));
        }
        assertThat(ledger.nextTry(ID.value())).isEmpty();
        assertThat(ledger.posted(ID, Outgoing.Kind.CARD)).isPresent();
        assertThat(ledger.postedAt(OPS, TS)).isPresent();
    }

    private Optional<Ledger.Claimed> claimed() {
        return ledger.claim(ID.value(), clock.instant(), clock.instant().plusSeconds(40));
    }

    /** What else the bot does by itself. */
    private void keepHouse() throws SQLException {
        commit(Change.none().pause(new Pause(true, "U0BOB", "maintenance", clock.instant())));
        assertThat(ledger.pause().on()).isTrue();
        commit(Change.none().news(new News("policy", Optional.empty(), "v1")));
        commit(Change.none().news(new News("policy", Optional.of("v1"), "v2")));
        assertThat(ledger.lastKnown("policy")).contains("v2");
        commit(Change.none().audit(AuditNote.aside("event", "U0ALICE", Map.of())));
        assertThat(ledger.auditHead().seq()).isPositive();
        database.check();
        Backlog.of(database);
        if (database.dialect() == Dialect.SQLITE) {
            database.writes().transact(connection -> Opening.releaseAll(connection));
        }
        database.writes().transact(connection -> OutboxRows.release(connection, ID.value()));
        clock.advance(Duration.ofDays(100));
        new Housekeeping(database, new Keeping(Duration.ofDays(90), Optional.of(Duration.ofDays(95))))
                .tidy(clock.instant());
        assertThat(ledger.find(ID)).isEmpty();
        SetBack setBack = new SetBack(database);
        clock.advance(Duration.ofHours(-1));
        setBack.look();
    }

    private void runTimers() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        try (SqlClockwork clockwork = new SqlClockwork(database, BUDGET)) {
            clockwork.start(timer -> {
                ran.countDown();
                return Optional.<Instant>empty();
            });
            commit(Change.none().timer(new Timer(Timer.Kind.WATCH, ID.value(), 1, clock.instant())));
            assertThat(ran.await(20, SECONDS)).isTrue();
        }
    }

    private void commit(Change change) {
        assertThat(ledger.commit(change, BUDGET)).isEqualTo(new Committed.Done());
    }

    @Test
    void nothing_is_read_whole_that_grows_with_the_requests_that_ended() throws Exception {
        assertThat(faults(GROWING)).isEmpty();
    }

    @Test
    void the_story_touches_every_table_that_grows() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (RecordedJdbc.Asked asked : recorded.all()) {
            accesses(plan(asked, explaining)).forEach(access -> seen.add(access.table));
        }
        assertThat(seen).containsAll(GROWING).contains("scheduled_tasks");
    }

    @Test
    void what_is_due_is_found_by_its_time() throws Exception {
        List<RecordedJdbc.Asked> due = recorded.all().stream()
                .filter(asked -> asked.sql().contains("execution_time <="))
                .toList();
        assertThat(due).isNotEmpty();
        for (RecordedJdbc.Asked asked : due) {
            assertThat(accesses(plan(asked, explaining)))
                    .contains(new Access("scheduled_tasks", Optional.of("scheduled_tasks_due"), true))
                    .allMatch(Access::narrowed);
        }
    }

    @Test
    void a_planted_full_scan_is_found() throws Exception {
        String planted = "select body from request where state = ?";
        database.read(
                "what is planted",
                connection -> Sql.of(connection, planted, "RUNNING").finds());
        assertThat(faults(GROWING)).hasSize(1).allMatch(fault -> fault.startsWith(planted));
    }

    @Test
    void a_planted_sorting_of_all_that_is_found_is_found() throws Exception {
        String planted = "select body from request where requester = ? order by version";
        database.read(
                "what is planted",
                connection -> Sql.of(connection, planted, "U0ALICE").finds());
        assertThat(faults(GROWING)).hasSize(1).allMatch(fault -> fault.startsWith(planted));
    }

    @Test
    void every_index_is_missed_when_it_is_lost() throws Exception {
        List<String> notMissed = new ArrayList<>();
        explaining.setAutoCommit(false);
        for (String index : INDEXES) {
            try (Statement statement = explaining.createStatement()) {
                statement.execute("drop index " + index);
            }
            if (faults(GROWING).isEmpty()) {
                notMissed.add(index);
            }
            explaining.rollback();
        }
        assertThat(notMissed).isEmpty();
    }

    private List<String> faults(Set<String> tables) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (RecordedJdbc.Asked asked : recorded.all()) {
            List<String> plan = plan(asked, explaining);
            List<Access> grown = accesses(plan).stream()
                    .filter(access -> tables.contains(access.table))
                    .toList();
            boolean whole = grown.stream()
                    .anyMatch(access -> !access.narrowed
                            && access.index.filter(OF_WHAT_IS_OPEN::contains).isEmpty());
            boolean sorted = !grown.isEmpty() && plan.stream().anyMatch(this::sorts);
            if (whole || sorted) {
                faults.add(asked.sql() + "\n" + String.join("\n", plan));
            }
        }
        return faults;
    }
}
