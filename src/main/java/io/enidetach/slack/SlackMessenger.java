package io.enidetach.slack;

import io.enidetach.request.Channel;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import io.enidetach.slack.api.ChannelFacts;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.SlackErrors;
import io.enidetach.slack.api.SlackErrors.Meaning;
import io.enidetach.slack.api.WebApi.Place;
import io.enidetach.slack.words.Markup;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.Messages;
import io.enidetach.workflow.Messenger;
import io.enidetach.workflow.Pause;
import io.enidetach.workflow.Posted;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Delivers the messages that are owed: cards where they may stand, questions to the approval channel, ends in the card's
 * thread, private words. Where a conversation does not take a message a direct message does.
 */
final class SlackMessenger implements Messenger {
    private final Conversations conversations;
    private final Sender sender;
    private final Tongues tongues;
    private final PrivateMail mail;
    private final BiConsumer<Outgoing.Kind, Request> onlooker;
    private final Setbacks setbacks = new Setbacks();

    /** {@code onlooker} hears of each message about a request, which is sent because something changed. */
    SlackMessenger(
            Conversations conversations,
            Sender sender,
            PrivateMail mail,
            Tongues tongues,
            BiConsumer<Outgoing.Kind, Request> onlooker) {
        this.conversations = conversations;
        this.sender = sender;
        this.mail = mail;
        this.tongues = tongues;
        this.onlooker = onlooker;
    }

    @Override
    public Delivery deliver(
            Outgoing message,
            Optional<Request> request,
            Optional<Posted> standing,
            Optional<Posted> partner,
            Pause pause) {
        Delivery end = switch (message.kind()) {
            case PRIVATE -> privately(message, request);
            case HEAD -> head(message);
            default ->
                request.map(r -> about(message, r, new Places(standing, partner), pause))
                        .orElseGet(SlackMessenger::nothingToSay);
        };
        request.ifPresent(r -> onlooker.accept(message.kind(), r));
        if (end instanceof Delivery.Sent) {
            setbacks.over(message.lane());
        }
        return end;
    }

    /** Where the message stands, if it does, and the one that it leads to or replies to. */
    private record Places(Optional<Posted> standing, Optional<Posted> partner) {}

    private Delivery about(Outgoing owed, Request request, Places places, Pause pause) {
        return switch (owed.kind()) {
            case CARD -> card(owed, request, places, pause);
            case CARD_AGAIN -> cardAgain(owed, request, places, pause);
            case APPROVAL -> approval(owed, request, places, pause);
            case OVERFLOW -> overflow(owed, request, places.partner());
            case REMINDER -> reminder(owed, request, places.partner(), pause);
            case END -> end(owed, request, places.partner());
            case COPY -> copy(owed, request, pause);
            case PRIVATE, HEAD -> throw new IllegalStateException("about no request's state: " + owed.kind());
        };
    }

    private Delivery card(Outgoing owed, Request request, Places places, Pause pause) {
        Optional<String> question = places.partner().flatMap(this::link);
        if (places.standing().isPresent()) {
            Posted standing = places.standing().get();
            Messages there = in(standing.channel(), request);
            Reply<Place> reply = update(owed, standing, there.card(request, pause, question));
            if (!SlackErrors.isGone(reply)) {
                return ended(owed, request, reply);
            }
        }
        String home = request.order().channel().id();
        if (!request.order().channel().isDirect() && !isPerson(home)) {
            Reply<ChannelFacts> channel = conversations.facts(home);
            if (SlackErrors.isPassing(channel)) {
                return setbacks.of(owed.lane(), channel);
            }
            if (channel.done().filter(ChannelFacts::fitForCards).isPresent()) {
                Message message = tongues.channel().messages().card(request, pause, question);
                Reply<Place> reply = sender.post(owed.lane(), home, Optional.empty(), message);
                if (reply.done().isPresent() || SlackErrors.of(reply.code()) != Meaning.NOT_HERE) {
                    return ended(owed, request, reply);
                }
            }
        }
        return ended(owed, request, direct(owed, request, inTongueOf(request).card(request, pause, question)));
    }

    // Nobody waits for it, so a card that was deleted stays deleted.
    private Delivery cardAgain(Outgoing owed, Request request, Places places, Pause pause) {
        if (places.standing().isEmpty()) {
            return nothingToSay();
        }
        Posted at = places.standing().get();
        Optional<String> question = places.partner().flatMap(this::link);
        Reply<Place> reply = update(owed, at, in(at.channel(), request).card(request, pause, question));
        return SlackErrors.isGone(reply) ? nothingToSay() : settled(owed, reply);
    }

    private Delivery overflow(Outgoing owed, Request request, Optional<Posted> card) {
        if (card.isEmpty()) {
            return nothingToSay();
        }
        Channel at = card.get().channel();
        Message message = in(at, request).overflow(request);
        Reply<Place> reply =
                sender.post(owed.lane(), at.id(), Optional.of(card.get().ts()), message);
        return SlackErrors.isGone(reply) ? nothingToSay() : settled(owed, reply);
    }

