package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.view.View;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.words.HomeWords;
import io.enidetach.slack.words.HomeWords.Row;
import io.enidetach.slack.words.HomeWords.Shown;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.FrontDesk.Overview;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app's home tab: drawn when somebody opens it, and again while they may be looking and what it shows has changed.
 * As well as it can: what is lost here is drawn when the tab is opened next.
 */
final class HomeTab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);
    private static final int WAITING_SHOWN = 8;
    private static final int RUNNING_SHOWN = 8;
    private static final int ENDED_SHOWN = 5;
    private static final int PEOPLE_MAX = 1_000;
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final FrontDesk desk;
    private final WebApi api;
    private final Conversations conversations;
    private final Tongues tongues;
    private final HomePace pace;
    private final ScheduledExecutorService painters = Pools.painters();
    /** What each tab shows, so that nothing is sent when nothing changed. */
    private final Cache<String, View> shown =
            Caffeine.newBuilder().maximumSize(PEOPLE_MAX).build();

    HomeTab(FrontDesk desk, WebApi api, Conversations conversations, Tongues tongues, Clock clock) {
        this.desk = desk;
        this.api = api;
        this.conversations = conversations;
        this.tongues = tongues;
        this.pace = new HomePace(clock);
    }

    /** Somebody looks at it. */
    void opened(Person person) {
        shown.invalidate(person.id());
        pace.opened(person.id()).ifPresent(pause -> paintAfter(pause, person));
    }

    /** A message about a request is being brought up to date: then lists with it are out of date too. */
    void changed(Outgoing.Kind kind, Request request) {
        // An approval's question may come onto anybody's list, or go from it.
        List<String> people = kind == Outgoing.Kind.APPROVAL
                ? pace.people()
                : List.of(request.order().requester().id());
        for (String person : people) {
            pace.changed(person).ifPresent(pause -> paintAfter(pause, new Person(person)));
        }
    }

    @Override
    public void close() {
        painters.shutdownNow();
        Pools.drain(painters, DRAIN);
    }

    private void paintAfter(Duration pause, Person person) {
        try {
            painters.schedule(() -> paint(person), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("a home tab is not drawn any more, the bot stops");
        }
    }

    private void paint(Person person) {
        try {
            pace.begins(person.id());
            View view = view(person);
            if (view.equals(shown.getIfPresent(person.id()))) {
                return;
            }
            Reply<Boolean> reply = api.publishHome(person.id(), view);
            reply.done().ifPresent(done -> shown.put(person.id(), view));
            if (reply.done().isEmpty()) {
                LOG.warn("a home tab could not be drawn: {}", reply.code());
            }
        } catch (RuntimeException e) {
            LOG.error("a home tab could not be drawn", e);
        }
    }

    private View view(Person person) {
        Optional<Overview> overview = desk.list(person);
        HomeWords words = tongues.ask(person).home();
        if (overview.isEmpty()) {
            return words.closed();
        }
        List<Request> mine = overview.get().mine();
        return words.tab(
                some(person, overview.get().forMe(), WAITING_SHOWN),
                some(person, mine.stream().filter(r -> !r.state().isEnd()).toList(), RUNNING_SHOWN),
                some(person, mine.stream().filter(r -> r.state().isEnd()).toList(), ENDED_SHOWN));
    }

    private Shown some(Person person, List<Request> requests, int most) {
        List<Row> rows = requests.stream()
                .limit(most)
                .map(r -> new Row(r, link(person, r)))
                .toList();
        return new Shown(rows, requests.size() - rows.size());
    }

    // A card in a direct message is its requester's alone.
    private Optional<String> link(Person person, Request request) {
        boolean own = request.order().requester().equals(person);
        return desk.look(person, request.id())
                .flatMap(FrontDesk.Seen::card)
                .filter(card -> own || !card.channel().isDirect())
                .flatMap(card -> conversations.link(card.channel().id(), card.ts()));
    }
}
