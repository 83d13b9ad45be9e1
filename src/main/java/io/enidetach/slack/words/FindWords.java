package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.ExternalSelectElement;
import io.enidetach.request.Address;
import io.enidetach.request.EniFacts;
import io.enidetach.workflow.EniSearch.Candidate;
import io.enidetach.workflow.EniSearch.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The search in the form: its box, what it offers, and what is said when something was chosen. */
public final class FindWords {
    /** Slack does not ask before so much is typed. */
    static final int QUERY_CHARS_MIN = 2;
    /** The value of an option that says something and chooses nothing. */
    static final String HINT = "-";

    private static final String BETWEEN = " · ";

    private final Words words;

    public FindWords(Words words) {
        this.words = words;
    }

    /** One entry of the list; plain text, in which nothing has a meaning to Slack. */
    public record Choice(String text, String description, String value) {}

    LayoutBlock box() {
        return SectionBlock.builder()
                .blockId(SlackNames.FIND)
                .text(Blocks.plain(words.say("form.find"), BlockLimits.SECTION_CHARS_MAX))
                .accessory(ExternalSelectElement.builder()
                        .actionId(SlackNames.FIND)
                        .placeholder(
                                Blocks.plain(words.say("form.find.placeholder"), BlockLimits.PLACEHOLDER_CHARS_MAX))
                        .minQueryLength(QUERY_CHARS_MIN)
                        .build())
                .build();
    }

    /** What was found, and at the end a hint when that may not be all. */
    public List<Choice> choices(Findings found) {
        boolean all = found.complete() && found.candidates().size() <= BlockLimits.OPTIONS_MAX;
        List<Choice> choices = new ArrayList<>(found.candidates().stream()
                .limit(all ? BlockLimits.OPTIONS_MAX : BlockLimits.OPTIONS_MAX - 1)
                .map(FindWords::choice)
                .toList());
        if (!all) {
            choices.addAll(unsearched());
        }
        return choices;
    }

    /** The hint alone, for when nothing could be searched. */
    public List<Choice> unsearched() {
        String hint = BlockLimits.cut(words.say("form.find.hint"), BlockLimits.OPTION_CHARS_MAX);
        String why = BlockLimits.cut(words.say("form.find.hint.why"), BlockLimits.OPTION_CHARS_MAX);
        return List.of(new Choice(hint, why, HINT));
    }

    /** Said below the box after a choice: the fields have it, or why they keep what they had. */
    String after(Chosen chosen, String key) {
        return words.say(
                key,
                Map.of(
                        "eni", Markup.code(chosen.eni().value()),
                        "instance", Markup.code(chosen.server().value())));
    }

    // A name is as long as people made it; the ID behind it is never cut.
    private static Choice choice(Candidate found) {
        EniFacts eni = found.eni();
        String rest = (found.address().isPresent() ? found.address().get() : address(eni)) + BETWEEN + eni.id();
        String vpc = found.vpc()
                .name()
                .filter(name -> !name.isBlank())
                .orElse(eni.vpc().value());
        return new Choice(
                joined(eni.name(), rest),
                joined(vpc, found.server() + BETWEEN + found.region()),
                new Chosen(eni.id(), eni.vpc(), found.server(), found.region()).value());
    }

    private static String joined(String name, String rest) {
        int room = BlockLimits.OPTION_CHARS_MAX - rest.length() - BETWEEN.length();
        String shown = BlockLimits.cut(Markup.clean(name), room);
        return shown.isBlank() ? rest : shown + BETWEEN + rest;
    }

    private static String address(EniFacts eni) {
        return eni.addresses().stream()
                .min(Comparator.comparing(address -> !address.primary()))
                .map(Address::privateIp)
                .orElse("-");
    }
}
