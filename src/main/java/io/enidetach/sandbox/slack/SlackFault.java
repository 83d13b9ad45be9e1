package io.enidetach.sandbox.slack;

/** The ways in which a Web API call or a response URL can be made to go wrong. */
public enum SlackFault {
    /** 429 with {@code Retry-After}; nothing is done. */
    RATE_LIMITED,
    /** 500 with an HTML page; nothing is done. */
    SERVER_ERROR,
    /** 503 with a JSON {@code service_unavailable}; nothing is done. */
    UNAVAILABLE,
    /** 502 with a proxy's HTML page; nothing is done. */
    HTML_502,
    /** The connection drops before anything is done. */
    RESET_BEFORE,
    /** The call is carried out, then the connection drops: the caller cannot know. */
    RESET_AFTER,
    /** The call is carried out, but the 200 has no body. */
    EMPTY_OK,
    /** The call is carried out, and answered late. */
    SLOW,
    /** A 200 with {@code ok:false} and a chosen error word; nothing is done. */
    ERROR_CODE
}
