package io.enidetach.kill;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.element.ButtonElement;
import io.enidetach.policy.Groups;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Truth;
import io.enidetach.request.Channel;
import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.Messages;
import io.enidetach.slack.words.Offers;
import io.enidetach.slack.words.Words;
import io.enidetach.testing.Border;
import io.enidetach.workflow.Directory;
import io.enidetach.workflow.Messenger;
import io.enidetach.workflow.Pause;
import io.enidetach.workflow.Posted;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Slack that outlives the bots: it holds what was really posted, worded and with buttons as people would see it. */
class RecordingSlack {
    static final Person ALICE = new Person("U0ALICE");
    static final Person BOB = new Person("U0BOB");
    static final Person CAROL = new Person("U0CAROL");
    static final Person DAVE = new Person("U0DAVE");
    static final Channel OPS = new Channel("C0OPS");
    static final Set<String> FOR_A_NEW_REQUEST = Set.of("reattach", "ask_again");

    /** A message as it stands now. */
    record Standing(
            RequestId request, Outgoing.Kind kind, Channel channel, String ts, State shows, Set<String> buttons) {
        /** Whether it offers something that only makes sense while the request is open. */
        boolean asks() {
            return !FOR_A_NEW_REQUEST.containsAll(buttons);
        }
    }

    private final Messages messages;
    private final Map<String, Standing> standing = new LinkedHashMap<>();
    private final Map<RequestId, List<State>> told = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final Set<Outgoing.Kind> refused = EnumSet.noneOf(Outgoing.Kind.class);
    private final Map<Outgoing.Kind, Integer> busy = new EnumMap<>(Outgoing.Kind.class);
    private final Map<Person, Set<String>> groups = new LinkedHashMap<>(Map.of(
            ALICE, Set.of("S0NETOPS"), BOB, Set.of("S0LEADS"), CAROL, Set.of("S0LEADS"), DAVE, Set.of("S0OTHER")));

    RecordingSlack(Clock clock) {
        messages = new Messages(Words.english(), clock, Offers.all());
    }

    /** Messages of this kind find their channel gone. */
    void refuses(Outgoing.Kind kind) {
        refused.add(kind);
    }

    /** The next so many messages of this kind are not taken yet. */
    void isBusyFor(int times, Outgoing.Kind kind) {
        busy.put(kind, times);
    }

    /** From now on they are in no group. */
    void dismisses(Person person) {
        groups.put(person, new HashSet<>());
    }

    /** Everything that stands, oldest first. */
    List<Standing> all() {
        return List.copyOf(standing.values());
    }

    /** All that stands about a request, oldest first. */
    List<Standing> about(RequestId id) {
        return standing.values().stream().filter(m -> m.request().equals(id)).toList();
    }

    Optional<Standing> at(Posted place) {
        return Optional.ofNullable(standing.get(place.ts()));
    }

    /** The ends that the requester was told, in order. */
    List<State> told(RequestId id) {
        return told.getOrDefault(id, List.of());
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** As a bot sees it through its border. */
    Messenger messenger(Border border) {
        return (message, request, at, card, pause) ->
                border.cross("slack: " + message.kind(), () -> deliver(message, request, at, pause));
    }

    /** The same for its people. */
    Directory directory(Border border) {
        return new Directory() {
            @Override
            public Subject subject(Person person) {
                return border.cross("slack: who", () -> who(person));
            }

            @Override
            public Subject subjectSince(Person person, Instant moment) {
                return border.cross("slack: who now", () -> who(person));
            }
        };
    }

    /** That bot is dead. */
    void leaves(Border border) {}

    /** The story is over. */
    void close() {}

    private Subject who(Person person) {
        Set<String> mine = groups.getOrDefault(person, Set.of());
        return new Subject(person.id(), Truth.of(groups.containsKey(person)), Groups.of(mine));
    }

    private Messenger.Delivery deliver(Outgoing message, Optional<Request> request, Optional<Posted> at, Pause pause) {
        if (refused.contains(message.kind())) {
            return new Messenger.Delivery.Undeliverable("channel_not_found");
        }
        if (busy.merge(message.kind(), -1, Integer::sum) >= 0) {
            return new Messenger.Delivery.Later(java.time.Duration.ofSeconds(1), "ratelimited");
        }
        return switch (message.kind()) {
            case CARD -> keep(message, request.orElseThrow(), at, OPS, messages.card(request.get(), pause));
            case APPROVAL -> approval(message, request.orElseThrow(), at, pause);
            case CARD_AGAIN -> {
                put(
                        Outgoing.Kind.CARD,
                        request.orElseThrow(),
                        at.orElseThrow().channel(),
                        at.get().ts(),
                        messages.card(request.get(), pause));
                yield sent(Optional.empty());
            }
            case OVERFLOW -> {
                messages.overflow(request.orElseThrow());
                yield sent(Optional.empty());
            }
            case REMINDER -> {
                messages.reminder(request.orElseThrow(), pause);
                yield sent(Optional.empty());
            }
            case END -> {
                tell(request.orElseThrow());
                yield keep(message, request.get(), Optional.empty(), OPS, messages.end(request.get()));
            }
            case COPY -> {
                String ts = message.ts().orElseThrow();
                put(standing.get(ts).kind(), request.orElseThrow(), OPS, ts, messages.copy(request.get(), pause));
                yield sent(Optional.empty());
            }
            case HEAD -> {
                messages.head(message.args());
                yield sent(Optional.empty());
            }
            case PRIVATE -> {
                notes.add(message.note());
                messages.note(message.note(), message.args(), request);
                if (message.note() == Note.REQUEST_REFUSED) {
                    tell(request.orElseThrow());
                }
                yield sent(Optional.empty());
            }
        };
    }

    private Messenger.Delivery approval(Outgoing message, Request request, Optional<Posted> at, Pause pause) {
        if (at.isEmpty() && request.state() != State.AWAITING_APPROVAL) {
            return sent(Optional.empty());
        }
        Channel channel = request.ruling().orElseThrow().terms().orElseThrow().channel();
        return keep(message, request, at, channel, messages.approval(request, pause));
    }

    private Messenger.Delivery keep(
            Outgoing message, Request request, Optional<Posted> at, Channel fresh, Message text) {
        Channel channel = at.map(Posted::channel).orElse(fresh);
        String ts = at.map(Posted::ts).orElseGet(() -> "17000000.%06d".formatted(standing.size() + 1));
        put(message.kind(), request, channel, ts, text);
        return sent(Optional.of(new Posted(request.id(), message.kind(), channel, ts, request.version())));
    }

    private void put(Outgoing.Kind kind, Request request, Channel channel, String ts, Message text) {
        standing.put(ts, new Standing(request.id(), kind, channel, ts, request.state(), buttons(text)));
    }

    private void tell(Request request) {
        told.computeIfAbsent(request.id(), id -> new ArrayList<>()).add(request.state());
    }

    private static Set<String> buttons(Message message) {
        Set<String> names = new HashSet<>();
        message.blocks().stream()
                .filter(ActionsBlock.class::isInstance)
                .flatMap(block -> ((ActionsBlock) block).getElements().stream())
                .filter(ButtonElement.class::isInstance)
                .forEach(button -> names.add(((ButtonElement) button).getActionId()));
        return names;
    }

    private static Messenger.Delivery sent(Optional<Posted> at) {
        return new Messenger.Delivery.Sent(at);
    }
}
