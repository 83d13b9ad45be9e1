package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One payload on its way to the app. {@code takesBody}: the acknowledgement may carry content. */
record Parcel(Kind kind, ObjectNode payload, boolean takesBody) {

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

    static Parcel interaction(ObjectNode payload, boolean takesBody) {
        return new Parcel(Kind.INTERACTION, payload, takesBody);
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