    private Delivery approval(Outgoing owed, Request request, Places places, Pause pause) {
        boolean open = request.state() == State.AWAITING_APPROVAL;
        // A card in a direct message is its requester's alone.
        Optional<String> card =
                places.partner().filter(at -> !at.channel().isDirect()).flatMap(this::link);
        Message message = tongues.channel().messages().approval(request, pause, card);
        if (places.standing().isPresent()) {
            Reply<Place> reply = update(owed, places.standing().get(), message);
            if (!SlackErrors.isGone(reply)) {
                return ended(owed, request, reply);
            }
        }
        if (!open) {
            return nothingToSay();
        }
        String channel =
                request.ruling().orElseThrow().terms().orElseThrow().channel().id();
        Reply<ChannelFacts> facts = conversations.facts(channel);
        if (facts.done().filter(ChannelFacts::shared).isPresent()) {
            return new Delivery.Undeliverable("shared_channel");
        }
        if (facts.done().isEmpty()) {
            return setbacks.of(owed.lane(), facts);
        }
        return ended(owed, request, sender.post(owed.lane(), channel, Optional.empty(), message));
    }

    private Delivery reminder(Outgoing owed, Request request, Optional<Posted> question, Pause pause) {
        if (request.state() != State.AWAITING_APPROVAL || question.isEmpty()) {
            return nothingToSay();
        }
        String channel = question.get().channel().id();
        Optional<String> thread = Optional.of(question.get().ts()).filter(ts -> !conversations.isGone(channel, ts));
        Message message = tongues.channel().messages().reminder(request, pause);
        return ended(owed, request, sender.post(owed.lane(), channel, thread, message));
    }

    private Delivery end(Outgoing owed, Request request, Optional<Posted> card) {
        if (card.isPresent()) {
            Channel at = card.get().channel();
            Reply<Place> reply = sender.post(
                    owed.lane(),
                    at.id(),
                    Optional.of(card.get().ts()),
                    in(at, request).end(request));
            Meaning meaning = SlackErrors.of(reply.code());
            if (reply.done().isPresent() || SlackErrors.isPassing(reply) || meaning == Meaning.GIVE_UP) {
                return ended(owed, request, reply);
            }
        }
        return ended(owed, request, direct(owed, request, inTongueOf(request).end(request)));
    }

    private Delivery copy(Outgoing owed, Request request, Pause pause) {
        Channel at = owed.in().orElseThrow();
        Reply<Place> reply = sender.update(
                owed.lane(), at.id(), owed.ts().orElseThrow(), in(at, request).copy(request, pause));
        // A copy that is gone has nothing left to bring up to date.
        return SlackErrors.isGone(reply) ? nothingToSay() : settled(owed, reply);
    }

    private Delivery head(Outgoing owed) {
        Message message = tongues.channel().messages().head(owed.args());
        return settled(owed, sender.post(owed.in().orElseThrow().id(), Optional.empty(), message));
    }

    private Delivery privately(Outgoing owed, Optional<Request> request) {
        Person to = owed.to().orElseThrow();
        Message message = tongues.ask(to).messages().note(owed.note(), owed.args(), request);
        Message linked = request.flatMap(this::rival).map(message::followedBy).orElse(message);
        return settled(owed, mail.send(owed.lane(), to, owed.in(), linked));
    }

    /** The way to the card of the request that holds the ENI, where Slack tells it. */
    private Optional<Markup> rival(Request request) {
        return request.ending()
                .filter(ending ->
                        ending.reason() == Reason.ENI_BUSY && ending.args().containsKey("ts"))
                .flatMap(ending -> conversations
                        .link(ending.args().get("channel"), ending.args().get("ts"))
                        .map(address -> Markup.link(address, ending.args().get("other"))));
    }

    private Optional<String> link(Posted message) {
        return conversations.link(message.channel().id(), message.ts());
    }

    private Messages in(Channel at, Request request) {
        return at.isDirect() ? inTongueOf(request) : tongues.channel().messages();
    }

    private Messages inTongueOf(Request request) {
        return tongues.ask(request.order().requester()).messages();
    }

    private Reply<Place> update(Outgoing owed, Posted standing, Message message) {
        return sender.update(owed.lane(), standing.channel().id(), standing.ts(), message);
    }

    private Reply<Place> direct(Outgoing owed, Request request, Message message) {
        return sender.post(owed.lane(), request.order().requester().id(), Optional.empty(), message);
    }

    private Delivery ended(Outgoing owed, Request request, Reply<Place> reply) {
        return reply.done()
                .<Delivery>map(at -> new Delivery.Sent(Optional.of(
                        new Posted(request.id(), owed.kind(), new Channel(at.channel()), at.ts(), request.version()))))
                .orElseGet(() -> setbacks.of(owed.lane(), reply));
    }

    private Delivery settled(Outgoing owed, Reply<?> reply) {
        return reply.done().isPresent() ? nothingToSay() : setbacks.of(owed.lane(), reply);
    }

    private static boolean isPerson(String id) {
        return id.startsWith("U") || id.startsWith("W");
    }

    private static Delivery nothingToSay() {
        return new Delivery.Sent(Optional.empty());
    }
}
