package io.enidetach.cloud.tencent.wire;

import io.enidetach.cloud.Advice;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Makes one call: waits for its turn, exchanges it once, understands the envelope, tells log and listener. */
public final class Caller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final Wire wire;
    private final CallBudget budget;
    private final LongSupplier nanos;
    private final CallListener listener;

    /** @param nanos a monotonic source of nanoseconds */
    public Caller(CallLimits limits, LongSupplier nanos, CallListener listener) {
        this.wire = new Wire(limits);
        this.budget = new CallBudget(limits, nanos);
        this.nanos = nanos;
        this.listener = listener;
    }

    /**
     * One exchange. It does not throw; an interrupt is kept and said.
     *
     * @param signed makes the request after the wait, so that time, nonce and signature are fresh
     */
    public Reply call(CloudCall call, Supplier<Request> signed) {
        try {
            Optional<CallBudget.Turn> turn = budget.take(call.urgency());
            return turn.isEmpty()
                    ? told(call, new Reply.Silent("no_turn", false), 0)
                    : exchanged(call, signed, turn.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return told(call, new Reply.Silent("interrupted", false), 0);
        }
    }

    /** About how long a call of that kind would wait for its turn, behind {@code more} that are about to begin too. */
    public Duration untilTurn(Urgency urgency, int more) {
        return budget.untilTurn(urgency, more);
    }

    private Reply exchanged(CloudCall call, Supplier<Request> signed, CallBudget.Turn turn) {
        try (turn) {
            if (!call.wanted().getAsBoolean()) {
                return told(call, new Reply.Silent("called_off", false), 0);
            }
            long start = nanos.getAsLong();
            Exchange exchange = wire.exchange(call.ask(), signed, turn);
            Reply reply = exchange instanceof Exchange.Answered x
                    ? Envelope.open(x.body())
                    : silent((Exchange.Silent) exchange);
            if (reply instanceof Reply.Bad bad && bad.meaning().advice() == Advice.TOO_MANY_CALLS) {
                budget.throttled();
            }
            return told(call, reply, nanos.getAsLong() - start);
        }
    }

    private static Reply silent(Exchange.Silent exchange) {
        return new Reply.Silent(exchange.word(), exchange.sent());
    }

    /** Telling must not change how the call ended. */
    private Reply told(CloudCall call, Reply reply, long tookNanos) {
        Duration took = Duration.ofNanos(tookNanos);
        try {
            listener.called(call.action(), call.service(), reply.outcome(), took);
        } catch (RuntimeException e) {
            LOG.warn("a listener of cloud calls failed: {}", e.getClass().getName());
        }
        boolean quiet = reply instanceof Reply.Good && !call.ask();
        LOG.atLevel(quiet ? Level.DEBUG : Level.INFO)
                .log(
                        "cloud call action={} service={} region={} outcome={} reference={} ms={}",
                        call.action(),
                        call.service(),
                        call.region(),
                        reply.outcome(),
                        reply.reference(),
                        took.toMillis());
        return reply;
    }

    @Override
    public void close() {
        wire.close();
    }
}
