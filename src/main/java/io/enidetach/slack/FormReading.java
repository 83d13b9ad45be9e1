package io.enidetach.slack;

import io.enidetach.command.Command;
import io.enidetach.command.CommandParser;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import io.enidetach.slack.words.Chosen;
import io.enidetach.slack.words.CommandWords;
import io.enidetach.slack.words.FormWords;
import io.enidetach.slack.words.SlackNames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the submitted form to a command, or to what is wrong under which field. For one submission. */
final class FormReading {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;，；、`]+");

    private final FormWords words;
    private final CommandWords commands;
    private final Map<String, String> faults = new LinkedHashMap<>();

    FormReading(FormWords words, CommandWords commands) {
        this.words = words;
        this.commands = commands;
    }

    /** A command when nothing is wrong; else texts by block ID. */
    record Outcome(Optional<Command.Detach> command, Map<String, String> faults) {}

    /** What the fields say counts. Where they name no interface, the one that was chosen in the search is meant. */
    Outcome read(FormFields fields) {
        Optional<Chosen> chosen = fields.chosen().filter(c -> fields.enis().isBlank());
        List<EniId> enis = chosen.map(c -> List.of(c.eni())).orElseGet(() -> enis(fields));
        Optional<VpcId> vpc = one(fields, SlackNames.VPC, VpcId::parse);
        Optional<InstanceId> instance = one(fields, SlackNames.INSTANCE, InstanceId::parse);
        Optional<Region> region = one(fields, SlackNames.REGION, Region::parse).or(() -> chosen.map(Chosen::region));
        if (!faults.isEmpty()) {
            return new Outcome(Optional.empty(), Map.copyOf(faults));
        }
        StringJoiner typed = new StringJoiner(" ");
        enis.forEach(eni -> typed.add(eni.value()));
        vpc.ifPresent(id -> typed.add(id.value()));
        instance.ifPresent(id -> typed.add(id.value()));
        region.ifPresent(name -> typed.add("region=" + name.value()));
        if (fields.isDryRun()) {
            typed.add("--dry-run");
        }
        return reasoned(typed, fields.text(SlackNames.REASON));
    }

    // The same rules as for a typed reason, by the same code, which wants it as Slack sends typed text.
    private Outcome reasoned(StringJoiner typed, String reason) {
        if (!reason.isBlank()) {
            String seen = FormText.of(reason);
            typed.add("-- " + seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        Command command = CommandParser.parse(typed.toString());
        if (command instanceof Command.Detach detach) {
            return new Outcome(Optional.of(detach), Map.of());
        }
        String fault = command instanceof Command.Misspelt misspelt ? commands.misspelt(misspelt.problem()) : "?";
        return new Outcome(Optional.empty(), Map.of(SlackNames.REASON, fault));
    }

    private List<EniId> enis(FormFields fields) {
        List<String> parts = Arrays.stream(BETWEEN.split(fields.enis().strip().toLowerCase(Locale.ROOT)))
                .filter(part -> !part.isBlank())
                .distinct()
                .toList();
        List<EniId> enis = parts.stream().flatMap(p -> EniId.parse(p).stream()).toList();
        if (enis.size() < parts.size()) {
            faults.put(fields.enisBlock(), words.fault(SlackNames.ENIS));
        } else if (enis.isEmpty() || enis.size() > Command.Detach.ENIS_MAX) {
            faults.put(fields.enisBlock(), words.count(enis.size()));
        }
        return enis;
    }

    private <T> Optional<T> one(FormFields fields, String field, Function<String, Optional<T>> parse) {
        String text = fields.text(field).replace("`", "").strip().toLowerCase(Locale.ROOT);
        Optional<T> parsed = parse.apply(text);
        if (parsed.isEmpty() && !text.isEmpty()) {
            faults.put(field, words.fault(field));
        }
        return parsed;
    }
}
