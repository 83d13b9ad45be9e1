package io.enidetach.slack.api;

/** What matters of a conversation. {@code shared} means with another organisation. */
public record ChannelFacts(String id, String name, boolean member, boolean archived, boolean shared) {

    /** Whether the bot may put a request's card there. */
    public boolean fitForCards() {
        return member && !archived && !shared;
    }
}
