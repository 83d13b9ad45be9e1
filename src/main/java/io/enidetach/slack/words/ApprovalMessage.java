package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import io.enidetach.request.ApprovalTerms;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.State;
import io.enidetach.workflow.Pause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The question to the approvers, and what became of it. */
final class ApprovalMessage {
    private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{1,30}");
    private static final int APPROVERS_SHOWN = 10;

    private final Words words;
    private final Request request;
    private final Pause pause;
    private final RequestBlocks parts;
    private final Facts facts;

    ApprovalMessage(Words words, Request request, Pause pause) {
        this.words = words;
        this.request = request;
        this.pause = pause;
        this.parts = new RequestBlocks(words, request);
        this.facts = new Facts(words, request);
    }

    Message render() {
        boolean open = request.state() == State.AWAITING_APPROVAL;
        String title = words.say(open ? "approval.title" : "approval.title.over", facts.values());
        String what = open ? question() : over();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.header(title));
        blocks.add(Blocks.section(what));
        parts.paused(pause).ifPresent(p -> blocks.add(Blocks.section(p)));
        blocks.addAll(parts.preview());
        List<String> decisions = parts.decisions();
        if (!decisions.isEmpty()) {
            blocks.add(Blocks.section(String.join("\n", decisions)));
        }
        blocks.add(parts.foot());
        if (open) {
            blocks.add(new DecisionButtons(words, request).row());
        }
        String text = new FallbackText(words, request)
                .with(title, what, parts.paused(pause).orElse(""));
        return new Message(text, blocks, Optional.of(RequestMetadata.of(request)));
    }

    /** That it still waits, to those who can decide it. */
    Message reminder() {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("approval.reminder", asked()));
        lines.addAll(parts.decisions());
        String text = String.join("\n", lines);
        return new Message(text, List.of(Blocks.section(text)), Optional.of(RequestMetadata.of(request)));
    }

    private String question() {
        return words.say("approval.ask", asked());
    }

    private Map<String, Markup> asked() {
        Map<String, Markup> values = new LinkedHashMap<>(facts.values());
        values.put(
                "approvers",
                request.ruling()
                        .flatMap(Ruling::terms)
                        .map(ApprovalMessage::approvers)
                        .orElse(Markup.plain("")));
        return values;
    }

    private String over() {
        String key = "approval.over." + request.state().name();
        return words.has(key) ? words.say(key) : new Endings(words, request).sentence();
    }

    static Markup approvers(ApprovalTerms terms) {
        Stream<Markup> groups = terms.groups().stream().map(ApprovalMessage::group);
        Stream<Markup> users = terms.users().stream().map(Markup::mention);
        return Markup.list(Stream.concat(groups, users).limit(APPROVERS_SHOWN).toList());
    }

    private static Markup group(String id) {
        return GROUP.matcher(id).matches() ? new Markup("<!subteam^" + id + ">") : Markup.code(id);
    }
}
