package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingTest {
    private final Pending<String> unit = new Pending<>(connection -> "done", any -> true);

    @Test
    void what_was_reported_as_too_late_is_never_committed() throws SQLException {
        assertThat(unit.within(Duration.ZERO)).isEmpty();
        assertThat(unit.isAbandoned()).isTrue();
        assertThat(unit.startsCommitting()).isFalse();
    }

    @Test
    void what_is_being_committed_is_waited_for_beyond_the_budget() throws Exception {
        assertThat(unit.startsCommitting()).isTrue();
        CompletableFuture<Optional<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return unit.within(Duration.ZERO);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        unit.on(null).report();
        assertThat(answer.get()).contains("done");
    }

    @Test
    void an_interrupted_wait_abandons_and_stays_interrupted() throws SQLException {
        Thread.currentThread().interrupt();
        assertThat(unit.within(Duration.ofSeconds(20))).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(unit.startsCommitting()).isFalse();
    }

    @Test
    void a_failure_reaches_whoever_waits() {
        unit.fail(new SQLException("disk full"));
        assertThatThrownBy(() -> unit.within(Duration.ofSeconds(20)))
                .isInstanceOf(SQLException.class)
                .hasMessage("disk full");
    }
}
