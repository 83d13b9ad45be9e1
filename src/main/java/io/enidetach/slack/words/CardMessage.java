package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import io.enidetach.workflow.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one card of a request, in each of its states. */
final class CardMessage {
    private final Words words;
    private final Request request;
    private final Pause pause;
    private final RequestBlocks parts;
    private final Endings endings;

    CardMessage(Words words, Request request, Pause pause) {
        this.words = words;
        this.request = request;
        this.pause = pause;
        this.parts = new RequestBlocks(words, request);
        this.endings = new Endings(words, request);
    }

    /** With the buttons that work at this moment. */
    Message render(Offers offers, Instant now) {
        return render(buttons(offers, now));
    }

    /** Without buttons. */
    Message withoutButtons() {
        return render(List.of());
    }

    private Message render(List<BlockElement> buttons) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.header(title()));
        blocks.add(Blocks.section(endings.sentence()));
        new Course(words, request).progress().ifPresent(line -> blocks.add(Blocks.context(line)));
        parts.paused(pause).ifPresent(p -> blocks.add(Blocks.section(p)));
        blocks.addAll(parts.sections(endings.lines()));
        blocks.addAll(parts.preview());
        List<String> decisions = parts.decisions();
        if (!decisions.isEmpty()) {
            blocks.add(Blocks.section(String.join("\n", decisions)));
        }
        blocks.add(parts.foot());
        if (!buttons.isEmpty()) {
            blocks.add(Blocks.actions(buttons));
        }
        return new Message(text(), blocks, Optional.of(RequestMetadata.of(request)));
    }

    private String title() {
        String key = request.order().dryRun() ? "card.title.dry" : "card.title";
        return words.say(key, new Facts(words, request).values());
    }

    private String text() {
        return new FallbackText(words, request)
                .with(title(), endings.sentence(), parts.paused(pause).orElse(""));
    }

    private List<BlockElement> buttons(Offers offers, Instant now) {
        List<BlockElement> buttons = new ArrayList<>();
        if (request.state() == State.AWAITING_CONFIRMATION) {
            buttons.add(button(SlackNames.CONFIRM, "button.confirm", "primary"));
        }
        if (request.state() == State.AWAITING_CONFIRMATION || request.state() == State.AWAITING_APPROVAL) {
            buttons.add(button(SlackNames.CANCEL, "button.cancel", null));
        }
        if (offers.reattach(request, now)) {
            buttons.add(button(SlackNames.REATTACH, "button.reattach", null));
        }
        if (offers.askAgain(request)) {
            buttons.add(button(SlackNames.ASK_AGAIN, "button.ask_again", null));
        }
        return buttons;
    }

    private BlockElement button(String actionId, String label, String style) {
        return Blocks.button(actionId, words.say(label), request.id().value())
                .style(style)
                .build();
    }
}
