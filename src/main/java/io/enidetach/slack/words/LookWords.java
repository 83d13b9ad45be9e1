package io.enidetach.slack.words;

import io.enidetach.policy.Truth;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.workflow.FrontDesk.Overview;
import io.enidetach.workflow.FrontDesk.Seen;
import io.enidetach.workflow.FrontDesk.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers to {@code status}, {@code why}, {@code list} and {@code whoami}, for one person's eyes. */
public final class LookWords {
    private static final int REQUESTS_SHOWN = 10;
    private static final int RULES_SHOWN = 20;

    private final Words words;
    private final Messages messages;

    public LookWords(Words words, Messages messages) {
        this.words = words;
        this.messages = messages;
    }

    /** How a request stands. */
    public Message status(Seen seen) {
        return messages.copy(seen.request(), seen.pause());
    }

    /** Which rule decided, and why somebody had to agree. */
    public Message why(Seen seen) {
        Request request = seen.request();
        Map<String, Markup> values = new LinkedHashMap<>(new Facts(words, request).values());
        List<String> lines = new ArrayList<>();
        if (request.ruling().isEmpty()) {
            request.ending().ifPresent(e -> values.put("ending", new Markup(new Endings(words, request).sentence())));
            lines.add(words.say("why.none", values));
        }
        request.ruling().ifPresent(ruling -> {
            lines.add(words.say("why.rule", values));
            if (ruling.production()) {
                values.put("why", new RequestBlocks(words, request).productionWhy(ruling));
                lines.add(words.say("why.production", values));
            } else {
                lines.add(words.say("why.plain"));
            }
            ruling.terms().ifPresent(terms -> {
                values.put("required", Markup.plain(String.valueOf(terms.required())));
                values.put("approvers", ApprovalMessage.approvers(terms));
                lines.add(words.say("why.asked", values));
            });
            request.ending().ifPresent(e -> lines.add(new Endings(words, request).sentence()));
            trace(ruling.trace()).ifPresent(lines::add);
        });
        return new Message(String.join("\n", lines), List.of(), Optional.of(RequestMetadata.of(request)));
    }

    private Optional<String> trace(List<String> trace) {
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        // What decided stands at the end.
        int left = Math.max(0, trace.size() - RULES_SHOWN);
        List<String> shown = new ArrayList<>();
        if (left > 0) {
            shown.add(words.say("value.more", Map.of("count", Markup.plain(String.valueOf(left)))));
        }
        trace.subList(left, trace.size())
                .forEach(line -> shown.add(Markup.longCode(line).mrkdwn()));
        return Optional.of(words.say("why.trace", Map.of("trace", new Markup(String.join("\n", shown)))));
    }

    /** One's own requests and those that wait for one. */
    public Message list(Overview overview) {
        List<String> lines = new ArrayList<>();
        add(lines, "list.forMe", overview.forMe());
        add(lines, "list.mine", overview.mine());
        return Message.of(lines.isEmpty() ? words.say("list.nothing") : String.join("\n", lines));
    }

    /** Who the bot thinks somebody is and what they may do here. */
    public Message whoAmI(Person person, Standing standing) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("who.member." + standing.fullMember(), Map.of("person", Markup.mention(person.id()))));
        if (standing.fullMember() == Truth.YES) {
            lines.add(words.say(
                    standing.mayAsk() ? "who.ask.yes" : "who.ask.no",
                    Map.of("rule", Markup.code(standing.rule().orElse("")))));
            lines.add(words.say("who.approve." + standing.mayApprove()));
            lines.add(words.say("who.pause." + standing.mayPause()));
            groups(lines, "who.groups", standing, Truth.YES);
            groups(lines, "who.groups.unread", standing, Truth.UNKNOWN);
            rules(lines, standing.rules());
        }
        return Message.of(String.join("\n", lines));
    }

    private void add(List<String> lines, String title, List<Request> requests) {
        if (requests.isEmpty()) {
            return;
        }
        lines.add(words.say(title));
        requests.stream()
                .limit(REQUESTS_SHOWN)
                .map(r -> words.say("list.line", new Facts(words, r).values()))
                .forEach(lines::add);
        more(lines, requests.size() - REQUESTS_SHOWN);
    }

    private void groups(List<String> lines, String key, Standing standing, Truth wanted) {
        List<Markup> groups = standing.groups().entrySet().stream()
                .filter(e -> e.getValue() == wanted)
                .map(e -> Markup.code(e.getKey()))
                .sorted((a, b) -> a.mrkdwn().compareTo(b.mrkdwn()))
                .toList();
        if (!groups.isEmpty()) {
            lines.add(words.say(key, Map.of("groups", Markup.list(groups))));
        }
    }

    private void rules(List<String> lines, List<String> rules) {
        if (rules.isEmpty()) {
            return;
        }
        lines.add(words.say("who.rules"));
        rules.stream()
                .limit(RULES_SHOWN)
                .map(r -> words.say("who.rule", Map.of("rule", Markup.code(r))))
                .forEach(lines::add);
        more(lines, rules.size() - RULES_SHOWN);
    }

    private void more(List<String> lines, int rest) {
        if (rest > 0) {
            lines.add(words.say("value.more", Map.of("count", Markup.plain(String.valueOf(rest)))));
        }
    }
}
