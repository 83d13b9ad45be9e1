package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.enidetach.request.Person;
import io.enidetach.slack.api.Identity;
import io.enidetach.slack.api.UserFacts;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.words.Language;
import io.enidetach.slack.words.Offers;
import io.enidetach.slack.words.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which language each person reads, by their Slack locale. Who is not known yet is spoken to like a channel, and a
 * locale that cannot be read anew stays what it was.
 */
final class Tongues implements AutoCloseable {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final int PEOPLE_MAX = 10_000;
    /** What a modal can wait: its trigger lives three seconds. */
    private static final Duration SOON = Duration.ofMillis(500);

    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final WebApi api;
    private final Self self;
    private final Language inChannels;
    private final Clock clock;
    private final Map<Language, Wording> wordings = new EnumMap<>(Language.class);
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(PEOPLE_MAX).build();
    private final ExecutorService readers = Pools.readers();

    Tongues(WebApi api, Self self, Language inChannels, Clock clock) {
        this.api = api;
        this.self = self;
        this.inChannels = inChannels;
        this.clock = clock;
        for (Language language : Language.values()) {
            wordings.put(language, Wording.in(language, clock, Offers.all()));
        }
    }

    private record Known(Language language, Instant read) {}

    /** For what everybody in a channel reads. */
    Wording channel() {
        return wordings.get(inChannels);
    }

    /** Remembers what a reading of this user said, whoever wanted it. */
    void learn(UserFacts user) {
        known.put(user.id(), new Known(Language.of(user.locale().orElse("")), clock.instant()));
    }

    /** Without waiting for anything, as an answer to Slack needs it; who is not known yet is asked about for the next time. */
    Wording known(Person person) {
        if (!isFresh(person)) {
            start(person);
        }
        return remembered(person);
    }

    /** Waits for a reading, but no longer than a modal can. */
    Wording soon(Person person) {
        if (!isFresh(person)) {
            try {
                start(person).get(SOON.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
                return remembered(person);
            }
        }
        return remembered(person);
    }

    /** Waits for a reading, for {@link WebApi#QUICK} at most. */
    Wording ask(Person person) {
        if (!isFresh(person)) {
            read(person);
        }
        return remembered(person);
    }

    @Override
    public void close() {
        Pools.drain(readers, DRAIN);
    }

    private CompletableFuture<Void> start(Person person) {
        try {
            return CompletableFuture.runAsync(() -> ask(person), readers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private void read(Person person) {
        Optional<Identity> us = self.identity();
        us.flatMap(identity -> api.user(person.id(), identity).done()).ifPresent(this::learn);
    }

    private boolean isFresh(Person person) {
        Known was = known.getIfPresent(person.id());
        return was != null && clock.instant().isBefore(was.read().plus(FRESH));
    }

    private Wording remembered(Person person) {
        Known was = known.getIfPresent(person.id());
        return was == null ? channel() : wordings.get(was.language());
    }
}
