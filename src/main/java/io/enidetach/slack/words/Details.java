package io.enidetach.slack.words;

import io.enidetach.request.Action;
import io.enidetach.request.Address;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is known of an interface beyond its addresses, and what an end measured. What could not be read says so. */
final class Details {
    private static final int LINE_CHARS_MAX = 300;
    private static final int VALUE_CHARS_MAX = 40;
    private static final int SHOWN = 3;
    private static final int ADDRESSES_SHOWN = 10;

    private final Words words;

    Details(Words words) {
        this.words = words;
    }

    /** Where it stands, who may reach it, what it is tagged with. */
    String of(EniFacts eni) {
        Map<String, Markup> values = new LinkedHashMap<>();
        values.put("subnet", eni.subnet().map(Details::value).orElseGet(this::unread));
        values.put("zone", eni.zone().map(Details::value).orElseGet(this::unread));
        values.put("groups", eni.securityGroups().map(this::some).orElseGet(this::unread));
        values.put("tags", eni.tags().map(this::tags).orElseGet(this::unread));
        return BlockLimits.cutMarkup(words.say("part.eni.details", values), LINE_CHARS_MAX);
    }

    private Markup tags(Map<String, String> tags) {
        return some(tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .toList());
    }

    /** How long it took from the first ask to its proof, and which addresses it was about; only for a success. */
    Optional<String> measured(Request request) {
        Optional<Instant> asked =
                request.lines().stream().flatMap(l -> l.askedAt().stream()).min(Instant::compareTo);
        if (request.state() != State.SUCCEEDED || asked.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Markup> values = new LinkedHashMap<>();
        long seconds = Duration.between(asked.get(), request.since()).toSeconds();
        values.put("seconds", Markup.plain(String.valueOf(Math.max(1, seconds))));
        values.put("private", addresses(request, a -> Optional.of(a.privateIp())));
        values.put("public", addresses(request, Address::publicIp));
        String key = request.order().action() == Action.DETACH ? "end.measured.detach" : "end.measured.attach";
        List<String> said = new ArrayList<>(List.of(words.say(key, values)));
        if (request.order().action() == Action.DETACH && !values.get("public").isBlank()) {
            said.add(words.say("end.measured.public", values));
            List<String> whereabouts = new Consequences(words, request).whereabouts();
            said.addAll(whereabouts.isEmpty() ? List.of(words.say("end.public.unread")) : whereabouts);
        }
        return Optional.of(String.join(" ", said));
    }

    private Markup addresses(Request request, Function<Address, Optional<String>> which) {
        List<String> all = request.preview().stream()
                .flatMap(p -> p.enis().stream())
                .flatMap(e -> e.addresses().stream())
                .flatMap(a -> which.apply(a).stream())
                .distinct()
                .toList();
        return shown(all, ADDRESSES_SHOWN);
    }

    private Markup some(List<String> values) {
        return values.isEmpty() ? new Markup(words.say("part.eni.none")) : shown(values, SHOWN);
    }

    private Markup shown(List<String> values, int most) {
        List<Markup> first = values.stream().limit(most).map(Details::value).toList();
        String rest = values.size() > most
                ? " " + words.say("value.more", Map.of("count", Markup.plain(String.valueOf(values.size() - most))))
                : "";
        return new Markup(Markup.list(first).mrkdwn() + rest);
    }

    private Markup unread() {
        return new Markup(words.say("part.eni.unread"));
    }

    private static Markup value(String raw) {
        return Markup.code(BlockLimits.cut(Markup.clean(raw), VALUE_CHARS_MAX));
    }
}
