package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One payload on its way to the app. {@code takesBody}: the acknowledgement may carry content. {@code attempt} is 0 but
 * for repeated events, whose {@code reason} says what went wrong before.
 */
record Parcel(Kind kind, ObjectNode payload, boolean takesBody, int attempt, String reason) {

    /** Decides the envelope type of Socket Mode and the encoding over HTTP. */
    enum Kind {
        COMMAND("slash_commands"),
        INTERACTION("interactive"),
        EVENT("events_api");

        final String envelopeType;

        Kind(String envelopeType) {
            this.envelopeType = envelopeType;
        }
    }

    static Parcel command(ObjectNode payload) {
        return new Parcel(Kind.COMMAND, payload, true, 0, "");
    }

    static Parcel event(ObjectNode payload, boolean takesBody) {
        return new Parcel(Kind.EVENT, payload, takesBody, 0, "");
    }

    static Parcel interaction(ObjectNode payload, boolean takesBody) {
        return new Parcel(Kind.INTERACTION, payload, takesBody, 0, "");
    }

    Parcel with(ObjectNode otherPayload) {
        return new Parcel(kind, otherPayload, takesBody, attempt, reason);
    }

    Parcel again(String newReason) {
        return new Parcel(kind, payload, takesBody, attempt + 1, newReason);
    }

    boolean isEvent() {
        return kind == Kind.EVENT;
    }

    /** What the record of calls names it: the payload's own type where it has one. */
    String name() {
        return kind == Kind.COMMAND ? "slash_command" : payload.path("type").asText();
    }

    @Override
    public String toString() {
        return "Parcel[" + name() + "]";
    }
}
