package io.enidetach.slack.words;

import io.enidetach.request.Ending;
import io.enidetach.request.Line;
import io.enidetach.request.LineState;
import io.enidetach.request.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says why a request, or one interface of it, ended as it did. */
final class Endings {
    private static final int LINE_CHARS_MAX = 690;

    private final Words words;
    private final Request request;
    private final Facts facts;

    Endings(Words words, Request request) {
        this.words = words;
        this.request = request;
        this.facts = new Facts(words, request);
    }

    /** What the request's present state means to those who read of it; at the end: what happened and what to do. */
    String sentence() {
        return request.ending()
                .map(this::sentence)
                .orElseGet(() -> words.say("card." + request.state().name(), facts.values()));
    }

    /** One result line for each interface once the cloud was to be asked for several, or for one that is under way. */
    List<String> lines() {
        boolean started = request.lines().stream().anyMatch(l -> l.state() != LineState.WAITING || l.asks() > 0);
        boolean several = request.lines().size() > 1;
        if (!started || (!several && request.state().isEnd())) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        request.lines().forEach(l -> lines.add(BlockLimits.cutMarkup("• " + line(l), LINE_CHARS_MAX)));
        return lines;
    }

    private String line(Line line) {
        Map<String, Markup> values = new LinkedHashMap<>(facts.values());
        values.put("eni", Markup.code(line.eni().value()));
        String what = words.say("line." + line.state().name(), values);
        boolean plain = line.state() == LineState.DONE || !line.state().isEnd();
        return plain ? what : line.ending().map(e -> because(what, e)).orElse(what);
    }

    private String because(String what, Ending ending) {
        return words.say("line.because", Map.of("line", new Markup(what), "ending", new Markup(sentence(ending))));
    }

    // The ending's own values win over the request's: its eni is the one that it is about.
    private String sentence(Ending ending) {
        Map<String, Markup> values = new LinkedHashMap<>(facts.values());
        values.remove("rule");
        values.put("command", new Markup(""));
        values.putAll(Args.of(words, ending.args()));
        return words.say("reason." + ending.reason().name(), values) + trace(values);
    }

    // What the cloud's support asks for.
    private String trace(Map<String, Markup> values) {
        return trace("task", "end.task", values) + trace("reference", "end.reference", values);
    }

    private String trace(String name, String key, Map<String, Markup> values) {
        Markup value = values.getOrDefault(name, Markup.plain(""));
        return value.isBlank() ? "" : " " + words.say(key, values);
    }
}
