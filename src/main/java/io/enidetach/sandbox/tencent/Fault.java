package io.enidetach.sandbox.tencent;

import java.time.Duration;

/**
 * The ways in which this cloud can misbehave. Those marked (*) refuse to do what was asked unless the rule says
 * {@link FaultRule#afterEffect()}: then it is done first and only the answer is spoilt.
 */
public enum Fault {
    /** The call takes effect at once, its answer comes after the rule's duration. */
    DELAY("", Duration.ofSeconds(1)),
    /** (*) No answer ever comes; with a duration the connection is dropped after it. */
    HANG("", Duration.ZERO),
    /** The TCP connection is reset, nothing was done. */
    RESET_BEFORE_EFFECT("", Duration.ZERO),
    /** The TCP connection is reset after the call took effect. */
    RESET_AFTER_EFFECT("", Duration.ZERO),
    /** (*) A gateway's error page; the argument is the status, {@code 503 retry-after=0} adds that header. */
    HTTP_5XX("503", Duration.ZERO),
    /** (*) Status 408, which makes eager HTTP libraries send again. */
    HTTP_408("", Duration.ZERO),
    /** (*) Status 200 with a page for people instead of JSON. */
    HTML_INSTEAD_OF_JSON("", Duration.ZERO),
    /** (*) Status 200 with nothing in it. */
    EMPTY_BODY("", Duration.ZERO),
    /** (*) An API error; the argument is its number, its word or {@code number/word}. */
    ERROR_CODE("6000/InternalError", Duration.ZERO),
    /** The task of the call ends failed, nothing changes. */
    TASK_FAILS("", Duration.ZERO),
    /** The task of the call runs for ever and keeps the interface locked. */
    TASK_NEVER_ENDS("", Duration.ZERO),
    /** The task of the call ends well, yet nothing changes. */
    SUCCESS_BUT_STILL_ATTACHED("", Duration.ZERO),
    /** Before the call is looked at, its interface gets another attachment; the argument may name the server. */
    ENI_MOVED_MEANWHILE("", Duration.ZERO),
    /** More calls within a second than the argument says are refused as too many. */
    THROTTLE_ABOVE("10", Duration.ZERO),
    /** The cloud's clock is ahead by the rule's duration when it checks timestamps. */
    CLOCK_SKEW("", Duration.ofMinutes(10)),
    /** The call takes effect and is accepted, but the answer names no task. */
    ACCEPTED_WITHOUT_TASK("", Duration.ZERO);

    final String usualArgument;
    final Duration usualDuration;

    Fault(String usualArgument, Duration usualDuration) {
        this.usualArgument = usualArgument;
        this.usualDuration = usualDuration;
    }
}
