package io.enidetach.request;

/** A person in Slack by stable ID ({@code U…} or {@code W…}); of the bot's own workspace, which the edge has checked. */
public record Person(String id) {
    /** @throws IllegalArgumentException when blank */
    public Person {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a person needs an ID");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
