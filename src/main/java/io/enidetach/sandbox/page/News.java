package io.enidetach.sandbox.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells open pages which of their parts are out of date; they fetch those themselves. */
final class News {
    /** A part of the page that has its own snapshot. */
    enum Topic {
        SLACK,
        CLOUD,
        WIRE,
        FAULTS,
        CLOCK
    }

    /** Somebody who looks at the page as {@code person}. */
    interface Reader {
        String person();

        /** Must not block: it may be called under the lock of a simulator. */
        void outdated(Set<Topic> topics);
    }

    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    void add(Reader reader) {
        readers.add(reader);
    }

    void remove(Reader reader) {
        readers.remove(reader);
    }

    void tell(Topic topic) {
        tell(topic, Optional.empty());
    }

    /** With {@code onlyFor}, other people's pages hear nothing. */
    void tell(Topic topic, Optional<String> onlyFor) {
        for (Reader reader : readers) {
            if (onlyFor.map(reader.person()::equals).orElse(true)) reader.outdated(Set.of(topic));
        }
    }

    /** Lets dead connections be noticed. */
    void heartbeat() {
        readers.forEach(reader -> reader.outdated(Set.of()));
    }
}
