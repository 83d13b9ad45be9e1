package io.enidetach.workflow;

import io.enidetach.request.Limits;
import io.enidetach.request.Moved;
import io.enidetach.request.Order;
import io.enidetach.request.RequestId;
import io.enidetach.request.Transition;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes new requests under IDs that nobody has. */
final class Openings {
    private static final int TOKEN_BYTES = 16;

    private final Ledger ledger;
    private final RandomGenerator random;
    private final Limits limits;

    Openings(Ledger ledger, RandomGenerator random, Limits limits) {
        this.ledger = ledger;
        this.random = random;
        this.limits = limits;
    }

    /** How it ended, and under which ID when it was committed. */
    record Opened(Committed how, RequestId id) {}

    /** Commits the first state of an order with what else belongs to it. */
    Opened commit(Order order, Function<Moved, Change> change, Duration budget) {
        while (true) {
            RequestId id = RequestId.random(random);
            Moved first = Transition.open(id, order, line -> token(), limits);
            Committed done = ledger.commit(change.apply(first), budget);
            if (done instanceof Committed.Done) {
                Steps.log(first);
            }
            if (!(done instanceof Committed.IdTaken)) {
                return new Opened(done, id);
            }
        }
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
