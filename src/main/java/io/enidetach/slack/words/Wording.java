package io.enidetach.slack.words;

import java.time.Clock;

/** Everything that the bot can say, in one language. Immutable and thread-safe. */
public record Wording(
        CommandWords commands,
        LookWords looks,
        Messages messages,
        Modals modals,
        FormWords form,
        FindWords find,
        HomeWords home) {

    /** {@code offers} says which buttons for a new request the cards may have. */
    public static Wording in(Language language, Clock clock, Offers offers) {
        return of(Words.in(language), clock, offers);
    }

    static Wording of(Words words, Clock clock, Offers offers) {
        Messages messages = new Messages(words, clock, offers);
        FindWords find = new FindWords(words);
        return new Wording(
                new CommandWords(words),
                new LookWords(words, messages),
                messages,
                new Modals(words),
                new FormWords(words, find),
                find,
                new HomeWords(words, messages));
    }
}
