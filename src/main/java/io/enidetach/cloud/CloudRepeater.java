package io.enidetach.cloud;

/**
 * Makes an ask once more that the cloud takes for the same one, by its token, so that both together have one effect. An
 * API without idempotency has no such thing. One call is one HTTP exchange, and it never throws.
 */
public interface CloudRepeater {

    /** Sends the same detach again. Whatever but an acceptance leaves open what became of the first one. */
    Answer detachAgain(Ask same);
}
