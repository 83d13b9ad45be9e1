package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What shares a commit stays apart all the same. */
@Timeout(60)
class WriterThreadTest {
    private static final Duration BUDGET = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> prepared = new CopyOnWriteArrayList<>();
    private WriterThread writer;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void open() throws SQLException {
        Connection connection =
                Connections.sqliteWriter(folder.resolve("rows.db")).getConnection();
        Sql.of(connection, "create table row (number integer primary key)").update();
        writer = new WriterThread(noting(connection));
    }

    @AfterEach
    void close() {
        goOn.countDown();
        writer.close();
    }

    @Test
    void what_is_to_be_kept_is_committed_together_without_savepoints() {
        holdUp();
        List<CompletableFuture<Optional<Integer>>> all = List.of(added(1), added(2), added(3));
        goOn.countDown();

        assertThat(all).extracting(CompletableFuture::join).containsOnly(Optional.of(1));
        assertThat(rows()).containsExactly(1, 2, 3);
        assertThat(prepared).contains("begin immediate").doesNotContain("savepoint one");
    }

    @Test
    void what_is_refused_or_fails_takes_nobody_with_it() {
        holdUp();
        CompletableFuture<Optional<Integer>> first = added(1);
        CompletableFuture<Optional<Integer>> refused = wanted(connection -> -add(connection, 2));
        CompletableFuture<Optional<Integer>> twice = added(1);
        CompletableFuture<Optional<Integer>> broken = wanted(connection -> {
            add(connection, 3);
            throw new IllegalStateException("a fault of ours");
        });
        CompletableFuture<Optional<Integer>> last = added(4);
        goOn.countDown();

        assertThat(List.of(first.join(), last.join())).containsOnly(Optional.of(1));
        assertThat(refused.join()).contains(-1);
        assertThatThrownBy(twice::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessageContaining("UNIQUE");
        assertThatThrownBy(broken::join).hasRootCauseMessage("a fault of ours");
        assertThat(rows()).containsExactly(1, 4);
        assertThat(prepared).contains("savepoint one");
    }

    @Test
    void whoever_gives_up_takes_nobody_with_them() throws SQLException {
        holdUp();
        CompletableFuture<Optional<Integer>> patient = added(1);
        assertThat(writer.transact(connection -> add(connection, 2), this::isAdded, Duration.ZERO))
                .isEmpty();
        goOn.countDown();

        assertThat(patient.join()).contains(1);
        assertThat(rows()).containsExactly(1);
    }

    /** What comes from now on waits, and is done together. */
    private void holdUp() {
        wanted(connection -> {
            begun.countDown();
            await(goOn);
            return 1;
        });
        await(begun);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Optional<Integer>> added(int number) {
        return wanted(connection -> add(connection, number));
    }

    private CompletableFuture<Optional<Integer>> wanted(Work<Integer> work) {
        boolean heldUp = begun.getCount() == 0;
        int before = writer.waiting();
        CompletableFuture<Optional<Integer>> answer = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return writer.transact(work, this::isAdded, BUDGET);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task).start());
        // One after the other, so that all of them wait and their order is known.
        while (heldUp && writer.waiting() == before) {
            Thread.onSpinWait();
        }
        return answer;
    }

    private boolean isAdded(int rows) {
        return rows > 0;
    }

    private static int add(Connection connection, int number) throws SQLException {
        return Sql.of(connection, "insert into row (number) values (?)", number).update();
    }

    private List<Integer> rows() {
        try {
            return writer.transact(connection ->
                    Sql.of(connection, "select number from row order by number").all(row -> row.getInt(1)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection noting(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.add((String) args[0]);
                    }
                    return method.invoke(real, args);
                });
    }
}
