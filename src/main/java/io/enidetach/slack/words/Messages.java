package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import io.enidetach.request.Note;
import io.enidetach.request.Request;
import io.enidetach.workflow.Pause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every message about a request, worded from its state as it is now. Immutable and thread-safe. */
public final class Messages {
    private final Words words;
    private final Clock clock;
    private final Offers offers;

    /** {@code offers} says which buttons for a new request the cards may have. */
    public Messages(Words words, Clock clock, Offers offers) {
        this.words = words;
        this.clock = clock;
        this.offers = offers;
    }

    /** The card, with the buttons that work. {@code question} is the address of the approvers' message, once there is one. */
    public Message card(Request request, Pause pause, Optional<String> question) {
        return leading(card(request, pause), "part.link.question", question);
    }

    /** The same without a way to the question. */
    public Message card(Request request, Pause pause) {
        return new CardMessage(words, request, pause).render(offers, clock.instant());
    }

    /** The card for places that the bot does not keep up to date. */
    public Message copy(Request request, Pause pause) {
        return new CardMessage(words, request, pause).withoutButtons();
    }

    /** The question to the approvers while it is open, else what became of it. {@code card} is the card's address. */
    public Message approval(Request request, Pause pause, Optional<String> card) {
        return leading(approval(request, pause), "part.link.card", card);
    }

    /** The same without a way to the card. */
    public Message approval(Request request, Pause pause) {
        return new ApprovalMessage(words, request, pause).render();
    }

    /** Reminds the approvers of a question that is still open. */
    public Message reminder(Request request, Pause pause) {
        return new ApprovalMessage(words, request, pause).reminder();
    }

    /** How it ended, to its requester by name. */
    public Message end(Request request) {
        Endings endings = new Endings(words, request);
        Map<String, Markup> values = new LinkedHashMap<>(new Facts(words, request).values());
        values.put("ending", new Markup(endings.sentence()));
        String what = words.say(request.order().dryRun() ? "end.text.dry" : "end.text", values);
        String text =
                new Details(words).measured(request).map(m -> what + " " + m).orElse(what);
        List<String> lines = endings.lines();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.section(text));
        blocks.addAll(new RequestBlocks(words, request).sections(lines));
        blocks.add(Blocks.context(new Course(words, request).moments()));
        return new Message(
                lines.isEmpty() ? text : text + "\n" + String.join("\n", lines),
                blocks,
                Optional.of(RequestMetadata.of(request)));
    }

    /** All addresses of the interfaces, for below a card that shows some only. */
    public Message overflow(Request request) {
        String title = words.say("card.overflow", new Facts(words, request).values());
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.section(title));
        blocks.addAll(new RequestBlocks(words, request).overflow());
        return new Message(title, blocks, Optional.of(RequestMetadata.of(request)));
    }

    private Message leading(Message message, String label, Optional<String> address) {
        return address.map(a -> Markup.link(a, words.say(label)))
                .map(link -> message.with(Blocks.context(link.mrkdwn())))
                .orElse(message);
    }

    /** The record's head, for whoever keeps it outside. */
    public Message head(Map<String, String> args) {
        Markup head = Markup.plain(args.get("seq") + ":" + args.get("hash"));
        return Message.of(words.say("head.text", Map.of("head", head)));
    }

    /** A private word. It has metadata when it is about a request, for the case that it becomes a direct message. */
    public Message note(Note note, Map<String, String> args, Optional<Request> request) {
        Map<String, Markup> values = new LinkedHashMap<>();
        request.ifPresent(r -> {
            values.putAll(new Facts(words, r).values());
            values.put("ending", new Markup(new Endings(words, r).sentence()));
        });
        values.putAll(Args.of(words, args));
        return new Message(words.say("note." + note.name(), values), List.of(), request.map(RequestMetadata::of));
    }
}
