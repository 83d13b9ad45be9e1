package io.enidetach.command;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the words of a detach; each step answers with the problem that ends the reading, if there is one. */
final class DetachWords {
    private static final String REGION_EXAMPLE = "region=ap-guangzhou";
    /** Phones turn two hyphens into one dash. */
    private static final Set<String> DRY_RUN = Set.of("--dry-run", "\u2014dry-run", "\u2013dry-run");

    private static final String ACTION = "detachnetworkinterface";

    private final Set<EniId> enis = new LinkedHashSet<>();
    private Optional<VpcId> vpc = Optional.empty();
    private Optional<InstanceId> instance = Optional.empty();
    private Optional<Region> region = Optional.empty();
    private Optional<Pending> pending = Optional.empty();
    private boolean dryRun;
    private boolean first = true;

    /** A name whose value has not come yet; {@code typed} ends with {@code =} or {@code :} once that has come. */
    private record Pending(FieldName name, String typed) {
        boolean awaitsValue() {
            return typed.endsWith("=") || typed.endsWith(":");
        }
    }

    Optional<Problem> add(Words.Word word) {
        Optional<Problem> problem = word.foreign()
                ? Optional.of(unknown(word.text()))
                : pending.isPresent() ? late(word.text()) : fresh(word.text());
        first = false;
        return problem;
    }

    /** What is still wrong when no word is left. */
    Optional<Problem> unfinished() {
        if (pending.isPresent()) {
            return Optional.of(withoutValue(pending.get()));
        }
        return enis.isEmpty()
                ? Optional.of(Problems.of(Problem.Kind.NO_ENI, "", Problems.WHOLE_EXAMPLE))
                : Optional.empty();
    }

    Command.Detach detach(String reason) {
        return new Command.Detach(List.copyOf(enis), vpc, instance, region, dryRun, reason);
    }

    private Optional<Problem> fresh(String text) {
        int sign = signAt(text);
        Optional<FieldName> name = FieldName.parse(text.substring(0, sign));
        if (name.isPresent() && sign >= text.length() - 1) {
            pending = Optional.of(new Pending(name.get(), text));
            return Optional.empty();
        }
        return name.isPresent() ? value(name.get(), text, text.substring(sign + 1)) : bare(text);
    }

    private static int signAt(String text) {
        int sign = 0;
        while (sign < text.length() && text.charAt(sign) != '=' && text.charAt(sign) != ':') {
            sign++;
        }
        return sign;
    }

    /** A word after a name: the sign, the value, or both. */
    private Optional<Problem> late(String text) {
        Pending waiting = pending.orElseThrow();
        if (!waiting.awaitsValue()) {
            if (signAt(text) != 0) {
                return Optional.of(unknown(waiting.typed()));
            }
            waiting = new Pending(waiting.name(), waiting.typed() + text.charAt(0));
            pending = Optional.of(waiting);
            if (text.length() == 1) {
                return Optional.empty();
            }
            text = text.substring(1);
        }
        if (FieldName.parse(text.substring(0, signAt(text))).isPresent()) {
            return Optional.of(withoutValue(waiting));
        }
        pending = Optional.empty();
        return value(waiting.name(), waiting.typed() + text, text);
    }

    private Problem withoutValue(Pending waiting) {
        return waiting.awaitsValue()
                ? value(waiting.name(), waiting.typed(), "").orElseThrow()
                : unknown(waiting.typed());
    }

    private Optional<Problem> value(FieldName name, String typed, String value) {
        String lower = Letters.lower(value);
        if (name == FieldName.REGION) {
            return region(typed, lower);
        }
        if (name == FieldName.ACTION) {
            return lower.equals(ACTION) ? Optional.empty() : Optional.of(unknown(typed));
        }
        return id(name.idKind().orElseThrow(), typed, lower, value);
    }

    private Optional<Problem> bare(String text) {
        String lower = Letters.lower(text);
        if (DRY_RUN.contains(lower)) {
            dryRun = true;
            return Optional.empty();
        }
        Optional<IdKind> kind = IdKind.meantBy(lower);
        return kind.isPresent() ? id(kind.get(), text, lower, text) : Optional.of(unknown(text));
    }

    private Optional<Problem> id(IdKind kind, String typed, String lower, String value) {
        if (!kind.isOne(lower)) {
            return Optional.of(kind.problem(typed, value));
        }
        return switch (kind) {
            case ENI -> eni(new EniId(lower));
            case VPC -> vpc(new VpcId(lower));
            case INSTANCE -> instance(new InstanceId(lower));
        };
    }

    private Optional<Problem> eni(EniId eni) {
        enis.add(eni);
        return enis.size() > Command.Detach.ENIS_MAX
                ? Optional.of(Problems.counted(Problem.Kind.TOO_MANY_ENIS, enis.size(), eni.value()))
                : Optional.empty();
    }

    private Optional<Problem> vpc(VpcId typed) {
        if (!vpc.orElse(typed).equals(typed)) {
            return Optional.of(Problems.of(Problem.Kind.TWO_VPCS, typed.value(), Problems.WHOLE_EXAMPLE));
        }
        vpc = Optional.of(typed);
        return Optional.empty();
    }

    private Optional<Problem> instance(InstanceId typed) {
        if (!instance.orElse(typed).equals(typed)) {
            return Optional.of(Problems.of(Problem.Kind.TWO_INSTANCES, typed.value(), Problems.WHOLE_EXAMPLE));
        }
        instance = Optional.of(typed);
        return Optional.empty();
    }

    private Optional<Problem> region(String typed, String lower) {
        // Region names are open-ended, so a pasted token may have the shape of one.
        Optional<Region> named = Quotation.hides(typed) ? Optional.empty() : Region.parse(lower);
        if (named.isEmpty()) {
            return Optional.of(Problems.of(Problem.Kind.MALFORMED_REGION, typed, REGION_EXAMPLE));
        }
        if (!region.orElse(named.get()).sameAs(named.get())) {
            return Optional.of(Problems.of(Problem.Kind.TWO_REGIONS, typed, REGION_EXAMPLE));
        }
        region = region.isPresent() ? region : named;
        return Optional.empty();
    }

    private Problem unknown(String typed) {
        return Problems.of(
                Problem.Kind.UNKNOWN_WORD, typed, Problems.WHOLE_EXAMPLE, Suggestion.insteadOf(typed, first));
    }
}
