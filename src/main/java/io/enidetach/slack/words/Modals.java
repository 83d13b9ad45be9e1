package io.enidetach.slack.words;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.enidetach.request.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modal that asks an approver why not. */
public final class Modals {
    private static final String MODAL = "modal";
    private static final String PLAIN = "plain_text";

    private final Words words;

    public Modals(Words words) {
        this.words = words;
    }

    /** The form to deny; it carries the request's ID and nothing else. */
    public View deny(RequestId id) {
        InputBlock reason = InputBlock.builder()
                .blockId(SlackNames.REASON)
                .label(Blocks.plain(words.say("deny.label"), BlockLimits.LABEL_CHARS_MAX))
                .element(PlainTextInputElement.builder()
                        .actionId(SlackNames.REASON)
                        .multiline(true)
                        .maxLength(BlockLimits.REASON_CHARS_MAX)
                        .build())
                .build();
        return View.builder()
                .type(MODAL)
                .callbackId(SlackNames.DENY_FORM)
                .privateMetadata(id.value())
                .title(title(words.say("deny.title", Map.of("id", Markup.plain(id.value())))))
                .submit(ViewSubmit.builder()
                        .type(PLAIN)
                        .text(short24(words.say("deny.submit")))
                        .build())
                .close(ViewClose.builder()
                        .type(PLAIN)
                        .text(short24(words.say("deny.close")))
                        .build())
                .blocks(List.of(reason))
                .build();
    }

    /** What is wrong with a reason to deny, if anything. */
    public Optional<String> fault(String reason) {
        if (Markup.clean(reason).isEmpty()) {
            return Optional.of(words.say("deny.empty"));
        }
        int count = reason.length();
        return count <= BlockLimits.REASON_CHARS_MAX
                ? Optional.empty()
                : Optional.of(words.say(
                        "deny.long",
                        Map.of(
                                "most", Markup.plain(String.valueOf(BlockLimits.REASON_CHARS_MAX)),
                                "count", Markup.plain(String.valueOf(count)))));
    }

    private static ViewTitle title(String text) {
        return ViewTitle.builder().type(PLAIN).text(short24(text)).build();
    }

    private static String short24(String text) {
        return BlockLimits.cut(text, BlockLimits.MODAL_TITLE_CHARS_MAX);
    }
}
