package io.enidetach.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a file of expected decisions against a policy (contract, 8). Everyone in it is a full member, in exactly the
 * groups of the line. What a line leaves out could not be established, but for the region, which is the policy's first,
 * and the time, which is then outside every freeze.
 */
public final class PolicyTable {
    private PolicyTable() {}

    /** What came of it. */
    public sealed interface Result {
        /** The table was run; it passed when there are no mismatches. */
        record Ran(int cases, List<Mismatch> mismatches) implements Result {}

        /** The table could not be read. */
        record Broken(List<Fault> faults) implements Result {}
    }

    /**
     * A case whose decision is another than expected.
     *
     * @param number of the case, from 1
     * @param field {@code expect}, {@code production}, {@code required} or {@code rule}
     * @param decision what the policy says, for the trace
     */
    public record Mismatch(
            String file, int line, int number, String field, String expected, String actual, Decision decision) {
        /** One line. */
        @Override
        public String toString() {
            return file + ":" + line + ": case " + number + ": " + field + ": expected " + expected + ", but it is "
                    + actual;
        }
    }

    /** Reads the table and decides each case. */
    public static Result run(Path file, Policy policy) {
        return run(SourceText.of(file), file.toString(), policy);
    }

    static Result run(Optional<String> text, String file, Policy policy) {
        Faults faults = new Faults(file);
        if (text.isEmpty()) {
            faults.add(Place.FILE, "", Fault.Kind.UNREADABLE_FILE);
            return new Result.Broken(faults.all());
        }
        List<TableCase> cases = Yaml.read(text.get(), faults)
                .map(new TableReader(faults, policy.defaultRegion())::read)
                .orElse(List.of());
        if (!faults.isEmpty()) {
            return new Result.Broken(faults.all());
        }
        List<Mismatch> mismatches = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            mismatches.addAll(check(cases.get(i), file, i + 1, policy));
        }
        return new Result.Ran(cases.size(), List.copyOf(mismatches));
    }

    private static List<Mismatch> check(TableCase one, String file, int number, Policy policy) {
        Decision decision = policy.decide(one.subject(), one.channel(), one.target(), one.at());
        List<Mismatch> wrong = new ArrayList<>();
        String allowed = effect(decision.allowed());
        if (one.allowed() != decision.allowed()) {
            wrong.add(mismatch(one, file, number, "expect", effect(one.allowed()), allowed, decision));
        }
        if (one.production().filter(p -> p != decision.production()).isPresent()) {
            String expected = one.production().get().toString();
            String actual = Boolean.toString(decision.production());
            wrong.add(mismatch(one, file, number, "production", expected, actual, decision));
        }
        int required = decision.approval().map(Approval::required).orElse(0);
        if (one.required().filter(n -> n != required).isPresent()) {
            String expected = one.required().get().toString();
            wrong.add(mismatch(one, file, number, "required", expected, String.valueOf(required), decision));
        }
        if (one.rule().isPresent() && !one.rule().equals(decision.rule())) {
            String actual = decision.rule().orElse("(none)");
            wrong.add(mismatch(one, file, number, "rule", one.rule().get(), actual, decision));
        }
        return wrong;
    }

    private static String effect(boolean allowed) {
        return allowed ? "allow" : "deny";
    }

    private static Mismatch mismatch(
            TableCase one, String file, int number, String field, String expected, String actual, Decision decision) {
        return new Mismatch(file, one.line(), number, field, expected, actual, decision);
    }
}
