package io.enidetach.sandbox.tencent;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The ways in which this cloud can misbehave. Those marked (*) refuse to do what was asked unless the rule says
 * {@link FaultRule#afterEffect()}: then it is done first and only the answer is spoilt.
 */
public enum Fault {
    /** The call takes effect at once, its answer comes after the rule's duration. */
    DELAY("answer late", "", "", Duration.ofSeconds(1)),
    /** (*) No answer ever comes; with a duration the connection is dropped after it. */
    HANG("never answer", "", "", Duration.ZERO),
    /** The TCP connection is reset, nothing was done. */
    RESET_BEFORE_EFFECT("reset, nothing done", "", "", Duration.ZERO),
    /** The TCP connection is reset after the call took effect. */
    RESET_AFTER_EFFECT("reset, but done", "", "", Duration.ZERO),
    /** (*) A gateway's error page; the argument is the status, {@code 503 retry-after=0} adds that header. */
    HTTP_5XX("gateway error", "5\\d\\d( retry-after=\\d{1,5})?", "503", Duration.ZERO),
    /** (*) Status 408, which makes eager HTTP libraries send again. */
    HTTP_408("request timeout", "", "", Duration.ZERO),
    /** (*) Status 200 with a page for people instead of JSON. */
    HTML_INSTEAD_OF_JSON("a page instead of JSON", "", "", Duration.ZERO),
    /** (*) Status 200 with nothing in it. */
    EMPTY_BODY("empty answer", "", "", Duration.ZERO),
    /** (*) An API error; the argument is its number, its word, {@code number/word}, or {@code number/} for no word. */
    ERROR_CODE("API error", "-?\\d{1,9}/|(-?\\d{1,9}/)?[A-Za-z0-9.-]+", "6000/InternalError", Duration.ZERO),
    /** The task of the call ends failed, nothing changes. */
    TASK_FAILS("task fails", "", "", Duration.ZERO),
    /** The task of the call runs for ever and keeps the interface locked. */
    TASK_NEVER_ENDS("task never ends", "", "", Duration.ZERO),
    /** The task of the call ends well, yet nothing changes; with a duration it does so that much later. */
    SUCCESS_BUT_STILL_ATTACHED("task succeeds, still attached", "", "", Duration.ZERO),
    /** Before the call is looked at, its interface gets another attachment; the argument may name the server. */
    ENI_MOVED_MEANWHILE("interface moved meanwhile", "(ins-[0-9a-z]{8})?", "", Duration.ZERO),
    /** More calls within a second than the argument says are refused as too many. */
    THROTTLE_ABOVE("throttle", "[1-9]\\d{0,5}", "10", Duration.ZERO),
    /** The cloud's clock is ahead by the rule's duration when it checks timestamps. */
    CLOCK_SKEW("cloud clock ahead", "", "", Duration.ofMinutes(10)),
    /** The call takes effect and is accepted, but the answer names no task. */
    ACCEPTED_WITHOUT_TASK("accepted without a task", "", "", Duration.ZERO);

    private final String label;
    private final String usualArgument;
    private final Duration usualDuration;
    private final Pattern argument;

    Fault(String label, String argument, String usualArgument, Duration usualDuration) {
        this.label = label;
        this.argument = Pattern.compile(argument);
        this.usualArgument = usualArgument;
        this.usualDuration = usualDuration;
    }

    /** A few words for a list. */
    public String label() {
        return label;
    }

    /** What the argument is unless the rule says otherwise; empty for faults that take none. */
    public String usualArgument() {
        return usualArgument;
    }

    /** What the duration is unless the rule says otherwise. */
    public Duration usualDuration() {
        return usualDuration;
    }

    boolean takes(String text) {
        return argument.matcher(text).matches();
    }
}
