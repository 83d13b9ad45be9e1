package io.enidetach.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Fixtures;
import io.enidetach.request.Request;
import io.enidetach.testing.SettableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Request WAITING =
            Fixtures.after(Fixtures.received(Fixtures.order(Fixtures.ENI)), Fixtures.lookedUp(true, Fixtures.ENI));

    private final SettableClock clock = new SettableClock(Fixtures.NOON.toString());
    private final Deadline unit =
            new Deadline(finding(WAITING), new Steps(finding(WAITING), clock, Fixtures.LIMITS), clock);

    private static Ledger finding(Request request) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (self, method, args) -> {
                    assertThat(method.getName()).isEqualTo("find");
                    return Optional.of(request);
                });
    }

    @Test
    void a_timer_that_comes_early_since_the_clock_was_set_back_is_not_the_last_one() {
        Instant end = WAITING.waitEnds().orElseThrow();
        clock.advance(Duration.between(clock.instant(), end).minusSeconds(1));
        assertThat(unit.run(Fixtures.ID)).contains(end);
    }
}
