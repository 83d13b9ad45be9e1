package io.enidetach.slack.words;

import io.enidetach.request.Action;
import io.enidetach.request.Address;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EipFacts.Charge;
import io.enidetach.request.Line;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import io.enidetach.request.Whereabouts;
import io.enidetach.request.Whereabouts.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a request does to the world around its interfaces: told before in one line and in full, and after as it was seen.
 * The cloud's documents disagree on what becomes of public addresses, so what is certain and what may be stand apart.
 */
final class Consequences {
    private static final int NAME_CHARS_MAX = 30;
    private static final int NEIGHBOURS_SHOWN = 8;
    private static final int ADDRESSES_SHOWN = 10;

    private final Words words;
    private final Request request;
    private final Facts facts;

    Consequences(Words words, Request request) {
        this.words = words;
        this.request = request;
        this.facts = new Facts(words, request);
    }

    /** The whole of it in one line, while it lies ahead. */
    Optional<String> verdict() {
        boolean ahead = !request.state().isEnd() || request.order().dryRun();
        return request.preview().filter(p -> ahead).map(p -> {
            Map<String, Markup> values = new LinkedHashMap<>(facts.values());
            List<Address> all = addresses(p);
            values.put("private", number(all.size()));
            values.put("public", number((int)
                    all.stream().filter(a -> a.publicIp().isPresent()).count()));
            values.put(
                    "others", p.around().neighbours().map(n -> number(n.size())).orElseGet(this::unread));
            return words.say(isDetach() ? "part.verdict.detach" : "part.verdict.attach", values);
        });
    }

    /** Which other interfaces are on the server. */
    Optional<String> neighbours() {
        return request.preview()
                .map(p -> words.say(
                        "part.neighbours",
                        Map.of(
                                "others",
                                p.around().neighbours().map(this::named).orElseGet(this::unread))));
    }

    /** What happens to public addresses and to their bill; nothing when there are none, or when they come back. */
    Optional<String> publicAddresses() {
        Markup all = facts.publicAddresses();
        if (all.isBlank() || !isDetach()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(words.say("part.public", Map.of("public", all)));
        for (Charge charge : Charge.values()) {
            line(lines, "part.bill." + charge, publicIps(a -> charge(a) == charge));
        }
        line(
                lines,
                "part.bill.released",
                publicIps(a -> eip(a).map(EipFacts::released).orElse(false)));
        return Optional.of(String.join("\n", lines));
    }

    /** Where the public addresses were once their interface was seen off the server. */
    List<String> whereabouts() {
        List<String> lines = new ArrayList<>();
        for (Where where : Where.values()) {
            line(
                    lines,
                    "end.public." + where,
                    request.lines().stream()
                            .map(Line::publicIps)
                            .flatMap(List::stream)
                            .filter(seen -> seen.where() == where)
                            .map(Whereabouts::publicIp)
                            .toList());
        }
        return lines;
    }

    private void line(List<String> lines, String key, List<String> publicIps) {
        if (!publicIps.isEmpty()) {
            lines.add(words.say(key, Map.of("public", facts.some(publicIps, ADDRESSES_SHOWN))));
        }
    }

    private List<String> publicIps(Predicate<Address> which) {
        return request.preview().stream()
                .flatMap(p -> addresses(p).stream())
                .filter(a -> a.publicIp().isPresent())
                .filter(which)
                .flatMap(a -> a.publicIp().stream())
                .distinct()
                .toList();
    }

    private Charge charge(Address address) {
        return eip(address).map(EipFacts::charge).orElse(Charge.UNREAD);
    }

    private Optional<EipFacts> eip(Address address) {
        return request.preview()
                .flatMap(p -> address.eipId().flatMap(id -> p.around().eip(id)));
    }

    private Markup named(List<Neighbour> neighbours) {
        if (neighbours.isEmpty()) {
            return new Markup(words.say("part.eni.none"));
        }
        List<Markup> shown =
                neighbours.stream().limit(NEIGHBOURS_SHOWN).map(this::named).toList();
        int rest = neighbours.size() - NEIGHBOURS_SHOWN;
        String more = rest > 0 ? " " + words.say("value.more", Map.of("count", number(rest))) : "";
        return new Markup(Markup.list(shown).mrkdwn() + more);
    }

    private Markup named(Neighbour neighbour) {
        Markup name = Markup.code(BlockLimits.cut(Markup.clean(neighbour.name()), NAME_CHARS_MAX))
                .orIfBlank(Markup.NOTHING);
        String key = neighbour.primary() ? "part.neighbour.primary" : "part.neighbour";
        return new Markup(
                words.say(key, Map.of("eni", Markup.code(neighbour.id().value()), "name", name)));
    }

    private boolean isDetach() {
        return request.order().action() == Action.DETACH;
    }

    private Markup unread() {
        return new Markup(words.say("part.eni.unread"));
    }

    private static Markup number(int count) {
        return Markup.plain(String.valueOf(count));
    }

    private static List<Address> addresses(Preview preview) {
        return preview.enis().stream().flatMap(e -> e.addresses().stream()).toList();
    }
}
