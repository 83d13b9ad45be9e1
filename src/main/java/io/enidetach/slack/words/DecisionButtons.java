package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import io.enidetach.request.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Approve and deny, wherever an open question stands. Nobody approves without having read what. */
final class DecisionButtons {
    private static final int DIALOG_ENIS_SHOWN = 8;

    private final Words words;
    private final Request request;
    private final Facts facts;

    DecisionButtons(Words words, Request request) {
        this.words = words;
        this.request = request;
        this.facts = new Facts(words, request);
    }

    LayoutBlock row() {
        return Blocks.actions(List.of(
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
                        .build()));
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
