package io.enidetach.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Loaded;
import io.enidetach.policy.PolicyFile;
import io.enidetach.request.Fixtures;
import io.enidetach.request.Instruction;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.testing.SettableClock;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InstructionsTest {
    private static final String TS = "1700000000.000100";
    private static final Request WAITING =
            Fixtures.after(Fixtures.received(Fixtures.order(Fixtures.ENI)), Fixtures.lookedUp(true, Fixtures.ENI));
    private static final Instruction CANCEL = new Instruction(
            "key",
            Instruction.Kind.CANCEL,
            Fixtures.ALICE,
            Fixtures.OPS,
            Optional.of(TS),
            Optional.of(Fixtures.ID),
            "",
            Fixtures.NOON);

    private final SettableClock clock = new SettableClock(Fixtures.NOON.toString());
    private final AtomicBoolean settled = new AtomicBoolean();

    /** Another process writes down where the card stands in the very moment in which it is asked for. */
    private Object answer(String asked) {
        return switch (asked) {
            case "instruction" -> Optional.of(CANCEL);
            case "find" -> Optional.of(WAITING);
            case "nextTry" -> settled.get() ? Optional.empty() : Optional.of(Instant.EPOCH);
            case "postedAt" -> {
                Posted card = new Posted(Fixtures.ID, Outgoing.Kind.CARD, Fixtures.OPS, TS, 1);
                yield settled.getAndSet(true) ? Optional.of(card) : Optional.empty();
            }
            case "commit" -> new Committed.Done();
            default -> throw new AssertionError(asked);
        };
    }

    @Test
    void a_click_on_a_card_whose_place_is_just_being_written_down_is_looked_at_again() {
        Ledger ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (self, method, args) -> answer(method.getName()));
        Steps steps = new Steps(ledger, clock, Fixtures.LIMITS);
        Loaded.Ok least = (Loaded.Ok) PolicyFile.parse("regions: [ap-guangzhou]\nproduction: {}\nrules: []\n", "least");
        LivePolicy policy = new LivePolicy(Path.of("least"), least.policy());
        Judge judge = new Judge(ledger, policy, null, clock);
        Instructions unit = new Instructions(ledger, steps, judge, null, null, null, null, policy, clock);
        assertThat(unit.run(CANCEL.key())).isPresent();
        assertThat(unit.run(CANCEL.key())).isEmpty();
    }
}
