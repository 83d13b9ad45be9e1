package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
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
    private static final int DIALOG_ENIS_SHOWN = 8;

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
            blocks.add(Blocks.actions(List.of(
                    Blocks.button(
                                    SlackNames.APPROVE,
                                    words.say("button.approve"),
                                    request.id().value())
                            .style("primary")
                            .confirm(dialog())
                            .build(),
                    Blocks.button(
                                    SlackNames.DENY,
                                    words.say("button.deny"),
                                    request.id().value())
                            .style("danger")
                            .build())));
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
        return words.has(key) ? words.say(key) : new Endings(words, request).state();
    }

    static Markup approvers(ApprovalTerms terms) {
        Stream<Markup> groups = terms.groups().stream().map(ApprovalMessage::group);
        Stream<Markup> users = terms.users().stream().map(Markup::mention);
        return Markup.list(Stream.concat(groups, users).limit(APPROVERS_SHOWN).toList());
    }

    private static Markup group(String id) {
        return GROUP.matcher(id).matches() ? new Markup("<!subteam^" + id + ">") : Markup.code(id);
    }

    // Slack shows this text plain, so it holds bare IDs and no markup.
    private ConfirmationDialogObject dialog() {
        Map<String, Markup> values = new LinkedHashMap<>(facts.values());
        List<String> enis = request.order().enis().stream().map(e -> e.value()).toList();
        String named = String.join(", ", enis.subList(0, Math.min(enis.size(), DIALOG_ENIS_SHOWN)));
        int rest = enis.size() - DIALOG_ENIS_SHOWN;
        String more =
                rest <= 0 ? "" : " " + words.say("value.more", Map.of("count", Markup.plain(String.valueOf(rest))));
        values.put("enis", Markup.plain(named + more));
        facts.serverId().ifPresent(id -> values.put("server", Markup.plain(id.value())));
        facts.vpcId().ifPresent(id -> values.put("vpc", Markup.plain(id.value())));
        return Blocks.dialog(
                words.say("dialog.approve.title", values),
                words.say("dialog.approve.text", values),
                words.say("dialog.approve.yes"),
                words.say("dialog.approve.no"));
    }
}
