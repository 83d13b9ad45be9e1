package io.enidetach.slack.words;

import com.slack.api.model.Message.Metadata;
import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message ready to send. {@code text} carries everything that has to be known without the blocks, which may be none.
 */
public record Message(String text, List<LayoutBlock> blocks, Optional<Metadata> metadata) {

    /** The limits hold whatever was put in. */
    public Message {
        text = BlockLimits.cutMarkup(text, BlockLimits.TEXT_CHARS_MAX);
        blocks = List.copyOf(blocks.subList(0, Math.min(blocks.size(), BlockLimits.BLOCKS_MAX)));
    }

    /** A text for one person, about no request. */
    public static Message of(String text) {
        return new Message(text, List.of(), Optional.empty());
    }

    /** The same with one more block at its end. */
    Message with(LayoutBlock last) {
        List<LayoutBlock> all = new ArrayList<>(blocks);
        all.add(last);
        return new Message(text, all, metadata);
    }

    /** The same with more behind its text. */
    public Message followedBy(Markup more) {
        return new Message(text + " " + more.mrkdwn(), blocks, metadata);
    }
}
