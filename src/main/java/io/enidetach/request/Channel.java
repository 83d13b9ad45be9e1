package io.enidetach.request;

/** A Slack conversation by ID ({@code C…}, {@code G…} or {@code D…}). */
public record Channel(String id) {
    /** @throws IllegalArgumentException when blank */
    public Channel {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a channel needs an ID");
        }
    }

    /** Whether this is a direct message. */
    public boolean isDirect() {
        return id.startsWith("D");
    }

    @Override
    public String toString() {
        return id;
    }
}
