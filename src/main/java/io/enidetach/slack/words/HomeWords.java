package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.enidetach.request.Note;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The app's home tab for one person: what waits for their decision, with the buttons to decide, and their own requests.
 * Each has the way to its card and the command that shows it. What takes more than a decision is done where it is shown
 * whole, on the card.
 */
public final class HomeWords {
    private static final String HOME = "home";
    private static final String FOR_ME = "home.forMe";

    private final Words words;
    private final Messages messages;

    HomeWords(Words words, Messages messages) {
        this.words = words;
        this.messages = messages;
    }

    /** A request, and the link to its card where the reader can open it. */
    public record Row(Request request, Optional<String> link) {}

    /** Some of a list, newest first, and how many are left out. */
    public record Shown(List<Row> rows, int more) {}

    /** What waits for this person, what is under way, and how the last ones ended. */
    public View tab(Shown forMe, Shown running, Shown ended) {
        List<LayoutBlock> blocks = new ArrayList<>();
        add(blocks, FOR_ME, forMe);
        add(blocks, "home.running", running);
        add(blocks, "home.ended", ended);
        return view(blocks);
    }

    /** For those who are no full members. */
    public View closed() {
        String why = messages.note(Note.FULL_MEMBERS_ONLY, Map.of(), Optional.empty())
                .text();
        return view(List.of(Blocks.section(why)));
    }

    private void add(List<LayoutBlock> blocks, String part, Shown shown) {
        blocks.add(Blocks.header(words.say(part)));
        if (shown.rows().isEmpty()) {
            blocks.add(Blocks.context(words.say(part + ".none")));
        }
        for (Row row : shown.rows()) {
            Map<String, Markup> values = new LinkedHashMap<>(new Facts(words, row.request()).values());
            row.link().ifPresent(link -> values.put("card", Markup.link(link, words.say("home.card"))));
            blocks.add(Blocks.section(words.say(part + ".row", values)));
            blocks.add(Blocks.context(words.say("home.ways", values)));
            if (part.equals(FOR_ME) && row.request().state() == State.AWAITING_APPROVAL) {
                blocks.add(new DecisionButtons(words, row.request()).row());
            }
        }
        if (shown.more() > 0) {
            Markup count = Markup.plain(String.valueOf(shown.more()));
            blocks.add(Blocks.context(words.say("value.more", Map.of("count", count))));
        }
    }

    private static View view(List<LayoutBlock> blocks) {
        return View.builder().type(HOME).blocks(blocks).build();
    }
}
