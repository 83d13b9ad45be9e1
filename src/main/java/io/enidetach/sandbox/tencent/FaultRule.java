package io.enidetach.sandbox.tencent;

import java.time.Duration;

/**
 * One fault and when it strikes: on which action ({@code *} for all), for how many calls (0: until cleared), and how.
 * Start with {@link #of} and refine.
 */
public record FaultRule(Fault fault, String action, int calls, How how) {

    /** @throws IllegalArgumentException for an argument that the fault does not understand */
    public FaultRule {
        if (!fault.takes(how.argument)) {
            throw new IllegalArgumentException(fault + " does not take the argument " + how.argument);
        }
        if (calls < 0) {
            throw new IllegalArgumentException("calls must not be negative");
        }
    }

    /** What the argument means stands at the {@link Fault}. */
    public record How(String argument, Duration duration, boolean afterEffect) {}

    /** The fault with its usual argument and duration, on every call until cleared. */
    public static FaultRule of(Fault fault) {
        return new FaultRule(fault, "*", 0, new How(fault.usualArgument(), fault.usualDuration(), false));
    }

    public FaultRule on(String onlyAction) {
        return new FaultRule(fault, onlyAction, calls, how);
    }

    public FaultRule times(int howOften) {
        return new FaultRule(fault, action, howOften, how);
    }

    public FaultRule argument(String text) {
        return new FaultRule(fault, action, calls, new How(text, how.duration, how.afterEffect));
    }

    public FaultRule lasting(Duration time) {
        return new FaultRule(fault, action, calls, new How(how.argument, time, how.afterEffect));
    }

    /** The call is carried out before the fault strikes. */
    public FaultRule afterEffect() {
        return new FaultRule(fault, action, calls, new How(how.argument, how.duration, true));
    }

    boolean strikes(String called) {
        return action.equals("*") || action.equals(called);
    }
}
