package io.enidetach.store;

import io.enidetach.audit.Head;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Committed;
import io.enidetach.workflow.Ledger;
import io.enidetach.workflow.Pause;
import io.enidetach.workflow.Posted;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ledger in SQL. Times in the database are the database's clock's, at the moment of the commit; the state's own times
 * come with it. An answer comes at most a moment after the budget, unless the commit itself has begun.
 */
public final class SqlLedger implements Ledger {
    private final Database database;
    private final ChangeWriter changes;
    private final RequestRows requests = new RequestRows();
    private final OutboxRows outbox = new OutboxRows();
    private final KeyRows keys = new KeyRows();
    private final AuditRows audit;
    private final NewsRows news = new NewsRows();
    private final PauseRow pause;

    public SqlLedger(Database database) {
        this.database = database;
        this.changes = new ChangeWriter(database.dialect(), database.rooms());
        this.audit = new AuditRows(database.dialect());
        this.pause = new PauseRow(database.dialect());
    }

    @Override
    public Committed commit(Change change, Duration budget) {
        ReadyChange ready = ReadyChange.of(change);
        ChangeWriter.Written written = measured(() -> written(ready, budget));
        if (written.how() instanceof Committed.Done) {
            change.request()
                    .map(Request::state)
                    .filter(State::isEnd)
                    .ifPresent(end -> database.meter().ended(end.wire()));
        }
        if (written.timerDue()) {
            database.timerDue();
        }
        return written.how();
    }

    private ChangeWriter.Written measured(Supplier<ChangeWriter.Written> commit) {
        long start = System.nanoTime();
        String outcome = "unavailable";
        try {
            ChangeWriter.Written written = commit.get();
            outcome = written.how().getClass().getSimpleName();
            return written;
        } finally {
            database.meter().committed(outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private ChangeWriter.Written written(ReadyChange ready, Duration budget) {
        try {
            return database.writes()
                    .transact(
                            connection -> changes.write(
                                    connection, ready, database.clock().instant()),
                            written -> written.how() instanceof Committed.Done,
                            budget)
                    .orElseGet(() -> new ChangeWriter.Written(new Committed.TooLate(), false));
        } catch (SQLException e) {
            throw unavailable("commit", e);
        }
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return database.read("a request", connection -> requests.find(connection, id));
    }

    @Override
    public List<Request> open() {
        return database.read("the open requests", requests::open);
    }

    @Override
    public List<Request> of(Person requester, int most) {
        return database.read("a person's requests", connection -> requests.of(connection, requester, most));
    }

    @Override
    public Optional<Instruction> instruction(String key) {
        return database.read("an instruction", connection -> keys.find(connection, key));
    }

    @Override
    public boolean hasPending(RequestId id) {
        return database.read("the instructions", connection -> keys.hasPending(connection, id));
    }

    @Override
    public Pause pause() {
        return database.read("the pause", pause::get);
    }

    @Override
    public Optional<String> lastKnown(String what) {
        return database.read("what is known", connection -> news.last(connection, what));
    }

    @Override
    public Head auditHead() {
        return database.read("the record's head", audit::head);
    }

    @Override
    public Optional<Posted> posted(RequestId id, Outgoing.Kind kind) {
        return database.read("a message's place", connection -> outbox.posted(connection, id, kind));
    }

    @Override
    public Optional<Posted> postedAt(Channel channel, String ts) {
        return database.read("a message's place", connection -> outbox.postedAt(connection, channel, ts));
    }

    @Override
    public Optional<Claimed> claim(String lane, Instant now, Instant leaseEnd) {
        return write("claim a message", connection -> outbox.claim(connection, lane, now, leaseEnd));
    }

    @Override
    public Optional<Instant> nextTry(String lane) {
        return database.read("the outbox", connection -> outbox.nextTry(connection, lane));
    }

    @Override
    public void postpone(long sequence, Instant at, String why) {
        write("put a message back", connection -> outbox.postpone(connection, sequence, at, why));
    }

    private <T> T write(String what, Work<T> work) {
        try {
            return database.writes().transact(work);
        } catch (SQLException e) {
            throw unavailable(what, e);
        }
    }

    private static LedgerUnavailable unavailable(String what, SQLException e) {
        return new LedgerUnavailable("cannot " + what + ": " + e.getMessage(), e);
    }
}
