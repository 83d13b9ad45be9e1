package io.enidetach.sandbox.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults that wait for their calls. The first planned fault that fits a call is used up by it. */
public final class Faults {
    /** The name under which response URLs are reached. */
    public static final String RESPONSE_URL = "response_url";

    /** The name that fits every method. */
    public static final String ANY = "*";

    /** {@code calls} counts down; {@code detail} is the error word, {@code pause} the delay or Retry-After. */
    public record Planned(String method, SlackFault fault, int calls, String detail, Duration pause) {}

    private final List<Planned> planned = new ArrayList<>();

    /** The next {@code calls} calls of the method meet the fault; waits are one second. */
    public void next(String method, SlackFault fault, int calls) {
        plan(new Planned(method, fault, calls, "internal_error", Duration.ofSeconds(1)));
    }

    public void nextError(String method, String error, int calls) {
        plan(new Planned(method, SlackFault.ERROR_CODE, calls, error, Duration.ZERO));
    }

    public void nextSlow(String method, Duration delay, int calls) {
        plan(new Planned(method, SlackFault.SLOW, calls, "", delay));
    }

    public void nextRateLimited(String method, Duration retryAfter, int calls) {
        plan(new Planned(method, SlackFault.RATE_LIMITED, calls, "", retryAfter));
    }

    public synchronized void plan(Planned fault) {
        planned.add(fault);
    }

    public synchronized List<Planned> planned() {
        return List.copyOf(planned);
    }

    public synchronized void clear() {
        planned.clear();
    }

    synchronized Optional<Planned> take(String method) {
        for (int i = 0; i < planned.size(); i++) {
            Planned fault = planned.get(i);
            if (!fault.method().equals(ANY) && !fault.method().equals(method)) continue;
            if (fault.calls() <= 1) planned.remove(i);
            else
                planned.set(
                        i,
                        new Planned(fault.method(), fault.fault(), fault.calls() - 1, fault.detail(), fault.pause()));
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    /** The answer that replaces the call; empty when the call is to be carried out. */
    static Optional<Answer> instead(Planned planned) {
        return Optional.ofNullable(
                switch (planned.fault()) {
                    case RATE_LIMITED -> rateLimited(planned.pause().toSeconds());
                    case SERVER_ERROR -> Answer.text(500, "<html><body>Internal Server Error</body></html>");
                    case UNAVAILABLE ->
                        Answer.json(new SlackRefusal("service_unavailable").toJson())
                                .status(503);
                    case HTML_502 -> Answer.text(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
                    case RESET_BEFORE -> Answer.hangUp();
                    case ERROR_CODE -> Answer.json(new SlackRefusal(planned.detail()).toJson());
                    case RESET_AFTER, EMPTY_OK, SLOW -> null;
                });
    }

    /** What becomes of the answer to a call that was carried out. */
    static Answer spoil(Planned planned, Answer answer) {
        return switch (planned.fault()) {
            case RESET_AFTER -> Answer.hangUp();
            case EMPTY_OK -> Answer.text(200, "");
            case SLOW -> answer.after(planned.pause());
            default -> answer;
        };
    }

    static Answer rateLimited(long seconds) {
        return Answer.json(new SlackRefusal("ratelimited").toJson())
                .status(429)
                .header("Retry-After", Long.toString(Math.max(1, seconds)));
    }
}
