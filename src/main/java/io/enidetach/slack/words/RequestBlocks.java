package io.enidetach.slack.words;

import com.slack.api.model.block.LayoutBlock;
import io.enidetach.request.Consent;
import io.enidetach.request.Order;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.State;
import io.enidetach.workflow.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts that the card and the approval message share. */
final class RequestBlocks {
    private static final int LINES_A_SECTION = 4;

    private final Words words;
    private final Request request;
    private final Facts facts;
    private final Consequences consequences;

    RequestBlocks(Words words, Request request) {
        this.words = words;
        this.request = request;
        this.facts = new Facts(words, request);
        this.consequences = new Consequences(words, request);
    }

    /** What it comes to, who, where, which interfaces, what it does to the outside, why, and what the policy says. */
    List<LayoutBlock> preview() {
        List<LayoutBlock> blocks = new ArrayList<>();
        verdict().ifPresent(v -> blocks.add(Blocks.section(v)));
        blocks.add(Blocks.fields(facts.places()));
        blocks.addAll(sections(facts.eniLinesInFull()));
        consequences.neighbours().ifPresent(n -> blocks.add(Blocks.context(n)));
        warnings().forEach(w -> blocks.add(Blocks.section(w)));
        policy().forEach(p -> blocks.add(Blocks.section(p)));
        blocks.add(reason());
        return blocks;
    }

    /** What it comes to, in one line, while it lies ahead. */
    Optional<String> verdict() {
        return consequences.verdict();
    }

    List<LayoutBlock> sections(List<String> lines) {
        return sections(lines, LINES_A_SECTION);
    }

    private static List<LayoutBlock> sections(List<String> lines, int linesEach) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += linesEach) {
            int to = Math.min(lines.size(), from + linesEach);
            blocks.add(Blocks.section(String.join("\n", lines.subList(from, to))));
        }
        return blocks;
    }

    /** Every address of every interface; a line a section, since one may have thirty of each kind. */
    List<LayoutBlock> overflow() {
        return sections(facts.eniLinesWhole(), 1);
    }

    /** What stops working, and what looks wrong. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        consequences.publicAddresses().ifPresent(warnings::add);
        request.preview()
                .filter(p -> !p.server().state().isPlain())
                .ifPresent(p -> warnings.add(words.say("part.server.odd", Map.of("state", facts.serverState(p)))));
        return warnings;
    }

    /** Production and by which line, dry run. */
    List<String> policy() {
        List<String> lines = new ArrayList<>();
        Optional<Ruling> production = request.ruling().filter(Ruling::production);
        production.ifPresent(r -> lines.add(words.say("part.production", Map.of("why", productionWhy(r)))));
        if (request.order().dryRun()) {
            lines.add(words.say("part.dry", Map.of("approval", new Markup(inEarnest(production)))));
        }
        return lines;
    }

    private String inEarnest(Optional<Ruling> production) {
        return production
                .flatMap(Ruling::freeze)
                .map(freeze -> words.say(
                        "part.dry.frozen",
                        Map.of("window", Markup.code(freeze.window()), "until", Markup.moment(freeze.until()))))
                .orElseGet(() -> words.say(production.isPresent() ? "part.dry.needed" : "part.dry.plain"));
    }

    Markup productionWhy(Ruling ruling) {
        String key = "production." + ruling.productionWhy();
        return new Markup(words.say(
                words.has(key) ? key : "production.NONE", Map.of("line", Markup.code(ruling.productionLine()))));
    }

    /** Who agreed or said no, and when. */
    List<String> decisions() {
        List<String> lines = new ArrayList<>();
        for (Consent consent : request.consents()) {
            lines.add(decided("part.approved", consent.by(), consent.at()));
        }
        if (request.state() == State.DENIED) {
            request.ending()
                    .flatMap(e -> e.by())
                    .ifPresent(by -> lines.add(decided("part.denied", by, request.since())));
        }
        int required =
                request.ruling().flatMap(Ruling::terms).map(t -> t.required()).orElse(1);
        if (request.state() == State.AWAITING_APPROVAL && required > 1) {
            lines.add(words.say(
                    "part.approvals",
                    Map.of(
                            "count",
                                    Markup.plain(
                                            String.valueOf(request.consents().size())),
                            "required", Markup.plain(String.valueOf(required)))));
        }
        return lines;
    }

    Optional<String> paused(Pause pause) {
        if (!pause.on() || request.state().isEnd()) {
            return Optional.empty();
        }
        return Optional.of(words.say(
                "part.paused",
                Map.of(
                        "by", pause.by().isBlank() ? Markup.plain("") : Markup.mention(pause.by()),
                        "since", Markup.moment(pause.since()),
                        "reason", Markup.longCode(pause.reason()))));
    }

    LayoutBlock foot() {
        return Blocks.context(words.say("part.foot", facts.values()));
    }

    private LayoutBlock reason() {
        Order order = request.order();
        if (order.reason().isBlank()) {
            return Blocks.context(words.say("part.reason.none"));
        }
        String reason = BlockLimits.cut(Markup.clean(order.reason()), BlockLimits.REASON_CHARS_MAX);
        return Blocks.plainSection(words.say("part.reason", Map.of("reason", new Markup(reason))));
    }

    private String decided(String key, Person by, Instant at) {
        return words.say(key, Map.of("person", Markup.mention(by.id()), "at", Markup.moment(at)));
    }
}
