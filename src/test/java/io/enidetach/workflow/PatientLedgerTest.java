package io.enidetach.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientLedgerTest {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private final Deque<Committed> script = new ArrayDeque<>();
    private final PatientLedger unit = new PatientLedger(scripted());

    /** Answers commits as the script says, and too late when that is at its end. */
    private Ledger scripted() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (self, method, args) -> {
                    assertThat(method.getName()).isEqualTo("commit");
                    return script.isEmpty() ? new Committed.TooLate() : script.pop();
                });
    }

    @Test
    void what_was_too_late_is_offered_again_until_it_is_taken() {
        script.addAll(List.of(new Committed.TooLate(), new Committed.TooLate(), new Committed.Done()));
        assertThat(unit.commit(Change.none(), BUDGET)).isEqualTo(new Committed.Done());
        assertThat(script).isEmpty();
    }

    @Test
    void any_other_answer_is_left_to_the_caller() {
        script.add(new Committed.Stale());
        assertThat(unit.commit(Change.none(), BUDGET)).isEqualTo(new Committed.Stale());
    }

    @Test
    void a_database_that_never_takes_it_is_a_fault_and_not_an_answer() {
        assertThatThrownBy(() -> unit.commit(Change.none(), BUDGET)).isInstanceOf(Ledger.LedgerUnavailable.class);
    }
}
