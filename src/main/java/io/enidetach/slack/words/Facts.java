package io.enidetach.slack.words;

import io.enidetach.request.Address;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import io.enidetach.request.State;
import io.enidetach.request.VpcId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is known of a request, as pieces of markup with limits of their own. */
final class Facts {
    private static final int NAME_CHARS_MAX = 40;
    private static final int PRIVATE_SHOWN = Preview.ADDRESSES_ON_CARD;
    private static final int PUBLIC_SHOWN = 10;
    private static final int ALL_PUBLIC_SHOWN = 40;
    private static final int ENIS_SHOWN = 20;

    private final Words words;
    private final Request request;

    Facts(Words words, Request request) {
        this.words = words;
        this.request = request;
    }

    /** The values that most sentences about a request use. */
    Map<String, Markup> values() {
        Map<String, Markup> values = new LinkedHashMap<>();
        String action = "action." + request.order().action().name();
        values.put("id", Markup.plain(request.id().value()));
        values.put("action", new Markup(words.say(action + ".title")));
        values.put("verb", new Markup(words.say(action + ".verb")));
        values.put("done", new Markup(words.say(action + ".done")));
        values.put("state", new Markup(words.say("state." + request.state().name())));
        values.put("enis", enis());
        values.put("requester", Markup.mention(request.order().requester().id()));
        serverId().ifPresent(id -> values.put("server", Markup.code(id.value())));
        vpcId().ifPresent(id -> values.put("vpc", Markup.code(id.value())));
        until().ifPresent(until -> values.put("until", Markup.moment(until)));
        values.put("since", Markup.moment(request.since()));
        request.ruling().ifPresent(ruling -> {
            values.put("rule", Markup.code(ruling.rule()));
            values.put("policy", Markup.code(ruling.policyVersion()));
            ruling.terms()
                    .ifPresent(t ->
                            values.put("channel", Markup.channel(t.channel().id())));
        });
        return values;
    }

    Optional<InstanceId> serverId() {
        return request.preview().map(p -> p.server().id()).or(request.order()::instance);
    }

    Optional<VpcId> vpcId() {
        return request.preview().map(p -> p.vpc().id()).or(request.order()::vpc);
    }

    Markup enis() {
        return some(request.order().enis().stream().map(EniId::value).toList(), ENIS_SHOWN);
    }

    /** All public addresses that lead to the request's interfaces. */
    Markup publicAddresses() {
        return some(
                request.preview().stream()
                        .flatMap(p -> p.enis().stream())
                        .flatMap(e -> e.addresses().stream())
                        .flatMap(a -> a.publicIp().stream())
                        .distinct()
                        .toList(),
                ALL_PUBLIC_SHOWN);
    }

    /** One line for each interface with its name and addresses, as many as fit on a card. */
    List<String> eniLines() {
        return eniLines(PRIVATE_SHOWN, PUBLIC_SHOWN);
    }

    /** The same with every address. */
    List<String> eniLinesWhole() {
        return eniLines(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private List<String> eniLines(int privates, int publics) {
        List<String> lines = new ArrayList<>();
        for (EniId id : request.order().enis()) {
            lines.add(request.preview()
                    .flatMap(p -> p.eni(id))
                    .map(eni -> eniLine(eni, privates, publics))
                    .orElseGet(() -> "• " + Markup.code(id.value()).mrkdwn()));
        }
        return lines;
    }

    /** Server, VPC and region with their names. */
    List<String> places() {
        List<String> fields = new ArrayList<>();
        request.preview().ifPresent(p -> {
            fields.add(words.say(
                    "part.server",
                    Map.of(
                            "server", Markup.code(p.server().id().value()),
                            "name", name(p.server().name().orElse("")),
                            "state", serverState(p))));
            fields.add(words.say(
                    "part.vpc",
                    Map.of(
                            "vpc",
                            Markup.code(p.vpc().id().value()),
                            "name",
                            name(p.vpc().name().orElse("")))));
            fields.add(words.say(
                    "part.region", Map.of("region", Markup.code(p.region().value()))));
        });
        fields.add(words.say("part.requester", values()));
        request.ruling().ifPresent(r -> fields.add(words.say("part.rule", values())));
        return fields;
    }

    /** The same with what else was read of each. */
    List<String> eniLinesInFull() {
        Details details = new Details(words);
        List<String> lines = eniLines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            EniId id = request.order().enis().get(i);
            lines.set(
                    i,
                    request.preview()
                            .flatMap(p -> p.eni(id))
                            .map(eni -> line + "\n" + details.of(eni))
                            .orElse(line));
        }
        return lines;
    }

    Markup serverState(Preview preview) {
        return new Markup(words.say(
                "server." + preview.server().state().name(),
                Map.of("word", Markup.code(preview.server().word()))));
    }

    private String eniLine(EniFacts eni, int privates, int publics) {
        String line = words.say(
                "part.eni",
                Map.of(
                        "eni", Markup.code(eni.id().value()),
                        "name", name(eni.name()),
                        "private", addresses(eni, a -> Optional.of(a.privateIp()), privates)));
        Markup open = addresses(eni, Address::publicIp, publics);
        if (!open.isBlank()) {
            line += words.say("part.eni.public", Map.of("public", open));
        }
        return line;
    }

    private Markup addresses(EniFacts eni, Function<Address, Optional<String>> which, int most) {
        return some(
                eni.addresses().stream().flatMap(a -> which.apply(a).stream()).toList(), most);
    }

    // An empty name is a fact and not a gap: nothing stands there.
    private static Markup name(String raw) {
        return Markup.code(BlockLimits.cut(Markup.clean(raw), NAME_CHARS_MAX)).orIfBlank(Markup.NOTHING);
    }

    Markup some(List<String> values, int most) {
        List<Markup> shown = new ArrayList<>(
                values.stream().limit(most).map(v -> Markup.code(v)).toList());
        String rest = values.size() > most
                ? " " + words.say("value.more", Map.of("count", Markup.plain(String.valueOf(values.size() - most))))
                : "";
        return new Markup(Markup.list(shown).mrkdwn() + rest);
    }

    // The wait for an approval begins when Slack takes the question; while that is being posted, it is about now.
    private Optional<Instant> until() {
        Optional<Instant> expected = request.ruling()
                .flatMap(Ruling::terms)
                .filter(terms -> request.state() == State.AWAITING_APPROVAL)
                .map(terms -> request.since().plus(terms.expiresAfter()));
        return request.waitUntil().or(() -> expected);
    }
}
