package io.enidetach.slack.words;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.List;

/** Block Kit pieces that keep Slack's limits. */
final class Blocks {
    private Blocks() {}

    static LayoutBlock header(String plain) {
        return HeaderBlock.builder()
                .text(plain(plain, BlockLimits.HEADER_CHARS_MAX))
                .build();
    }

    static LayoutBlock section(String markup) {
        return SectionBlock.builder()
                .text(markup(markup, BlockLimits.SECTION_CHARS_MAX))
                .build();
    }

    /** Text of people, in which nothing has a meaning to Slack. */
    static LayoutBlock plainSection(String plain) {
        return SectionBlock.builder()
                .text(plain(plain, BlockLimits.SECTION_CHARS_MAX))
                .build();
    }

    static LayoutBlock fields(List<String> markups) {
        List<TextObject> fields = markups.stream()
                .limit(BlockLimits.FIELDS_MAX)
                .<TextObject>map(m -> markup(m, BlockLimits.FIELD_CHARS_MAX))
                .toList();
        return SectionBlock.builder().fields(fields).build();
    }

    static LayoutBlock context(String markup) {
        return ContextBlock.builder()
                .elements(List.of(markup(markup, BlockLimits.FIELD_CHARS_MAX)))
                .build();
    }

    static LayoutBlock actions(List<BlockElement> buttons) {
        return ActionsBlock.builder().elements(buttons).build();
    }

    static ButtonElement.ButtonElementBuilder button(String actionId, String label, String value) {
        return ButtonElement.builder()
                .actionId(actionId)
                .text(plain(label, BlockLimits.BUTTON_CHARS_MAX))
                .value(value);
    }

    static ConfirmationDialogObject dialog(String title, String text, String yes, String no) {
        return ConfirmationDialogObject.builder()
                .title(plain(title, BlockLimits.CONFIRM_TITLE_CHARS_MAX))
                .text(plain(text, BlockLimits.CONFIRM_TEXT_CHARS_MAX))
                .confirm(plain(yes, BlockLimits.CONFIRM_BUTTON_CHARS_MAX))
                .deny(plain(no, BlockLimits.CONFIRM_BUTTON_CHARS_MAX))
                .build();
    }

    static PlainTextObject plain(String text, int most) {
        return PlainTextObject.builder()
                .text(BlockLimits.cut(text, most))
                .emoji(false)
                .build();
    }

    // Verbatim: an address or a name in it is never turned into a link or a mention.
    private static MarkdownTextObject markup(String text, int most) {
        return MarkdownTextObject.builder()
                .text(BlockLimits.cutMarkup(text, most))
                .verbatim(true)
                .build();
    }
}
