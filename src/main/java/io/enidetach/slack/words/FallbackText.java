package io.enidetach.slack.words;

import io.enidetach.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands in a notification and what screen readers read: everything that a decision needs, without the blocks. */
final class FallbackText {
    private static final int ENI_LINES_SHOWN = 5;

    private final Words words;
    private final Request request;
    private final RequestBlocks parts;
    private final Facts facts;

    FallbackText(Words words, Request request) {
        this.words = words;
        this.request = request;
        this.parts = new RequestBlocks(words, request);
        this.facts = new Facts(words, request);
    }

    String with(String... first) {
        List<String> lines = new ArrayList<>(List.of(first));
        parts.verdict().ifPresent(lines::add);
        facts.places().forEach(place -> lines.add(place.replace('\n', ' ')));
        lines.addAll(parts.policy());
        lines.addAll(parts.warnings());
        if (!request.order().reason().isBlank()) {
            Markup reason = Markup.longCode(BlockLimits.cut(request.order().reason(), BlockLimits.REASON_CHARS_MAX));
            lines.add(words.say("part.reason", Map.of("reason", reason)));
        }
        lines.addAll(parts.decisions());
        if (request.order().enis().size() > ENI_LINES_SHOWN) {
            lines.add(facts.enis().mrkdwn());
        } else {
            lines.addAll(facts.eniLines());
        }
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }
}
