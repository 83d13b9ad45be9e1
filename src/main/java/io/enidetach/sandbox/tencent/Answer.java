package io.enidetach.sandbox.tencent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What goes back for one call, and how. Status 0 means that nothing is sent. */
record Answer(int status, Map<String, String> headers, String body, String outcome, Delivery delivery) {

    /** {@code DROP} resets the connection after the wait, {@code HOLD} keeps it open without a word. */
    record Delivery(Way way, Duration after) {
        static final Delivery AT_ONCE = new Delivery(Way.SEND, Duration.ZERO);
    }

    enum Way {
        SEND,
        DROP,
        HOLD
    }

    static Answer json(String body, String outcome) {
        return new Answer(200, Map.of("Content-Type", "application/json"), body, outcome, Delivery.AT_ONCE);
    }

    static Answer page(int status, String body, String outcome) {
        return new Answer(status, Map.of("Content-Type", "text/html"), body, outcome, Delivery.AT_ONCE);
    }

    static Answer dropped(Duration after, String outcome) {
        return new Answer(0, Map.of(), "", outcome, new Delivery(Way.DROP, after));
    }

    static Answer held(String outcome) {
        return new Answer(0, Map.of(), "", outcome, new Delivery(Way.HOLD, Duration.ZERO));
    }

    Answer header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, outcome, delivery);
    }

    Answer late(Duration after) {
        return new Answer(status, headers, body, outcome + ", late", new Delivery(delivery.way(), after));
    }

    /** The same answer to a call that was carried out nevertheless. */
    Answer after(String realOutcome) {
        return new Answer(status, headers, body, realOutcome + ", then " + outcome, delivery);
    }
}
